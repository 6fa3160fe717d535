import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { bySplit } from "../../../semantics/by-split.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const figuresBeforeSplit: CodeCheck = {
  flags: "Gaps filled with a mean or median of all rows, or columns scaled by it, before the rows are split.",
  silent: "Constants, figures of each row, figures of the training part, and figures that are only printed or plotted.",
  source: "Yang et al., Data Leakage in Notebooks (ASE 2022)",
  languages: ["Python"],
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) =>
  bySplit(
    rowFlow(modules).leaks.filter(({ form, learned }) => form !== "folds" && learned.kind === "statistic"),
    ({ split }) => split,
  ).map(
    ([{ learned, form, split, splitter }, ...others]): CodeProblem => ({
      kind: "weak",
      message: `\`${learned.what}\` of all rows is put into ${form === "late" ? "a part of them" : `them before ${splitter}`}, so training rows know of test rows. Split first, and use the figure of the training part only.`,
      at: learned.at,
      related: [
        { message: form === "late" ? "The split." : "The split comes after.", at: split },
        ...others.slice(0, 10).map((one) => ({ message: `\`${one.learned.what}\` too.`, at: one.learned.at })),
      ],
    }),
  ),
);
