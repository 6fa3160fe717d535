import type { DataCheckFacts } from "../facts/data-check-facts.js";
import { readJsonOrYaml } from "../text/json-or-yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { columnConstraints } from "./data-contract/column-constraints.js";
import { partName, type SchemaPart, schemaFacts } from "./data-contract/schema-facts.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads a data package (Frictionless) as a contract: the fields of its resources. */
export const frictionlessReader: Reader<"data-checks"> = {
  name: "frictionless",
  kind: "data-checks",
  files: { names: ["datapackage.json", "datapackage.yaml", "datapackage.yml"] },
  maxBytes: 2 * 1024 * 1024,
  read({ path, text }): DataCheckFacts | undefined {
    const { root, notes } = readJsonOrYaml(path, text);
    if (root.get("resources").kind !== "list") return undefined;
    const parts = root.get("resources").items().flatMap(resourceParts);
    return {
      tool: "frictionless",
      role: "contract",
      ...schemaFacts(parts),
      span: root.span,
      signs: [formatSign("frictionless", root)],
      notes,
    };
  },
};

function resourceParts(resource: YamlNode): SchemaPart[] {
  const name = resource.get("name").located() ?? { value: "", span: resource.span };
  const fields = resource
    .get("schema")
    .get("fields")
    .items()
    .flatMap((field): SchemaPart[] => {
      const fieldName = field.get("name").located();
      return fieldName ? [{ subject: partName(name.value, fieldName), constraints: columnConstraints(field), node: field }] : [];
    });
  return [{ subject: name, constraints: 0, node: resource }, ...fields];
}
