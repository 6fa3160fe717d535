import { isCounted, type Outcome } from "./outcome.js";
import type { Report } from "./report.js";
import { score } from "./score.js";

/** The score, unrounded, if some rules were met and all others came out as in `outcomes`. */
export function scoreIfMet(report: Report, outcomes: ReadonlyMap<string, Outcome>, rules: readonly string[]): number {
  const met = new Map(outcomes);
  for (const rule of rules) {
    const outcome = met.get(rule);
    if (outcome && isCounted(outcome)) met.set(rule, { ...outcome, kind: "met", share: 1 });
  }
  return score(report.rules, met, { stage: report.project.stage }).exact;
}

/** Score points, unrounded, that a project gains once a rule is met; 0 where it is, or does not count. */
export function pointsToGain(report: Report, rule: string): number {
  return scoreIfMet(report, report.outcomes, [rule]) - report.score.exact;
}
