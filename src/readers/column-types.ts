import type { DataCheckFacts } from "../facts/data-check-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlEntry, YamlNode } from "../text/yaml-node.js";
import { schemaFacts } from "./data-contract/schema-facts.js";
import type { Reader } from "./reader.js";

const typeName =
  /^(?:str|string|text|object|category|u?int|integer|long|float|double|decimal|number|numeric|bool|boolean|date|datetime|timestamp)\w*(?:\[\w+\])?$/i;

/** Reads the columns of a table with their types, as a file called a schema lists them for the project's own code to check. */
export const columnTypesReader: Reader<"data-checks"> = {
  name: "column-types",
  kind: "data-checks",
  files: { patterns: [/(?:^|[/_-])schema\.ya?ml$/i] },
  maxBytes: 200_000,
  read({ text }): DataCheckFacts | undefined {
    if (text === undefined || !/^columns[ \t]*:/im.test(text)) return undefined;
    const { root, notes } = readYaml(text);
    const columns = ["columns", "COLUMNS"].flatMap((key) => typesOf(root.get(key)));
    if (columns.length === 0 || !columns.every(({ value }) => typeName.test(value.text() ?? ""))) return undefined;
    const parts = columns.map(({ key, value }) => ({ subject: key, constraints: 1, node: value }));
    return { tool: "columns", role: "contract", ...schemaFacts(parts), span: root.span, signs: [], notes };
  },
};

/** A map of names to types, or a list of such maps of one. */
function typesOf(node: YamlNode): readonly YamlEntry[] {
  return node.kind === "list" ? node.items().flatMap((one) => one.entries()) : node.entries();
}
