import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { bySplit } from "../../../semantics/by-split.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const stopsOnTest: CodeCheck = {
  flags: "Early stopping, or the best checkpoint, by a score on the same test rows on which the model is judged afterwards.",
  silent: "Validation rows of their own, rows that are only watched, and models that are judged on other rows.",
  source: "LeakageDetector; documentation of XGBoost and of Keras on early stopping",
  languages: ["Python"],
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) =>
  bySplit(rowFlow(modules).stops, ({ part }) => part.split).map(
    ([{ at, part, judged }, ...others]): CodeProblem => ({
      kind: "partial",
      message:
        "Training stops by the score on the test rows, and the model is judged on them too, so its score is too good. Stop by the score on validation rows.",
      at,
      related: [
        { message: "Judged on the same rows.", at: judged },
        ...(part.split ? [{ message: "The split.", at: part.split }] : []),
        ...others.slice(0, 10).map((one) => ({ message: "Here too.", at: one.at })),
      ],
    }),
  ),
);
