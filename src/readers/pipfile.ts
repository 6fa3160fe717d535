import type { YamlNode } from "../text/yaml-node.js";
import { type DependencyContents, dependencyReader, fromTree, gathered } from "./dependencies/dependency-reader.js";
import { type DependencyPlace, placeInGroup } from "./dependencies/group-scope.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";
import { tasksOf } from "./dependencies/scripts.js";
import { gatherTable } from "./dependencies/table-dependency.js";
import { readToml } from "./dependencies/toml-tree.js";

/** Reads Pipenv's `Pipfile`, with its own categories beside `packages` and `dev-packages`. */
export const pipfileReader = dependencyReader(
  { name: "pipfile", files: { names: ["pipfile"] }, ecosystem: "pypi", role: "manifest", manager: "pipenv" },
  (text, path) => fromTree(readToml(text), (root) => readPipfile(root, path)),
);

const otherSections = new Set(["source", "requires", "scripts", "pipenv"]);

function readPipfile(root: YamlNode, path: string): DependencyContents {
  const into = gathered(path);
  for (const { key, value } of root.entries()) {
    if (otherSections.has(key.value)) continue;
    const place: DependencyPlace = key.value === "packages" ? { scope: "runtime" } : placeInGroup(key.value);
    gatherTable(into, value, () => place);
  }
  const requires = root.get("requires");
  const python = requires.get("python_full_version").located() ?? requires.get("python_version").located();
  return { ...into, python: pythonConstraint(python), scripts: tasksOf(root.get("scripts")) };
}
