import type { Score } from "../report/score.js";
import type { ReportInput } from "./report-input.js";

/** The score of the weakest project; nothing where there is none. */
export function lowestScore(inputs: readonly ReportInput[]): Partial<Pick<Score, "value" | "level">> {
  const [first, ...rest] = inputs.map(({ report }) => report.score);
  return first ? rest.reduce((lowest, one) => (one.value < lowest.value ? one : lowest), first) : {};
}
