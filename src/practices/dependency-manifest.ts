import { remembered } from "../project/once-per.js";
import { startOf } from "../text/span.js";
import { seen } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

export const dependencyManifest: Practice = {
  title: "Dependencies are declared",
  find: remembered((project) =>
    ownFacts(project, "dependencies")
      .filter(({ facts }) => facts.role === "manifest" && (facts.dependencies.length > 0 || facts.projectName || facts.includes.length > 0))
      .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.manager})`, startOf(path))),
  ),
};
