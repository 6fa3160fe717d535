import type { Span } from "../text/span.js";
import { withinLine } from "./problems/problem.js";
import { manifestSchema } from "./schema.js";
import { type Path, type Schema, schemaBelow, shortKeyOf } from "./shape/schema-walk.js";
import type { KeptItems } from "./shape/visible-data.js";
import type { YamlEntry, YamlNode } from "./yaml/node.js";

/** How far a path leads in a document. */
export interface Location {
  /** The node where the path ends, or the last one on the way. */
  readonly node: YamlNode;
  /** The path of that node in the document as written. */
  readonly at: Path;
  /** What may stand there; absent where the schema knows nothing. */
  readonly schema?: Schema;
  /** The part of the path that leads nowhere; empty when the path was followed to its end. */
  readonly rest: Path;
  /** The entry of a map whose value the node is; absent for the root and for items of lists. */
  readonly entry?: YamlEntry;
  /** Whether a list or map around the node is written with brackets. */
  readonly inFlow: boolean;
  /** The key under which a value belongs that stands here without its map. */
  readonly shortKey?: string;
  /** The key token of the node or of the nearest node above it that has one; for an item of a list, its first key or text. */
  readonly key: Span;
}

/**
 * Follows a path of the typed manifest into the document: what stands for a list of one, or for a map by its short form, is
 * passed through, and indices skip the items that the typed manifest leaves out. Without `kept`, indices are those of the document.
 */
export function locate(root: YamlNode, path: Path, kept: KeptItems = new Map()): Location {
  return path.reduce((location, step) => locateBelow(location, step, kept), startOf(root));
}

/** Where every path starts. */
export function startOf(root: YamlNode): Location {
  return { node: root, at: [], schema: manifestSchema, rest: [], inFlow: false, key: firstToken(root) };
}

/** Where a path leads that goes one step further than one whose location is known. */
export function locateBelow(location: Location, step: string | number, kept: KeptItems): Location {
  const next = location.rest.length === 0 ? follow(location, step, kept) : undefined;
  if (!next) return { ...location, rest: [...location.rest, step] };
  const schema = location.schema && schemaBelow(location.schema, step);
  return { ...next, schema, shortKey: schema && shortKeyOf(schema) };
}

function follow(location: Location, step: string | number, kept: KeptItems): Location | undefined {
  const { node, at, shortKey } = location;
  if (node.kind === "map" && typeof step === "string") {
    const entry = node.entries.get(step);
    const inFlow = location.inFlow || node.flow;
    return entry && { ...location, node: entry.value, at: [...at, step], entry, inFlow, key: entry.key };
  }
  if (node.kind === "list" && typeof step === "number") {
    const indices = kept.get(node);
    const index = indices ? indices[step] : step;
    const item = index === undefined ? undefined : node.items[index];
    const inFlow = location.inFlow || node.flow;
    return index === undefined || !item
      ? undefined
      : { ...location, node: item, at: [...at, index], entry: undefined, inFlow, key: firstToken(item) };
  }
  const standsForMore = typeof step === "number" ? node.kind !== "list" && step === 0 : node.kind !== "map" && step === shortKey;
  return standsForMore && !isNothing(node) ? location : undefined;
}

/** Whether nothing is written, or `null`. */
export function isNothing(node: YamlNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

/** The first key or text of a node. */
function firstToken(node: YamlNode): Span {
  if (node.kind === "scalar") return node.span;
  const [first] = node.kind === "map" ? node.entries.values() : node.items;
  if (!first) return node.span;
  return "key" in first ? first.key : firstToken(first);
}

/** The range of a value: of a text on one line, all of it; of a longer one or of a collection, the key that it belongs to. */
export function valueSpan(text: string, { node, key }: Pick<Location, "node" | "key">): Span {
  const isOfKey = node.kind !== "scalar" || node.style === "block" || isNothing(node);
  return withinLine(text, isOfKey ? key : node.span);
}
