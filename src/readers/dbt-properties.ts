import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import type { Reader } from "./reader.js";

/** Reads whether dbt property files put tests on models, sources or columns: a `dbt-tests` sign on the first of them. */
export const dbtPropertiesReader: Reader<"configuration"> = {
  name: "dbt-properties",
  kind: "configuration",
  files: { patterns: [/(?:^|\/)(?:models|sources|seeds|snapshots|staging|marts)\/.*\.ya?ml$/] },
  maxBytes: 500_000,
  read({ text }) {
    if (text === undefined || !/^(?:models|sources|seeds|snapshots):/m.test(text)) return undefined;
    const { root, notes } = readYaml(text);
    const tables = ["models", "seeds", "snapshots"].flatMap((key) => root.get(key).items());
    const sources = root.get("sources").items();
    const all = [...tables, ...sources, ...sources.flatMap((source) => source.get("tables").items())];
    const tested = all.flatMap((table) => [table, ...table.get("columns").items()]).flatMap(testsOf)[0];
    return { signs: tested ? [{ kind: "config", value: "dbt-tests", span: tested.span }] : [], notes };
  },
};

function testsOf(node: YamlNode): readonly YamlNode[] {
  return [...node.get("tests").items(), ...node.get("data_tests").items()];
}
