import { buildProject } from "../project/build-project.js";
import { findProjectRoots } from "../project/project-roots.js";
import type { Snapshot } from "../project/snapshot.js";
import { judgeProject } from "../report/judge-project.js";
import type { Outcome } from "../report/outcome.js";
import { scoreIfMet } from "../report/points.js";
import type { Report } from "../report/report.js";
import { hasScore } from "../report/unreadable.js";
import type { Fix } from "../rules/rule.js";
import { scaffolds } from "../scaffolds/index.js";
import { applyEdits } from "./apply-edits.js";
import { fixEdits, fixKey } from "./fix-edits.js";

/** A step worth taking next. */
export interface NextAction {
  readonly title: string;
  readonly fix: Fix;
  /** Ids of the rules it is meant for, most important first. */
  readonly rules: readonly string[];
  /** Score points, unrounded, gained the moment it is applied: found by applying it to a copy and scoring again. */
  readonly gain: number;
  /** Score points, unrounded, once its blanks are filled in and its rules are met. */
  readonly potential: number;
  /** The score (0-100, rounded down) after applying it. */
  readonly scoreAfter: number;
  /** Minutes a person needs, roughly. */
  readonly effort: number;
}

/** Where fewer fixes are tried on a copy: each takes about a second there, and people read only the first few. */
const manyFiles = 2_000;

interface Candidate {
  readonly fix: Fix;
  readonly rules: string[];
}

/**
 * The best steps that the findings offer: most potential points for the least effort first.
 * Each is tried on a copy of the snapshot, so its points are exact. `texts` holds files that `edit` fixes change.
 */
export function nextActions(snapshot: Snapshot, report: Report, texts: ReadonlyMap<string, string> = new Map()): readonly NextAction[] {
  return rankActions([...tryActions(snapshot, report, texts)]);
}

/** Best first. */
export function rankActions(actions: readonly NextAction[]): readonly NextAction[] {
  return [...actions].sort(
    (a, b) => b.potential / b.effort - a.potential / a.effort || b.potential - a.potential || (a.title < b.title ? -1 : 1),
  );
}

/** The same steps one by one and in no order, for callers that must do something else in between: each takes as long as a report. */
export function* tryActions(snapshot: Snapshot, report: Report, texts: ReadonlyMap<string, string>): Generator<NextAction> {
  const { project, score: before } = report;
  // No step can be told to be worth anything.
  if (!hasScore(report)) return;
  const roots = findProjectRoots(snapshot);
  const worth = ({ fix, rules }: Candidate) => (scoreIfMet(report, report.outcomes, rules) - before.exact) / effortOf(fix);
  const candidates = candidatesIn(report).sort((a, b) => worth(b) - worth(a));
  const most = project.files.length > manyFiles ? 5 : 10;
  let count = 0;
  for (const { fix, rules } of candidates) {
    if (count >= most) break;
    const edits = fixEdits(project, fix);
    if (edits.length === 0) continue;
    const changed = applyEdits(snapshot, edits, texts);
    const after = judgeProject(buildProject(changed, project.root, { date: project.date, roots, stage: project.stage }), report.rules);
    const helped = rules.filter((rule) => isOther(report.outcomes.get(rule), after.outcomes.get(rule)));
    if (helped.length === 0) continue;
    const potential = scoreIfMet(report, after.outcomes, helped) - before.exact;
    count++;
    yield {
      title: fix.kind === "scaffold" ? `Add ${lowerFirst(scaffolds[fix.scaffold]?.title ?? fix.scaffold)}` : fix.title,
      fix,
      rules: helped,
      gain: after.score.exact - before.exact,
      potential,
      scoreAfter: after.score.value,
      effort: effortOf(fix),
    };
  }
}

/** Whether a step has changed anything for a rule, if only what is left to be filled in. */
function isOther(before: Outcome | undefined, after: Outcome | undefined): boolean {
  const said = (outcome: Outcome | undefined) =>
    JSON.stringify([
      outcome?.kind,
      outcome?.share,
      outcome?.reason,
      outcome?.findings.map(({ message }) => message),
      outcome?.evidence.length,
    ]);
  return said(before) !== said(after);
}

/** The first fix of each finding, once, with the rules whose findings offer it. */
function candidatesIn(report: Report): Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const finding of report.findings) {
    const [fix] = finding.fixes;
    if (!fix) continue;
    // The same step in many files is shown for the first of them.
    const key = fix.kind === "edit" ? `${finding.rule} ${fix.title}` : fixKey(fix);
    const candidate = candidates.get(key);
    if (!candidate) candidates.set(key, { fix, rules: [finding.rule] });
    else if (!candidate.rules.includes(finding.rule)) candidate.rules.push(finding.rule);
  }
  return [...candidates.values()];
}

/** Minutes that a fix takes a person, roughly; scaffolds state their own. */
function effortOf(fix: Fix): number {
  if (fix.kind === "scaffold") return scaffolds[fix.scaffold]?.effort ?? 30;
  return fix.kind === "manifest" ? 5 : 2;
}

const properName = /^(?:BentoML|FastAPI|Compose|Datadog|Dockerfile|Grafana|Kubernetes|Python)\b/;

/** "Evaluation suite" inside a sentence; names such as "CI workflow" and "Dockerfile" keep their capitals. */
function lowerFirst(title: string): string {
  return /^[A-Z][a-z]/.test(title) && !properName.test(title) ? (title[0] ?? "").toLowerCase() + title.slice(1) : title;
}
