import type { DataCheckFacts } from "../facts/data-check-facts.js";
import { readJson } from "../text/json.js";
import type { YamlNode } from "../text/yaml-node.js";
import { partName, type SchemaPart, schemaFacts } from "./data-contract/schema-facts.js";
import type { Reader } from "./reader.js";

/** Reads an Avro schema as a contract: each field of a record has a type that data has to keep. */
export const avroSchemaReader: Reader<"data-checks"> = {
  name: "avro-schema",
  kind: "data-checks",
  files: { extensions: ["avsc"] },
  maxBytes: 1024 * 1024,
  read({ text }): DataCheckFacts {
    const { root, notes } = readJson(text);
    return { tool: "avro", role: "contract", ...schemaFacts(partsOf(root, "")), span: root.span, signs: [], notes };
  },
};

/** The records of a schema, which may be a union, a list or a map of such, with their fields. */
function partsOf(schema: YamlNode, owner: string): SchemaPart[] {
  if (schema.kind === "list") return schema.items().flatMap((branch) => partsOf(branch, owner));
  if (schema.kind !== "map") return [];
  if (schema.get("fields").kind !== "list") return ["type", "items", "values"].flatMap((key) => partsOf(schema.get(key), owner));
  const name = schema.get("name").located() ?? { value: "", span: schema.span };
  const ownName = owner || name.value;
  const fields = schema
    .get("fields")
    .items()
    .flatMap((field): SchemaPart[] => {
      const fieldName = field.get("name").located();
      if (!fieldName) return [];
      const subject = partName(ownName, fieldName);
      return [{ subject, constraints: field.has("type") ? 1 : 0, node: field }, ...partsOf(field.get("type"), subject.value)];
    });
  return [{ subject: name, constraints: 0, node: schema }, ...fields];
}
