import { isPlaceholder } from "../../text/placeholder.js";
import { manifestSchema } from "../schema.js";
import type { YamlList, YamlMap, YamlNode } from "../yaml/node.js";
import { type Path, type Schema, schemaBelow } from "./schema-walk.js";

/** For lists of which items are not seen: the index in the document of each item that is. */
export type KeptItems = ReadonlyMap<YamlList, readonly number[]>;

/** What to leave out of a document, and where to let empty texts stand in, by the keys of their paths. */
export interface Changes {
  readonly omitted: Set<string>;
  readonly standIns: Map<string, Set<string>>;
}

/** A path of the document as one text, for sets. */
export function pathKey(path: Path): string {
  return path.map((step) => `\0${step}`).join("");
}

/**
 * A document as plain data without what is empty, a placeholder or left out; list items that are not seen close up.
 * Keys that the schema does not know are seen in any case.
 */
export function visibleData(root: YamlMap, { omitted, standIns }: Changes): { data: Record<string, unknown>; kept: KeptItems } {
  const kept = new Map<YamlList, number[]>();

  function see(node: YamlNode, key: string, schema: Schema | undefined): unknown {
    if (node.kind === "map") return seeMap(node, key, schema);
    if (node.kind === "list") return seeList(node, key, schema && schemaBelow(schema, 0));
    const { value } = node;
    return value === null || (typeof value === "string" && isPlaceholder(value)) ? undefined : value;
  }

  function seeMap(node: YamlMap, key: string, schema: Schema | undefined): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    for (const [name, entry] of node.entries) {
      const childKey = `${key}\0${name}`;
      if (omitted.has(childKey)) continue;
      const below = schema && schemaBelow(schema, name);
      const value = see(entry.value, childKey, below);
      if (value !== undefined || !below) entries.push([name, value]);
    }
    for (const name of standIns.get(key) ?? []) entries.push([name, ""]);
    return Object.fromEntries(entries);
  }

  function seeList(node: YamlList, key: string, item: Schema | undefined): unknown[] {
    const items: unknown[] = [];
    const indices: number[] = [];
    for (const [index, child] of node.items.entries()) {
      const childKey = `${key}\0${index}`;
      const value = omitted.has(childKey) ? undefined : see(child, childKey, item);
      if (value === undefined) continue;
      items.push(value);
      indices.push(index);
    }
    if (indices.length < node.items.length) kept.set(node, indices);
    return items;
  }

  return { data: seeMap(root, "", manifestSchema), kept };
}
