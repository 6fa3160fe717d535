import type * as z from "zod/mini";
import { documentation, type NamedEntries } from "../../manifest/fields/field.js";
import { keysOf, layersOf, type Schema, schemaAt, schemaBelow, shortKeyOf } from "../../manifest/shape/schema-walk.js";
import type { ManifestPath } from "../../rules/rule.js";
import { toolsWith } from "../../tools/index.js";

/** What the manifest's schema says of one place. */
export interface FieldDocs {
  readonly description: string;
  readonly examples: readonly string[];
  /** The words it takes, where they are a closed set. */
  readonly values: readonly string[];
  /** The tools it may name, where a tool is meant; other names are taken too. */
  readonly tools: readonly { readonly id: string; readonly name: string }[];
  /** Whose names it takes, where it refers to entries of another section. */
  readonly refersTo?: NamedEntries;
  /** Whether a map, a list or something shorter goes there. */
  readonly holds: "map" | "list" | "scalar";
  /** Of a list, what its items are. */
  readonly items?: "map" | "scalar";
  /** The key that a map, or a map in the list, starts with. */
  readonly firstKey?: string;
}

/** The docs of a path; `undefined` where the schema knows none. */
export function fieldDocs(path: ManifestPath): FieldDocs | undefined {
  const schema = schemaAt(path);
  if (!schema) return undefined;
  const layers = [...layersOf(schema)];
  const known = layers.flatMap((layer) => documentation.get(layer) ?? []);
  const docs = known.find(({ description }) => description);
  const refersTo = known.find(({ refersTo }) => refersTo)?.refersTo;
  const holds = holdsOf(schema);
  const item = holds === "list" ? schemaBelow(schema, 0) : undefined;
  const [firstKey] = keysOf(item ?? schema);
  return {
    description: docs?.description ?? "",
    examples: (docs?.examples ?? []).map((example) => (typeof example === "object" ? JSON.stringify(example) : String(example))),
    values: layers.flatMap(({ _zod: { def } }) => {
      if (def.type === "enum") return Object.values(def.entries).map(String);
      if (def.type === "boolean") return ["true", "false"];
      return def.type === "literal" ? def.values.map(String) : [];
    }),
    tools: docs?.capabilities ? toolsWith(docs.capabilities).map(({ id, name }) => ({ id, name })) : [],
    holds,
    ...(refersTo && { refersTo }),
    ...(item && { items: holdsOf(item) === "map" ? ("map" as const) : ("scalar" as const) }),
    ...(firstKey !== undefined && { firstKey: shortKeyOf(item ?? schema) ?? firstKey }),
  };
}

/** What is written out in full: a short form stands for its map, a single item for its list. */
function holdsOf(schema: Schema): FieldDocs["holds"] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "optional") return holdsOf(def.innerType);
  if (def.type === "pipe") return holdsOf(def.in);
  const types = (def.type === "union" ? def.options : [schema]).map(({ _zod }) => _zod.def.type);
  return types.includes("array") ? "list" : types.some((type) => type === "object" || type === "record") ? "map" : "scalar";
}

/** The docs of what may be written at a path without a map: of a short form its key's, of an item its list's. */
export function valueDocs(path: ManifestPath): FieldDocs | undefined {
  const schema = schemaAt(path);
  const docs = fieldDocs(path);
  const shortKey = schema && shortKeyOf(schema);
  if (shortKey !== undefined) return valueDocs([...path, shortKey]);
  if (typeof path.at(-1) !== "number") return docs;
  const list = fieldDocs(path.slice(0, -1));
  return docs && list && { ...list, values: docs.values, tools: docs.tools, holds: docs.holds };
}

/** The keys that may stand below a path, in the order of the schema, with their docs. */
export function keysAt(path: ManifestPath): readonly { readonly key: string; readonly docs: FieldDocs | undefined }[] {
  const schema = schemaAt(path);
  if (!schema) return [];
  // A list of maps may be one map.
  const map = keysOf(schema).length > 0 ? schema : (schemaBelow(schema, 0) ?? schema);
  return keysOf(map).map((key) => ({ key, docs: fieldDocs([...path, key]) }));
}
