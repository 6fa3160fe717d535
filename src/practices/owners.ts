import { remembered } from "../project/once-per.js";
import { startOf } from "../text/span.js";
import { filesNamed, seen } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

/** Files that name people in whatever form. A CODEOWNERS file counts by its rules: it may set everything free. */
const listOfNames = /(?:^|\/)(?:MAINTAINERS(?:\.(?:md|txt|rst))?|OWNERS)$/;

export const owners: Practice = {
  title: "Owners or maintainers are named",
  find: remembered((project) => [
    ...ownFacts(project, "owners")
      .filter(({ facts }) => facts.rules.some((rule) => rule.owners.length > 0))
      .map(({ path }) => seen("present", `\`${project.relative(path)}\``, startOf(path))),
    ...filesNamed(project, listOfNames),
  ]),
};
