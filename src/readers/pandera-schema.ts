import type { DataCheckFacts } from "../facts/data-check-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { columnConstraints } from "./data-contract/column-constraints.js";
import { schemaFacts } from "./data-contract/schema-facts.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads a schema that Pandera wrote as YAML, of any file name. */
export const panderaSchemaReader: Reader<"data-checks"> = {
  name: "pandera-schema",
  kind: "data-checks",
  files: { extensions: ["yml", "yaml"] },
  maxBytes: 500_000,
  read({ text }): DataCheckFacts | undefined {
    if (text === undefined || !/^schema_type[ \t]*:/m.test(text)) return undefined;
    const { root, notes } = readYaml(text);
    if (!["dataframe", "series"].includes(root.get("schema_type").text() ?? "") || !root.has("columns")) return undefined;
    const columns = root.get("columns").entries();
    const parts = columns.map(({ key, value }) => ({
      subject: key,
      constraints: columnConstraints(value) + checksOf(value),
      node: value,
    }));
    const { checks, ...facts } = schemaFacts(parts);
    return {
      tool: "pandera",
      role: "checks",
      ...facts,
      checks: checks + checksOf(root),
      span: root.span,
      signs: [formatSign("pandera", root)],
      notes,
    };
  },
};

/** A map by kind of check, or a list. */
function checksOf(node: YamlNode): number {
  const checks = node.get("checks");
  return checks.entries().length + checks.items().length;
}
