import { isAlias, isMap, isPair, isScalar, isSeq, type Scalar } from "yaml";
import type { Span } from "../../text/span.js";
import type { ManifestProblem, ProblemCode } from "../problems/problem.js";
import type { YamlEntry, YamlNode, YamlScalar } from "./node.js";

/** How deep collections may nest, aliases included: everything that walks a tree relies on it. */
const maxDepth = 64;
/** How many nodes aliases may add in all. */
const maxAliased = 10_000;

/** What the sections of one document share. */
export interface TreeContext {
  readonly anchors: Map<string, Built>;
  readonly problems: ManifestProblem[];
  /** Nodes that aliases have added so far. */
  aliased: number;
}

/** A node with the number of nodes and of levels below it, itself included. */
interface Built {
  readonly node: YamlNode;
  readonly size: number;
  readonly depth: number;
}

const styles: Readonly<Record<string, YamlScalar["style"]>> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_FOLDED: "block",
  BLOCK_LITERAL: "block",
};

/** Adds an entry to a map unless its key is there already, which is a problem. */
export function addEntry(context: TreeContext, entries: Map<string, YamlEntry>, name: string, entry: YamlEntry): void {
  if (!entries.has(name)) entries.set(name, entry);
  else complain(context, "duplicate-key", entry.key, `\`${name}\` is given twice; only the first counts.`);
}

function complain(context: TreeContext, code: ProblemCode, span: Span, message: string): void {
  context.problems.push({ code, severity: "error", message, span });
}

/** Turns a node of the YAML library, whose offsets count from `offset`, into a tree with aliases and `<<` resolved. Never throws. */
export function buildTree(contents: unknown, offset: number, context: TreeContext): YamlNode {
  function spanOf(node: { range?: readonly number[] | null }, fallback: Span): Span {
    const [start, end] = node.range ?? [];
    return start === undefined || end === undefined ? fallback : { start: start + offset, end: end + offset };
  }

  function nothing(at: number): Built {
    return { node: { kind: "scalar", value: null, span: { start: at, end: at }, style: "plain" }, size: 1, depth: 1 };
  }

  /** `before` is where the node starts if it is empty, `level` the number of collections around it. */
  function build(node: unknown, before: Span, level: number): Built {
    if (isAlias(node)) return resolve(node.source, spanOf(node, before), level);
    const built = isScalar(node)
      ? scalar(node, before)
      : isMap(node) || isSeq(node)
        ? collection(node, before, level)
        : nothing(before.end);
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) context.anchors.set(node.anchor, built);
    return built;
  }

  function scalar(node: Scalar, before: Span): Built {
    const { value, source } = node;
    const isPlain = value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    const span = spanOf(node, { start: before.end, end: before.end });
    return {
      node: { kind: "scalar", value: isPlain ? value : (source ?? ""), span, style: styles[node.type ?? ""] ?? "plain" },
      size: 1,
      depth: 1,
    };
  }

  function collection(node: { flow?: boolean; items: unknown[]; range?: readonly number[] | null }, before: Span, level: number): Built {
    const span = spanOf(node, before);
    if (level >= maxDepth) {
      complain(
        context,
        "too-large",
        { start: span.start, end: span.start + 1 },
        `More than ${maxDepth} levels are nested here; the rest is not read.`,
      );
      return nothing(span.start);
    }
    const children: Built[] = [];
    const child = (value: unknown, at: Span): YamlNode => {
      const built = build(value, at, level + 1);
      children.push(built);
      return built.node;
    };
    const common = { span, flow: node.flow === true };
    const tree: YamlNode = isMap(node)
      ? { kind: "map", ...common, entries: entriesOf(node.items, span, child) }
      : { kind: "list", ...common, items: node.items.map((item) => child(item, span)) };
    return {
      node: tree,
      size: children.reduce((sum, { size }) => sum + size, 1),
      depth: children.reduce((deepest, { depth }) => Math.max(deepest, depth), 0) + 1,
    };
  }

  function entriesOf(pairs: readonly unknown[], span: Span, child: (value: unknown, at: Span) => YamlNode): ReadonlyMap<string, YamlEntry> {
    const entries = new Map<string, YamlEntry>();
    const merged: { readonly key: Span; readonly value: YamlNode }[] = [];
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      const given = child(pair.key, { start: span.start, end: span.start });
      const key = isAlias(pair.key) ? spanOf(pair.key, given.span) : given.span;
      const value = child(pair.value, key);
      if (given.kind !== "scalar")
        complain(context, "wrong-type", { start: key.start, end: key.start + 1 }, "A key must be text, not a collection.");
      else if (given.value === "<<" && given.style === "plain") merged.push({ key, value });
      else addEntry(context, entries, String(given.value ?? ""), { key, value });
    }
    for (const { key, value } of merged) merge(entries, key, value);
    return entries;
  }

  function merge(entries: Map<string, YamlEntry>, key: Span, value: YamlNode): void {
    const sources = value.kind === "list" ? value.items : [value];
    for (const source of sources) {
      if (source.kind !== "map") complain(context, "wrong-type", key, "`<<` takes an alias of a map, such as `*defaults`.");
      else for (const [name, entry] of source.entries) if (!entries.has(name)) entries.set(name, entry);
    }
  }

  function resolve(name: string, span: Span, level: number): Built {
    const target = context.anchors.get(name);
    if (!target) {
      complain(context, "syntax", span, `No value above is named \`&${name}\`.`);
      return nothing(span.end);
    }
    context.aliased += target.size;
    if (context.aliased > maxAliased || level + target.depth > maxDepth) {
      complain(context, "alias-limit", span, "The aliases of this file grow it beyond measure; this one is not read.");
      return nothing(span.end);
    }
    return target;
  }

  return build(contents, { start: offset, end: offset }, 0).node;
}
