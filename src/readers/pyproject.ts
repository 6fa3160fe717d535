import type { Dependency, PackageManager } from "../facts/dependency-facts.js";
import type { Located } from "../text/span.js";
import type { YamlNode } from "../text/yaml-node.js";
import { normalisePackage } from "../tools/normalise-package.js";
import { type DependencyContents, dependencyReader, fromTree, type Gathered, gathered } from "./dependencies/dependency-reader.js";
import { pixiTasks } from "./dependencies/pixi-table.js";
import { gatherPoetry } from "./dependencies/poetry-table.js";
import { gatherGroups, gatherProject, gatherRequirements, hasHiddenDependencies } from "./dependencies/project-table.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";
import { entryPointsOf, tasksOf } from "./dependencies/scripts.js";
import { localFolder, sourceOf } from "./dependencies/table-dependency.js";
import { readToml } from "./dependencies/toml-tree.js";

/** Reads `pyproject.toml`: PEP 621 and 735, Poetry, PDM, uv, Hatch, and the sections of other tools. */
export const pyprojectReader = dependencyReader(
  { name: "pyproject", files: { names: ["pyproject.toml"] }, ecosystem: "pypi", role: "manifest", manager: "pip" },
  (text, path) => fromTree(readToml(text), (root) => readPyproject(root, path)),
);

function readPyproject(root: YamlNode, path: string): DependencyContents {
  const [project, tool] = [root.get("project"), root.get("tool")];
  const poetry = tool.get("poetry");
  const into = gathered(path);
  gatherProject(into, root);
  gatherPoetry(into, poetry);
  gatherDevelopmentTools(into, tool);

  const projectName = project.get("name").located() ?? poetry.get("name").located();
  const entryPoints = [project.get("scripts"), project.get("gui-scripts"), poetry.get("scripts")];
  const ownName = normalisePackage(projectName?.value ?? "");
  return {
    ...into,
    manager: managerOf(root),
    // `app[test]` among an app's own extras is the app itself.
    dependencies: withUvSources(into, tool.get("uv").get("sources")).filter(({ name }) => name !== ownName),
    projectName,
    licence: licenceOf(project.get("license")) ?? licenceOf(poetry.get("license")),
    python: pythonConstraint(project.get("requires-python").located() ?? poetry.get("dependencies").get("python").located()),
    scripts: [...entryPoints.flatMap(entryPointsOf), ...taskTables(tool).flatMap(tasksOf)],
    toolSections: tool.entries().map(({ key }) => key),
    partial: hasHiddenDependencies(root),
  };
}

/** `license = "MIT"`, and the older tables of a text or a file. */
function licenceOf(node: YamlNode): Located<string> | undefined {
  return node.located() ?? node.get("text").located() ?? node.get("file").located();
}

function gatherDevelopmentTools(into: Gathered, tool: YamlNode): void {
  const development = (group: string) => ({ scope: "dev", group }) as const;
  gatherGroups(into, tool.get("pdm").get("dev-dependencies"), development);
  gatherRequirements(into, tool.get("uv").get("dev-dependencies"), development("dev"));
  for (const { key, value: environment } of tool.get("hatch").get("envs").entries()) {
    for (const list of ["dependencies", "extra-dependencies"]) gatherRequirements(into, environment.get(list), development(key.value));
  }
}

/** `[tool.uv.sources]` takes packages from a repository, a URL or a folder rather than the index. */
function withUvSources(into: Gathered, sources: YamlNode): readonly Dependency[] {
  const byName = new Map(sources.entries().map(({ key, value }) => [normalisePackage(key.value), value.list()[0]]));
  for (const table of byName.values()) if (table) into.includes.push(...localFolder(into, table));
  return into.dependencies.map((dependency) => {
    const table = byName.get(dependency.name);
    const source = table && sourceOf(table);
    return source ? { ...dependency, exact: source.isFixed } : dependency;
  });
}

function taskTables(tool: YamlNode): YamlNode[] {
  const environments = tool.get("hatch").get("envs").entries();
  const pixi = tool.get("pixi");
  return [
    tool.get("poe").get("tasks"),
    tool.get("taskipy").get("tasks"),
    tool.get("pdm").get("scripts"),
    tool.get("rye").get("scripts"),
    ...pixiTasks(pixi),
    ...environments.map(({ value }) => value.get("scripts")),
  ];
}

const managerByTool = ["poetry", "pdm", "uv", "hatch"] as const;

const managerByBackend: readonly (readonly [string, PackageManager])[] = [
  ["poetry", "poetry"],
  ["pdm", "pdm"],
  ["uv_build", "uv"],
  ["hatchling", "hatch"],
  ["setuptools", "setuptools"],
];

function managerOf(root: YamlNode): PackageManager {
  const tool = managerByTool.find((name) => root.get("tool").has(name));
  const backend = root.get("build-system").get("build-backend").text() ?? "";
  return tool ?? managerByBackend.find(([prefix]) => backend.startsWith(prefix))?.[1] ?? "pip";
}
