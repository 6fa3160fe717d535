import type { Dependency } from "../facts/dependency-facts.js";
import type { YamlNode } from "../text/yaml-node.js";
import { type DependencyContents, dependencyReader, fromTree, gathered, packageSigns } from "./dependencies/dependency-reader.js";
import { type DependencyPlace, placeInGroup } from "./dependencies/group-scope.js";
import { pixiTasks } from "./dependencies/pixi-table.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";
import { tasksOf } from "./dependencies/scripts.js";
import { gatherTable } from "./dependencies/table-dependency.js";
import { readToml } from "./dependencies/toml-tree.js";

/** Reads `pixi.toml`: packages of conda, those of PyPI with the group `pip` as in a conda environment, and tasks. */
export const pixiReader = dependencyReader(
  { name: "pixi", files: { names: ["pixi.toml"] }, ecosystem: "conda", role: "manifest", manager: "conda" },
  (text, path) => fromTree(readToml(text), (root) => readPixi(root, path)),
);

function readPixi(root: YamlNode, path: string): DependencyContents {
  const features = root.get("feature").entries();
  const conda = gathered(path);
  const pypi = gathered(path);
  gatherPackages(root, { scope: "runtime" }, conda.dependencies, pypi.dependencies, path);
  for (const { key, value } of features) gatherPackages(value, placeInGroup(key.value), conda.dependencies, pypi.dependencies, path);
  const python = root.get("dependencies").get("python");
  const fromConda = conda.dependencies.filter(({ name }) => name !== "python");
  const workspace = root.has("workspace") ? root.get("workspace") : root.get("project");
  return {
    dependencies: [...fromConda, ...pypi.dependencies],
    projectName: workspace.get("name").located(),
    python: pythonConstraint(python.textOr("version")),
    scripts: pixiTasks(root).flatMap(tasksOf),
    signs: [...packageSigns(fromConda, "conda"), ...packageSigns(pypi.dependencies, "pypi")],
  };
}

function gatherPackages(holder: YamlNode, place: DependencyPlace, conda: Dependency[], pypi: Dependency[], path: string): void {
  const own = { ...gathered(path), dependencies: conda };
  gatherTable(own, holder.get("dependencies"), () => place);
  gatherTable({ ...gathered(path), dependencies: pypi }, holder.get("pypi-dependencies"), () => ({ group: "pip", ...place }));
}
