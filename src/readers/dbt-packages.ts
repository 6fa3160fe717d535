import type { Sign } from "../facts/sign.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Packages that bring tests of data, by name, with their signs. */
const signsOfPackages: Readonly<Record<string, string>> = {
  dbt_utils: "dbt-utils",
  dbt_expectations: "dbt-expectations",
  elementary: "elementary",
};

/** Reads the packages that a dbt project installs: a `dbt` sign, and one for each package that tests data. */
export const dbtPackagesReader: Reader<"configuration"> = {
  name: "dbt-packages",
  kind: "configuration",
  files: { names: ["packages.yml", "packages.yaml", "dependencies.yml", "dependencies.yaml"] },
  maxBytes: 100_000,
  read({ text }) {
    const { root, notes } = readYaml(text);
    const packages = root.get("packages").items();
    const isDbt = packages.some((one) => ["package", "git", "local", "tarball"].some((key) => one.has(key)));
    if (!isDbt) return undefined;
    const sources = packages.flatMap((one) => one.get("package").located() ?? one.get("git").located() ?? one.get("name").located() ?? []);
    return { signs: [formatSign("dbt", root), ...sources.flatMap(packageSign)], notes };
  },
};

/** `dbt-labs/dbt_utils`, `https://github.com/dbt-labs/dbt-utils.git`. */
function packageSign({ value, span }: Located<string>): Sign[] {
  const name = /([\w-]+?)(?:\.git)?\/?$/.exec(value)?.[1]?.toLowerCase().replaceAll("-", "_") ?? "";
  const sign = Object.hasOwn(signsOfPackages, name) ? signsOfPackages[name] : undefined;
  return sign === undefined ? [] : [{ kind: "config", value: sign, span }];
}
