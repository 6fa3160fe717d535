import type { Dependency } from "../facts/dependency-facts.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { normalisePackage } from "../tools/normalise-package.js";
import { nameOf } from "../workspace/path-parts.js";
import { type DependencyContents, dependencyReader, fromTree, gathered, packageSigns } from "./dependencies/dependency-reader.js";
import { isForDevelopment } from "./dependencies/group-scope.js";
import { gatherRequirements } from "./dependencies/project-table.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";
import { formatSign } from "./format-sign.js";

/** Reads conda environments. What stands in the nested `pip:` list has the group `pip`, and its signs are PyPI's. */
export const condaEnvironmentReader = dependencyReader(
  {
    name: "conda-environment",
    files: { patterns: [/(?:^|\/)(?:environment[^/]*|conda(?!-lock)[^/]*|(?:[^/]*[-_])?(?:env|environment|conda))\.ya?ml$/] },
    ecosystem: "conda",
    role: "manifest",
    manager: "conda",
    maxBytes: 512_000,
  },
  (text, path) => fromTree(readYaml(text), (root) => readEnvironment(root, path)),
);

function readEnvironment(root: YamlNode, path: string): DependencyContents | undefined {
  const items = root.get("dependencies").items();
  const scope = isForDevelopment(nameOf(path)) ? "dev" : "runtime";
  const into = gathered(path);
  for (const item of items) gatherRequirements(into, item.get("pip"), { scope, group: "pip" });
  const specifications = items.flatMap((item) => condaDependency(item.located(), scope));
  // MLflow's `python_env.yaml` and Helm's `environments.yaml` have other things under the same keys.
  if (!root.has("channels") && specifications.length + into.dependencies.length === 0) return undefined;
  const fromConda = specifications.filter(({ name }) => name !== "python");
  const python = specifications.find(({ name }) => name === "python");
  return {
    ...into,
    dependencies: [...fromConda, ...into.dependencies],
    python: python && pythonConstraint({ value: python.specifier ?? "", span: python.span }),
    signs: [formatSign("conda", root), ...packageSigns(fromConda, "conda"), ...packageSigns(into.dependencies, "pypi")],
  };
}

/** Reads a conda match specification: `numpy`, `numpy=1.26`, `numpy==1.26.4`, `conda-forge::numpy >=1.26,<2`, `numpy=1.26.4=py312h…`. */
function condaDependency(written: Located<string> | undefined, scope: Dependency["scope"]): Dependency[] {
  const [, name, version = ""] = /^(?:[^\s:]+::)?(\w[\w.-]*)\s*(.*)$/s.exec(written?.value ?? "") ?? [];
  if (!written || name === undefined) return [];
  const specifier = version === "" || version === "*" ? undefined : version;
  return [{ name: normalisePackage(name), specifier, exact: isExact(version), hashed: false, scope, extras: [], span: written.span }];
}

/** `=1.26` lets any 1.26.x in; a third number, a build or `==` leaves nothing open. */
function isExact(version: string): boolean {
  const [, operator, number, build] = /^(={0,2})\s*(\d[^\s=<>,|*]*)(?:[\s=]+([^\s=]\S*))?$/.exec(version) ?? [];
  return number !== undefined && (operator !== "=" || build !== undefined || number.split(".").length > 2);
}
