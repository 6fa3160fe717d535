import type { YamlNode } from "../../manifest/yaml/node.js";
import type { ManifestPath } from "../../rules/rule.js";
import type { Span } from "../../text/span.js";

/** A key or a text of the manifest as written. */
export interface ManifestPlace {
  readonly path: ManifestPath;
  readonly part: "key" | "value";
  readonly span: Span;
  /** A key with all that stands below it; of a value the same as `span`. */
  readonly whole: Span;
  /** What stands at the path. */
  readonly node: YamlNode;
}

/** The key or value at an offset. */
export function manifestPlaceAt(node: YamlNode, offset: number, path: ManifestPath = []): ManifestPlace | undefined {
  const holds = ({ start, end }: Span) => start <= offset && offset <= end;
  if (node.kind === "map") {
    for (const [name, { key, value }] of node.entries) {
      const below = [...path, name];
      const whole = { start: key.start, end: Math.max(key.end, value.span.end) };
      if (holds(key)) return { path: below, part: "key", span: key, whole, node: value };
      // What is nested ends where the next key begins.
      const found = holds(value.span) ? manifestPlaceAt(value, offset, below) : undefined;
      if (found) return found;
    }
  } else if (node.kind === "list") {
    for (const [index, item] of node.items.entries()) {
      const found = holds(item.span) ? manifestPlaceAt(item, offset, [...path, index]) : undefined;
      if (found) return found;
    }
  } else if (node.style !== "block" && holds(node.span)) return { path, part: "value", span: node.span, whole: node.span, node };
  return undefined;
}

/** All keys and texts of a document in the order written, block texts left out. */
export function* manifestPlaces(node: YamlNode, path: ManifestPath = []): Generator<ManifestPlace> {
  if (node.kind === "map") {
    for (const [name, { key, value }] of node.entries) {
      const below = [...path, name];
      yield { path: below, part: "key", span: key, whole: { start: key.start, end: Math.max(key.end, value.span.end) }, node: value };
      yield* manifestPlaces(value, below);
    }
  } else if (node.kind === "list") {
    for (const [index, item] of node.items.entries()) yield* manifestPlaces(item, [...path, index]);
  } else if (node.style !== "block" && node.span.end > node.span.start)
    yield { path, part: "value", span: node.span, whole: node.span, node };
}
