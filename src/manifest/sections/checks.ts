import { map, record, texts } from "../fields/collection.js";
import { choice, text } from "../fields/field.js";
import { severities } from "../known-values.js";

export const checks = map("How Roadworthy itself looks at the project.", {
  exclude: texts("Files that are not looked at, as globs.", "notebooks/archive/**"),
  severity: record("How loud a rule is, by its id.", choice(severities, "How loud the rule is; `off` silences it.")),
  extends: texts("A policy file of the team, whose settings hold where this file is silent.", "../policy/roadworthy-policy.yaml"),
  templates: text(
    "A folder of the workspace with the team's own texts for what Roadworthy writes, in folders called after scaffolds.",
    "../templates",
  ),
});
