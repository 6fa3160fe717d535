import { readYaml } from "../text/yaml.js";
import { dependencyReader, fromTree, gathered } from "./dependencies/dependency-reader.js";
import { gatherRequirements } from "./dependencies/project-table.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";
import { resolveFrom } from "./dependencies/relative-path.js";

/** Reads what a `cog.yaml` builds its image with: the interpreter, and the packages or the file that names them. */
export const cogEnvironmentReader = dependencyReader(
  {
    name: "cog-environment",
    files: { names: ["cog.yaml", "cog.yml"] },
    ecosystem: "pypi",
    role: "manifest",
    manager: "pip",
    maxBytes: 200_000,
  },
  (text, path) =>
    fromTree(readYaml(text), (root) => {
      const build = root.get("build");
      const python = build.get("python_version").located();
      const into = gathered(path);
      gatherRequirements(into, build.get("python_packages"), { scope: "runtime" });
      for (const { value, span } of build.get("python_requirements").texts()) into.includes.push({ value: resolveFrom(path, value), span });
      if (!python && into.dependencies.length + into.includes.length === 0) return undefined;
      return { ...into, python: python && pythonConstraint(python) };
    }),
);
