import { isPlaceholder } from "../../text/placeholder.js";
import { manifestSchema } from "../schema.js";
import type { YamlList, YamlMap, YamlNode } from "../yaml/node.js";
import { layersOf, type Path, type Schema, schemaBelow } from "./schema-walk.js";

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
 * What was drafted and not filled in yet is not seen either: sections of which all is placeholders, and entries that give their name
 * alone beside placeholders; where a list holds nothing else, their indices stay those of the document, so that they can be filled in.
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
      const isLeftOut = isOptional(below) && entry.value.kind !== "scalar" && isBlank(entry.value, below);
      const value = isLeftOut ? undefined : see(entry.value, childKey, below);
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
      if (value === undefined || isDrafted(child, item)) continue;
      items.push(value);
      indices.push(index);
    }
    if (indices.length < node.items.length) kept.set(node, indices);
    return items;
  }

  return { data: seeMap(root, "", manifestSchema), kept };
}

/** Whether all that a value holds is placeholders. */
function isBlank(node: YamlNode, schema: Schema | undefined): boolean {
  if (schema === undefined) return false;
  if (node.kind === "scalar") return typeof node.value === "string" && isPlaceholder(node.value);
  if (node.kind === "list") return node.items.length > 0 && node.items.every((item) => isDrafted(item, schemaBelow(schema, 0)));
  return node.entries.size > 0 && areBlank([...node.entries], schema);
}

/** Whether an item of a list holds placeholders and nothing else but its name: `{ name: quality, dataset: TODO }`. */
function isDrafted(item: YamlNode, schema: Schema | undefined): boolean {
  if (schema === undefined || item.kind !== "map") return isBlank(item, schema);
  const others = [...item.entries].filter(([key]) => key !== "name");
  return others.length > 0 ? areBlank(others, schema) : isBlank(item, schema);
}

function areBlank(entries: readonly (readonly [string, { readonly value: YamlNode }])[], schema: Schema): boolean {
  return entries.every(([key, { value }]) => isBlank(value, schemaBelow(schema, key)));
}

function isOptional(schema: Schema | undefined): boolean {
  return schema !== undefined && layersOf(schema)[0]?._zod.def.type === "optional";
}
