import type { DependencyFacts } from "../facts/dependency-facts.js";
import { remembered } from "../project/once-per.js";
import { startOf } from "../text/span.js";
import { filesNamed, seen } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

/** Locks of package managers whose content is not read. */
const otherLock = /(?:^|\/)(?:pixi\.lock|bun\.lockb?|deno\.lock|renv\.lock|gemfile\.lock|cargo\.lock|go\.sum|npm-shrinkwrap\.json)$/i;

export const dependencyLock: Practice = {
  title: "Dependencies are locked or pinned exactly",
  find: remembered((project) => [
    ...ownFacts(project, "dependencies")
      .filter(({ facts }) => facts.role === "lock" || isPinnedWhole(facts))
      .map(({ path, facts }) =>
        seen(
          "present",
          `\`${project.relative(path)}\` ${facts.role === "lock" ? `(${facts.manager} lock)` : "pins every line"}`,
          startOf(path),
        ),
      ),
    ...filesNamed(project, otherLock),
  ]),
};

/** Whether every line of a requirements file names one version. */
function isPinnedWhole({ manager, dependencies }: DependencyFacts): boolean {
  return manager === "pip" && dependencies.length > 0 && dependencies.every(({ exact }) => exact);
}
