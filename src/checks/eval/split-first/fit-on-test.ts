import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { bySplit } from "../../../semantics/by-split.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const fitOnTest: CodeCheck = {
  flags: "A scaler, encoder, vectorizer or sampler that is fitted to validation or test rows: `scaler.fit_transform(X_test)`.",
  silent: "`transform` of them, folds, and rows of which neither a split nor an earlier fit shows that they are for evaluation.",
  source: "scikit-learn's common pitfalls",
  languages: ["Python"],
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) =>
  bySplit(rowFlow(modules).fittedToTest, ({ part }) => part.split).map(([{ what, at, part, trainedAt }, ...others]): CodeProblem => {
    const rows = part.side === "test" ? "test" : "validation";
    const message = /\.fit_(?:resample|sample)$/.test(what)
      ? `\`${what}\` changes the ${rows} rows, so the score is of rows that nobody will see. Resample the training part only.`
      : `\`${what}\` learns from the ${rows} rows anew, so they are not prepared as the training rows were. Use \`transform\` here.`;
    return {
      kind: "partial",
      message,
      at,
      related: [
        ...(trainedAt ? [{ message: "Fitted to training rows here.", at: trainedAt }] : []),
        ...(part.split ? [{ message: "The split.", at: part.split }] : []),
        ...others.slice(0, 10).map((one) => ({ message: "Here too.", at: one.at })),
      ],
    };
  }),
);
