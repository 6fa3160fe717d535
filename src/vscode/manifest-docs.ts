import { documentation } from "../manifest/fields/field.js";
import { keysOf, layersOf, schemaAt, schemaBelow } from "../manifest/shape/schema-walk.js";
import type { ManifestPath } from "../rules/rule.js";
import { toolsWith } from "../tools/index.js";

/** What the manifest's schema says of one place. */
export interface FieldDocs {
  readonly description: string;
  readonly examples: readonly string[];
  /** The words it takes, where they are a closed set. */
  readonly values: readonly string[];
  /** The tools it may name, where a tool is meant; other names are taken too. */
  readonly tools: readonly { readonly id: string; readonly name: string }[];
  /** Whether a map, a list or something shorter goes there. */
  readonly holds: "map" | "list" | "scalar";
}

/** The docs of a path; `undefined` where the schema knows none. */
export function fieldDocs(path: ManifestPath): FieldDocs | undefined {
  const schema = schemaAt(path);
  if (!schema) return undefined;
  const layers = [...layersOf(schema)];
  const docs = layers.map((layer) => documentation.get(layer)).find((found) => found?.description);
  const types = new Set(layers.map(({ _zod }) => _zod.def.type));
  return {
    description: docs?.description ?? "",
    examples: (docs?.examples ?? []).map((example) => (typeof example === "object" ? JSON.stringify(example) : String(example))),
    values: layers.flatMap(({ _zod: { def } }) => {
      if (def.type === "enum") return Object.values(def.entries).map(String);
      if (def.type === "boolean") return ["true", "false"];
      return def.type === "literal" ? def.values.map(String) : [];
    }),
    tools: docs?.capabilities ? toolsWith(docs.capabilities).map(({ id, name }) => ({ id, name })) : [],
    holds: types.has("array") ? "list" : types.has("object") || types.has("record") ? "map" : "scalar",
  };
}

/** The keys that may stand below a path, in the order of the schema, with their docs. */
export function keysAt(path: ManifestPath): readonly { readonly key: string; readonly docs: FieldDocs | undefined }[] {
  const schema = schemaAt(path);
  if (!schema) return [];
  // A list of maps may be one map.
  const map = keysOf(schema).length > 0 ? schema : (schemaBelow(schema, 0) ?? schema);
  return keysOf(map).map((key) => ({ key, docs: fieldDocs([...path, key]) }));
}
