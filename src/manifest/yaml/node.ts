import type { Span } from "../../text/span.js";

/** A text, number, truth value or nothing. */
export interface YamlScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** Quotes included; empty where nothing is written. A block scalar spans from its `|` or `>` to the start of a later line. */
  readonly span: Span;
  readonly style: "plain" | "single" | "double" | "block";
}

export interface YamlEntry {
  /** The key as written, quotes included. */
  readonly key: Span;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: "map";
  readonly span: Span;
  /** Whether it is written with braces. */
  readonly flow: boolean;
  /** In the order written; what `<<` brings in comes last, with the spans of the place it comes from. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

export interface YamlList {
  readonly kind: "list";
  readonly span: Span;
  /** Whether it is written with brackets. */
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

/** A value as written. Aliases are replaced by what they name, so a node may be reached on several paths. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

/** The node as plain data. `__proto__` is a key like any other: it becomes an own property. */
export function toPlain(node: YamlNode, itemsOf: (list: YamlList) => readonly YamlNode[] = (list) => list.items): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return itemsOf(node).map((item) => toPlain(item, itemsOf));
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, toPlain(value, itemsOf)]));
}
