import type { DataCheckFacts } from "../facts/data-check-facts.js";
import { readJson } from "../text/json.js";
import type { YamlNode } from "../text/yaml-node.js";
import { columnConstraints } from "./data-contract/column-constraints.js";
import { partName, type SchemaPart, schemaFacts } from "./data-contract/schema-facts.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads a JSON Schema as a contract where its place says that it is one of data: `*.schema.json` in a folder of contracts, schemas or data. */
export const jsonSchemaReader: Reader<"data-checks"> = {
  name: "json-schema",
  kind: "data-checks",
  files: { patterns: [/(?:^|\/)(?:[^/]*contracts?|[^/]*schemas?|data(?:[-_]?sets?)?)\/.*\.schema\.json$/] },
  maxBytes: 1024 * 1024,
  read({ text }): DataCheckFacts | undefined {
    const { root, notes } = readJson(text);
    const parts = partsOf(root, "");
    if (parts.length === 0) return undefined;
    const required = [root, root.get("items")].reduce((sum, place) => sum + place.get("required").items().length, 0);
    const { checks, ...facts } = schemaFacts(parts);
    return {
      tool: "jsonschema",
      role: "contract",
      ...facts,
      checks: checks + required,
      span: root.span,
      signs: [formatSign("json-schema", root)],
      notes,
    };
  },
};

/** The properties of an object, or of the objects in a list. */
function partsOf(schema: YamlNode, owner: string): SchemaPart[] {
  return [schema, schema.get("items")]
    .flatMap((place) => place.get("properties").entries())
    .flatMap(({ key, value }) => {
      const subject = partName(owner, key);
      return [{ subject, constraints: columnConstraints(value), node: value }, ...partsOf(value, subject.value)];
    });
}
