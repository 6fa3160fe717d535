import type { Sign } from "../facts/sign.js";
import { readYaml } from "../text/yaml.js";
import { firstOfEach } from "./first-of-each.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

const variable = /\benv_var\(\s{0,20}(["'])([A-Za-z_]\w{0,100})\1/g;

/** Reads the databases that dbt connects to, from a `profiles.yml`: a sign `dbt-<type>` each (`dbt-bigquery`), and the variables it reads. */
export const dbtProfilesReader: Reader<"configuration"> = {
  name: "dbt-profiles",
  kind: "configuration",
  files: { names: ["profiles.yml", "profiles.yaml"] },
  maxBytes: 200_000,
  read({ text }) {
    const { root, notes } = readYaml(text);
    const outputs = root.entries().flatMap(({ value }) => value.get("outputs").entries());
    const types = outputs.flatMap(({ value }) => value.get("type").located() ?? []);
    if (types.length === 0) return undefined;
    const databases = types.map(({ value, span }): Sign => ({ kind: "config", value: `dbt-${value.toLowerCase()}`, span }));
    return { signs: [formatSign("dbt", root), ...firstOfEach(databases), ...firstOfEach(variables(text ?? ""))], notes };
  },
};

function variables(text: string): Sign[] {
  return [...text.matchAll(variable)].map((match) => {
    const name = match[2] ?? "";
    const end = match.index + match[0].length - 1;
    return { kind: "env", value: name, span: { start: end - name.length, end } };
  });
}
