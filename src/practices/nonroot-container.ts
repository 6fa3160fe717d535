import { remembered } from "../project/once-per.js";
import { seen } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

export const nonrootContainer: Practice = {
  title: "A container runs as a user other than root",
  find: remembered((project) =>
    ownFacts(project, "dockerfile").flatMap(({ path, facts }) =>
      facts.stages.flatMap(({ user }) =>
        user && !/^["']?(?:root|0)(?::|["']?$)/.test(user.value)
          ? [seen("present", `\`USER ${user.value}\``, { path, span: user.span })]
          : [],
      ),
    ),
  ),
};
