import type { DataCheckFacts } from "../facts/data-check-facts.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { columnConstraints } from "./data-contract/column-constraints.js";
import { partName, type SchemaPart, schemaFacts } from "./data-contract/schema-facts.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads data contracts of any file name: the Open Data Contract Standard (2 and 3) and the Data Contract Specification. */
export const dataContractReader: Reader<"data-checks"> = {
  name: "data-contract",
  kind: "data-checks",
  files: { extensions: ["yml", "yaml"] },
  maxBytes: 1024 * 1024,
  read({ text }): DataCheckFacts | undefined {
    if (text === undefined || !/^["']?(?:dataContractSpecification["']?[ \t]*:|kind["']?[ \t]*:[ \t]*["']?DataContract\b)/m.test(text)) {
      return undefined;
    }
    const { root, notes } = readYaml(text);
    const isStandard = root.get("kind").text() === "DataContract" && root.has("apiVersion");
    if (!isStandard && !root.has("dataContractSpecification")) return undefined;
    const parts = isStandard ? standardParts(root) : specificationParts(root);
    return {
      tool: "datacontract",
      role: "contract",
      ...schemaFacts(parts),
      ...ageLimits(root),
      span: root.span,
      signs: [formatSign(isStandard ? "odcs" : "datacontract", root)],
      notes,
    };
  },
};

/** The promise of how old data may be: `slaProperties` of the standard, `servicelevels.freshness` of the specification. */
function ageLimits(root: YamlNode): Pick<DataCheckFacts, "ageLimits"> {
  const standard = root
    .get("slaProperties")
    .items()
    .filter((one) => one.has("value") && /^(?:freshness|latency|ly|frequency|fy)$/i.test(one.get("property").text() ?? ""));
  const specified = [root.get("servicelevels").get("freshness")].filter((one) => one.has("threshold"));
  const found = [...standard, ...specified].map(({ span }) => ({ value: root.get("id").text() ?? "", span }));
  return found.length > 0 ? { ageLimits: found } : {};
}

/** Version 3 lists `schema` with `properties`, version 2 `dataset` with `columns`. */
function standardParts(root: YamlNode): SchemaPart[] {
  return ["schema", "dataset"]
    .flatMap((key) => root.get(key).items())
    .flatMap((table) => {
      const name = table.get("name").located() ?? table.get("table").located();
      if (!name) return [];
      return [{ subject: name, constraints: table.get("quality").list().length, node: table }, ...listedColumns(table, name.value)];
    });
}

function listedColumns(owner: YamlNode, ownerName: string): SchemaPart[] {
  return ["properties", "columns"]
    .flatMap((key) => owner.get(key).items())
    .flatMap((column) => {
      const name = column.get("name").located() ?? column.get("column").located();
      return name ? columnWithParts(column, partName(ownerName, name), listedColumns) : [];
    });
}

function specificationParts(root: YamlNode): SchemaPart[] {
  return root
    .get("models")
    .entries()
    .flatMap(({ key, value }) => [
      { subject: key, constraints: value.get("quality").list().length, node: value },
      ...fields(value, key.value),
    ]);
}

function fields(owner: YamlNode, ownerName: string): SchemaPart[] {
  return owner
    .get("fields")
    .entries()
    .flatMap(({ key, value }) => columnWithParts(value, partName(ownerName, key), fields));
}

function columnWithParts(
  column: YamlNode,
  subject: Located<string>,
  partsOf: (owner: YamlNode, ownerName: string) => SchemaPart[],
): SchemaPart[] {
  return [{ subject, constraints: columnConstraints(column), node: column }, ...partsOf(column, subject.value)];
}
