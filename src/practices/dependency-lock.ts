import type { DependencyFacts } from "../facts/dependency-facts.js";
import { startOf } from "../text/span.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const dependencyLock: Practice = {
  title: "Dependencies are locked or pinned exactly",
  find: (project) =>
    project
      .facts("dependencies")
      .filter(({ facts }) => facts.role === "lock" || isPinnedWhole(facts))
      .map(({ path, facts }) =>
        seen(
          "present",
          `\`${project.relative(path)}\` ${facts.role === "lock" ? `(${facts.manager} lock)` : "pins every line"}`,
          startOf(path),
        ),
      ),
};

/** Whether every line of a requirements file names one version. */
function isPinnedWhole({ manager, dependencies }: DependencyFacts): boolean {
  return manager === "pip" && dependencies.length > 0 && dependencies.every(({ exact }) => exact);
}
