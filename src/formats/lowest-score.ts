import type { Score } from "../report/score.js";
import type { ReportInput } from "./report-input.js";

/** The score of the weakest project; nothing where there is none, or one that cannot be relied on. */
export function lowestScore(inputs: readonly ReportInput[]): Partial<Pick<Score, "value" | "level">> {
  if (inputs.some(({ report }) => report.unreadable)) return {};
  const [first, ...rest] = inputs.map(({ report }) => report.score);
  return first ? rest.reduce((lowest, one) => (one.value < lowest.value ? one : lowest), first) : {};
}
