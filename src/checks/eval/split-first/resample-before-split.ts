import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { bySplit } from "../../../semantics/by-split.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const resampleBeforeSplit: CodeCheck = {
  flags: "Rows that are over- or undersampled, copied or augmented before they are split, so kin of the test rows are trained on.",
  silent: "Sampling of the training part, samplers inside an imbalanced-learn `Pipeline`, and samples drawn without replacement.",
  source: "imbalanced-learn's common pitfalls; LeakageDetector",
  languages: ["Python"],
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) =>
  bySplit(
    rowFlow(modules).leaks.filter(({ form, learned }) => form === "split" && /^(?:resample|augment)$/.test(learned.kind)),
    ({ split }) => split,
  ).map(([{ learned, split, splitter }, ...others]): CodeProblem => {
    const message =
      learned.kind === "augment"
        ? `\`${learned.what}\` makes rows before ${splitter}, so variants of one row are trained on and tested on. Split first, and augment the training part only.`
        : /Under|NearMiss|Tomek/.test(learned.what)
          ? `\`${learned.what}\` drops rows before ${splitter}, so the test rows are not like real ones. Split first, and resample the training part only.`
          : `\`${learned.what}\` makes rows before ${splitter}, so test rows have kin in training and the score is too good. Split first, and resample the training part only.`;
    return {
      kind: "partial",
      message,
      at: learned.at,
      related: [
        { message: "The split comes after.", at: split },
        ...others.slice(0, 10).map((one) => ({ message: `\`${one.learned.what}\` too.`, at: one.learned.at })),
      ],
    };
  }),
);
