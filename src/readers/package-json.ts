import type { Dependency } from "../facts/dependency-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { type DependencyContents, dependencyReader, fromTree } from "./dependencies/dependency-reader.js";
import { isCommit } from "./dependencies/direct-reference.js";
import { nodeConstraint } from "./dependencies/node-constraint.js";
import { tasksOf } from "./dependencies/scripts.js";

/** Reads npm's `package.json`, also where Yarn or pnpm use it. */
export const packageJsonReader = dependencyReader(
  { name: "package-json", files: { names: ["package.json"] }, ecosystem: "npm", role: "manifest", manager: "npm", maxBytes: 512_000 },
  (text) => fromTree(readYaml(text), readPackageJson),
);

const managers = ["npm", "pnpm", "yarn"] as const;

const sections = [
  ["dependencies", "runtime"],
  ["devDependencies", "dev"],
  ["optionalDependencies", "optional"],
  ["peerDependencies", "optional"],
] as const;

/** Keys under which tools keep their configuration, with the tool's name where it is another. */
const toolKeys: Readonly<Record<string, string>> = {
  ava: "ava",
  babel: "babel",
  c8: "c8",
  commitlint: "commitlint",
  eslintConfig: "eslint",
  husky: "husky",
  jest: "jest",
  "lint-staged": "lint-staged",
  mocha: "mocha",
  nyc: "nyc",
  prettier: "prettier",
  release: "semantic-release",
  renovate: "renovate",
  "simple-git-hooks": "simple-git-hooks",
  stylelint: "stylelint",
  xo: "xo",
};

function readPackageJson(root: YamlNode): DependencyContents {
  const licence = root.get("license").located();
  const [manager = ""] = root.get("packageManager").text()?.split("@", 1) ?? [];
  return {
    manager: managers.find((name) => name === manager) ?? "npm",
    dependencies: sections.flatMap(([section, scope]) => dependenciesOf(root.get(section), scope, section, overridden(root))),
    node: nodeConstraint(root.get("volta").get("node").located() ?? root.get("engines").get("node").located()),
    projectName: root.get("name").located(),
    // `npm init` writes ISC without being asked.
    licence: licence?.value === "ISC" ? undefined : licence,
    scripts: tasksOf(root.get("scripts")),
    toolSections: root.entries().flatMap(({ key: { value, span } }) => {
      const tool = Object.hasOwn(toolKeys, value) ? toolKeys[value] : undefined;
      return tool === undefined ? [] : [{ value: tool, span }];
    }),
  };
}

/** The versions that are forced on the whole tree, by package: npm's and pnpm's `overrides`, Yarn's `resolutions`. */
function overridden(root: YamlNode): ReadonlyMap<string, string> {
  const forced = [root.get("overrides"), root.get("pnpm").get("overrides"), root.get("resolutions")].flatMap((node) => node.entries());
  return new Map(
    forced.flatMap(({ key, value }) => {
      const version = value.text();
      return version === undefined || version.startsWith("$") ? [] : [[key.value.replace(/^\*\*\//, ""), version] as const];
    }),
  );
}

function dependenciesOf(
  packages: YamlNode,
  scope: Dependency["scope"],
  section: string,
  forced: ReadonlyMap<string, string>,
): Dependency[] {
  return packages.entries().map(({ key, value }) => {
    const specifier = forced.get(key.value) ?? value.text() ?? "";
    return {
      name: key.value,
      specifier: specifier === "*" || specifier === "" ? undefined : specifier,
      exact: isExact(specifier),
      hashed: false,
      scope,
      group: scope === "runtime" ? undefined : section,
      extras: [],
      span: key.span,
    };
  });
}

/** One version, a commit, or a folder of the same repository. */
function isExact(specifier: string): boolean {
  if (/^(?:file|link|workspace|portal):/.test(specifier)) return true;
  if (/^(?:npm:(?:@[^/]+\/)?[^@]+@)?[=v]?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(specifier)) return true;
  const hash = specifier.lastIndexOf("#");
  return hash !== -1 && isCommit(specifier.slice(hash + 1));
}
