import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { bySplit } from "../../../semantics/by-split.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const testedOnTrainedRows: CodeCheck = {
  flags: "A model that is fitted to all rows, though they are split, and is then judged on the test part of them.",
  silent: "A last fit to all rows after the model was judged, and rows that were filtered or read elsewhere.",
  source: "Yang et al., Data Leakage in Notebooks (ASE 2022): overlap leakage",
  languages: ["Python"],
  offByDefault:
    "It was right five times of eight when it was read. What was wrong is silent now, and how often it is right since is not shown.",
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) =>
  bySplit(rowFlow(modules).refits, ({ part }) => part.split).map(
    ([{ at, judged, part }, ...others]): CodeProblem => ({
      kind: "partial",
      message:
        "The model learns from all rows and is then judged on a part of them, so its score says nothing. Fit it to the training part only.",
      at,
      related: [
        { message: "Judged on the test part.", at: judged },
        ...(part.split ? [{ message: "The split.", at: part.split }] : []),
        ...others.slice(0, 10).map((one) => ({ message: "Here too.", at: one.at })),
      ],
    }),
  ),
);
