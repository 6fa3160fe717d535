import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { bySplit } from "../../../semantics/by-split.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const fitBeforeSplit: CodeCheck = {
  flags:
    "A scaler, imputer, selector, vectorizer, PCA or target encoder that is fitted to rows which are split afterwards, or whose fit to all rows serves the parts.",
  silent:
    "Stateless transformers and one-hot encoding, `Pipeline`s, fits to the training part, and what is fitted to other rows than those that are split.",
  source: "Yang et al., Data Leakage in Notebooks (ASE 2022); scikit-learn's common pitfalls",
  languages: ["Python"],
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) =>
  bySplit(
    rowFlow(modules).leaks.filter(({ form, learned }) => form !== "folds" && !/^(?:resample|augment|statistic)$/.test(learned.kind)),
    ({ split }) => split,
  ).map(([{ learned, form, split, splitter }, ...others]): CodeProblem => {
    const isLate = form === "late";
    return {
      kind: "partial",
      message: isLate
        ? `\`${learned.what}\` learns from all rows and then prepares a part of them, so the test score is too good. Fit it to the training part only.`
        : `\`${learned.what}\` learns from all rows before ${splitter}, so the test score is too good. Split first, and fit to the training part only.`,
      at: learned.at,
      related: [
        { message: isLate ? "The split." : "The split comes after.", at: split },
        ...others.slice(0, 10).map((one) => ({ message: `\`${one.learned.what}\` too.`, at: one.learned.at })),
      ],
    };
  }),
);
