import { oncePerModules, ownModules } from "../../../project/production-code.js";
import { rowFlow } from "../../../semantics/row-flow.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const randomSplitOfSeries: CodeCheck = {
  flags:
    "A time series, seen by its parsed dates and its lags or rolling figures, that is split at random: training rows lie after test rows.",
  silent: "`shuffle=False`, splits by date, lags within groups, and rows that have a date and no lags.",
  source: "Deepchecks, date leakage; scikit-learn on `TimeSeriesSplit`",
  languages: ["Python"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in more than 140 repositories.",
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) =>
  rowFlow(modules).shuffledSeries.map(
    ({ at, lagged }): CodeProblem => ({
      kind: "partial",
      message:
        "A time series is split at random, so the model learns from days after those it is tested on. Split by date: `shuffle=False`, or `TimeSeriesSplit`.",
      at,
      related: [{ message: "Values of earlier rows are put into a row here.", at: lagged }],
    }),
  ),
);
