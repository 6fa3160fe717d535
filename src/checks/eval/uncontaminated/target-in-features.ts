import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const targetInFeatures: CodeCheck = {
  flags: 'The column that is to be predicted among the columns that predict it: `X = df[[…, "price"]]` and `y = df["price"]`.',
  silent: "Columns that are dropped before, shifted targets of forecasts, and tables whose columns are not named.",
  source: "scikit-learn's glossary on data leakage; Kaufman et al., Leakage in Data Mining (KDD 2011)",
  languages: ["Python"],
  offByDefault:
    "It was right once of seven times when it was read. What was wrong is silent now, and how often it is right since is not shown.",
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) =>
  rowFlow(modules).targets.map(
    ({ column, at }): CodeProblem => ({
      kind: "partial",
      message: `${column.startsWith("#") ? `Column ${column.slice(1)}` : `\`${column}\``} is predicted and is among the features too, so the model reads its answer. Leave it out of the features.`,
      at,
    }),
  ),
);
