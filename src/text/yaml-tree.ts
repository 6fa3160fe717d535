import { type Alias, isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { ScalarStyle } from "./mapped-text.js";
import type { Span } from "./span.js";
import { type YamlEntry, YamlNode } from "./yaml-node.js";

/** Nodes that all aliases of a text together may stand for, and levels that one may. */
const maxAliasNodes = 100_000;
const maxAliasHeight = 50;

/** A node, and how many nodes and levels it is with its aliases followed. `end` is where its own text ends. */
interface Built {
  readonly node: YamlNode;
  readonly size: number;
  readonly height: number;
  readonly end: number;
}

/** Turns the parsed documents of one text into trees. An alias shares the node it stands for, and is null where that is too large. */
export class YamlTreeBuilder {
  /** The first alias that was not followed because of its size. */
  refusedAlias: Span | undefined;
  private anchors = new Map<string, Built>();
  private aliasNodes = 0;

  constructor(private readonly text: string) {}

  document(contents: unknown): YamlNode {
    this.anchors = new Map();
    return this.build(contents, 0).node;
  }

  /** `at` is where a value that is not written would stand. */
  private build(value: unknown, at: number): Built {
    if (isAlias(value)) return this.alias(value, at);
    if (!isScalar(value) && !isSeq(value) && !isMap(value)) return missing(at);
    const start = value.range?.[0] ?? at;
    const span = { start, end: Math.max(start, Math.min(value.range?.[1] ?? at, this.text.length)) };
    const built = isScalar(value) ? this.scalar(value, span) : isSeq(value) ? this.list(value, span) : this.map(value, span);
    if (value.anchor) this.anchors.set(value.anchor, built);
    return built;
  }

  private alias(alias: Alias, at: number): Built {
    const [start, end] = alias.range ?? [at, at];
    const target = this.anchors.get(alias.source);
    if (!target) return missing(end);
    if (target.height > maxAliasHeight || this.aliasNodes + target.size > maxAliasNodes) {
      this.refusedAlias ??= { start, end };
      return missing(end);
    }
    this.aliasNodes += target.size;
    return { ...target, end };
  }

  private scalar(scalar: Scalar, span: Span): Built {
    const value = String(scalar.value ?? "");
    const quoted = scalar.type?.startsWith("QUOTE") ?? false;
    if (!quoted && !scalar.tag && nullWords.has(value) && !scalar.type?.startsWith("BLOCK")) return missing(span.end);
    const style = styles[scalar.type ?? "PLAIN"] ?? "plain";
    const body = bodyOf(this.text, span, style);
    const end = style === "block" ? trimmedEnd(this.text, span) : span.end;
    const node = new YamlNode({ kind: "text", scalar: { source: this.text, body, value, style } }, { start: span.start, end }, scalar.tag);
    return { node, size: 1, height: 1, end };
  }

  private list(list: YAMLSeq, span: Span): Built {
    const items: Built[] = [];
    let end = span.start;
    for (const item of list.items) {
      const built = this.build(item, end);
      items.push(built);
      end = Math.max(end, built.end);
    }
    end = list.flow ? span.end : end;
    const node = new YamlNode({ kind: "list", items: items.map((item) => item.node) }, { start: span.start, end }, list.tag);
    return { node, ...measure(items), end };
  }

  private map(map: YAMLMap, span: Span): Built {
    const parts: Built[] = [];
    const own: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    let end = span.start;
    for (const pair of map.items) {
      const key = this.build(pair.key, end);
      const value = this.build(pair.value, key.end);
      parts.push(key, value);
      end = Math.max(end, key.end, value.end);
      const name = key.node.located();
      if (name?.value === "<<") merged.push(...value.node.list().flatMap((source) => source.entries()));
      else if (name) own.push({ key: name, value: value.node });
    }
    end = map.flow ? span.end : end;
    const node = new YamlNode({ kind: "map", entries: withMerged(own, merged) }, { start: span.start, end }, map.tag);
    return { node, ...measure(parts), end };
  }
}

function missing(at: number): Built {
  return { node: new YamlNode({ kind: "null" }, { start: at, end: at }), size: 1, height: 1, end: at };
}

function measure(children: readonly Built[]): { size: number; height: number } {
  let size = 1;
  let height = 1;
  for (const child of children) {
    size += child.size;
    height = Math.max(height, child.height + 1);
  }
  return { size, height };
}

/** Own keys win over merged ones, earlier merged ones over later ones. */
function withMerged(own: readonly YamlEntry[], merged: readonly YamlEntry[]): readonly YamlEntry[] {
  if (merged.length === 0) return own;
  const taken = new Set(own.map((entry) => entry.key.value));
  const entries = [...own];
  for (const entry of merged) {
    if (taken.has(entry.key.value)) continue;
    taken.add(entry.key.value);
    entries.push(entry);
  }
  return entries;
}

const nullWords = new Set(["", "~", "null", "Null", "NULL"]);

const styles: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
};

/** The content of a scalar: quotes and the header line of a block left out. */
function bodyOf(text: string, span: Span, style: ScalarStyle): Span {
  if (style === "plain") return span;
  if (style === "block") {
    const header = text.indexOf("\n", span.start);
    const start = header === -1 || header >= span.end ? span.end : header + 1;
    return { start, end: span.end };
  }
  const quote = style === "single" ? "'" : '"';
  const closed = span.end - span.start > 1 && text[span.end - 1] === quote;
  return { start: Math.min(span.start + 1, span.end), end: closed ? span.end - 1 : span.end };
}

function trimmedEnd(text: string, span: Span): number {
  return span.start + text.slice(span.start, span.end).trimEnd().length;
}
