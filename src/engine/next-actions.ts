import { buildProject } from "../project/build-project.js";
import { findProjectRoots } from "../project/project-roots.js";
import type { Snapshot } from "../project/snapshot.js";
import type { Outcome } from "../report/outcome.js";
import { makeReport, type Report } from "../report/report.js";
import { score } from "../report/score.js";
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

/** Minutes for a manifest value and for an edit in place; scaffolds state their own. */
const effortOf = { manifest: 5, edit: 2 } as const;

/**
 * The steps that the findings offer, best first: most potential points for the least effort.
 * Each fix is tried on a copy of the snapshot, so its points are exact. `texts` holds files that `edit` fixes change.
 */
export function nextActions(snapshot: Snapshot, report: Report, texts: ReadonlyMap<string, string> = new Map()): readonly NextAction[] {
  const { project } = report;
  const roots = findProjectRoots(snapshot.files);
  const candidates = new Map<string, { fix: Fix; rules: string[] }>();
  for (const finding of report.findings) {
    const [fix] = finding.fixes;
    if (!fix) continue;
    const key = fixKey(fix);
    const candidate = candidates.get(key);
    if (!candidate) candidates.set(key, { fix, rules: [finding.rule] });
    else if (!candidate.rules.includes(finding.rule)) candidate.rules.push(finding.rule);
  }
  const actions: NextAction[] = [];
  for (const { fix, rules } of candidates.values()) {
    const edits = fixEdits(project, fix);
    if (edits.length === 0) continue;
    const after = makeReport(buildProject(applyEdits(snapshot, edits, texts), project.root, { date: project.date, roots }), report.rules);
    const gain = after.score.exact - report.score.exact;
    const met = new Map<string, Outcome>(after.outcomes);
    for (const rule of rules) {
      const outcome = met.get(rule);
      if (outcome && outcome.kind !== "not-applicable") met.set(rule, { ...outcome, kind: "met", share: 1 });
    }
    const potential = score(report.rules, met, { stage: project.stage }).exact - report.score.exact;
    const effort = fix.kind === "scaffold" ? (scaffolds[fix.scaffold]?.effort ?? 30) : effortOf[fix.kind];
    const title = fix.kind === "scaffold" ? `Add ${lowerFirst(scaffolds[fix.scaffold]?.title ?? fix.scaffold)}` : fix.title;
    actions.push({ title, fix, rules, gain, potential, scoreAfter: after.score.value, effort });
  }
  return actions.sort(
    (a, b) => b.potential / b.effort - a.potential / a.effort || b.potential - a.potential || (a.title < b.title ? -1 : 1),
  );
}

/** "Evaluation suite" inside a sentence; names such as "CI workflow" and "Dockerfile" keep their capitals. */
function lowerFirst(title: string): string {
  return /^[A-Z][a-z]+ [a-z]/.test(title) ? (title[0] ?? "").toLowerCase() + title.slice(1) : title;
}
