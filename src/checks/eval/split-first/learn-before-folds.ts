import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { bySplit } from "../../../semantics/by-split.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const learnBeforeFolds: CodeCheck = {
  flags: "Feature selection, target encoding or resampling on all rows, whose result is then cross-validated.",
  silent: "The same steps inside a `Pipeline` that is cross-validated, and scalers, which look at no labels.",
  source: "scikit-learn's and imbalanced-learn's common pitfalls; Ambroise and McLachlan (PNAS 2002)",
  languages: ["Python"],
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) => {
  const { leaks } = rowFlow(modules);
  const told = new Set(leaks.flatMap(({ form, learned }) => (form === "split" ? [`${learned.at.path}:${learned.at.span.start}`] : [])));
  const inFolds = leaks.filter(
    ({ form, learned: { at, what } }) => form === "folds" && !told.has(`${at.path}:${at.span.start}`) && !/Under|NearMiss|Tomek/.test(what),
  );
  return bySplit(inFolds, ({ split }) => split).map(
    ([{ learned, split, splitter, isSearch }, ...others]): CodeProblem => ({
      kind: isSearch ? "weak" : "partial",
      message: `\`${learned.what}\` has seen the rows of every fold before ${splitter}, so its scores are too good. Put it into a \`Pipeline\` with the model.`,
      at: learned.at,
      related: [
        { message: "The folds come after.", at: split },
        ...others.slice(0, 10).map((one) => ({ message: `\`${one.learned.what}\` too.`, at: one.learned.at })),
      ],
    }),
  );
});
