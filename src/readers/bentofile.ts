import { readYaml } from "../text/yaml.js";
import { dependencyReader, gathered } from "./dependencies/dependency-reader.js";
import { gatherRequirements } from "./dependencies/project-table.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";

/** Reads the packages and the interpreter of the image that a `bentofile.yaml` builds. */
export const bentofileReader = dependencyReader(
  {
    name: "bentofile",
    files: { names: ["bentofile.yaml", "bentofile.yml"] },
    ecosystem: "pypi",
    role: "manifest",
    manager: "pip",
    maxBytes: 200_000,
  },
  (text, path) => {
    const { root } = readYaml(text);
    const into = gathered(path);
    gatherRequirements(into, root.get("python").get("packages"), { scope: "runtime" });
    const python = pythonConstraint(root.get("docker").get("python_version").located());
    return python || into.dependencies.length > 0 ? { ...into, ...(python && { python }) } : undefined;
  },
);
