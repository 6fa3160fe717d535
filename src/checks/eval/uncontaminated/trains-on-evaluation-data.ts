import type { CodeCheck } from "../../code-check.js";

export const trainsOnEvaluationData: CodeCheck = {
  flags:
    "A model that is fitted to rows read from a file which is declared for evaluation, or is named after it: `test.csv`, `holdout.parquet`.",
  silent: "Preprocessing fitted to all texts, parts of such a file, files that are split, and files that are declared for training too.",
  source: "Deepchecks, train-test samples mix; the manifest's `data.splits` and `evals`",
  languages: ["Python"],
};
