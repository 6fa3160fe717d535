import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const testPicksModel: CodeCheck = {
  flags: "Several models, parameters or thresholds that are scored on the test rows, of which the best one is taken.",
  silent: "Choices by validation rows or cross-validation, and tables and plots of scores.",
  source: "Yang et al., Data Leakage in Notebooks (ASE 2022): multi-test leakage; LeakageDetector",
  languages: ["Python"],
  offByDefault: "It was right 23 times of 27 in three looks, which is too seldom.",
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) =>
  rowFlow(modules).choices.map(
    ({ by, at, score }): CodeProblem => ({
      kind: "partial",
      message: `\`${by}\` picks the best by its score on the test rows, so that score is too good. Choose on validation rows or by cross-validation, and test once.`,
      at,
      related: [
        { message: "Scored on the test rows here.", at: score.at },
        ...(score.part.split ? [{ message: "The split.", at: score.part.split }] : []),
      ],
    }),
  ),
);
