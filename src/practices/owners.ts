import { startOf } from "../text/span.js";
import { filesNamed, seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const owners: Practice = {
  title: "Owners or maintainers are named",
  find: (project) => [
    ...project
      .facts("owners")
      .filter(({ facts }) => facts.rules.some((rule) => rule.owners.length > 0))
      .map(({ path }) => seen("present", `\`${project.relative(path)}\``, startOf(path))),
    ...filesNamed(project, /(?:^|\/)(?:CODEOWNERS|MAINTAINERS(?:\.(?:md|txt|rst))?|OWNERS)$/),
  ],
};
