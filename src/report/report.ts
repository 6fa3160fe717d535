import type { Project } from "../project/project.js";
import { countsAt, type Stage } from "../project/stage.js";
import { type CatalogueEntry, catalogue } from "../rules/catalogue.js";
import { rentedModels } from "../semantics/rented-models.js";
import { finish, type Steps } from "../text/steps.js";
import { type BaselineComparison, compareWithBaseline } from "./baseline.js";
import { type JudgeOptions, judgeSteps } from "./judge-rule.js";
import { type MlTestScore, mlTestScore } from "./ml-test-score.js";
import type { Finding, Outcome } from "./outcome.js";
import { policyFindings } from "./policy-findings.js";
import { type Score, score, scoresByStage } from "./score.js";
import { templateFindings } from "./template-findings.js";
import { undeclared } from "./undeclared.js";
import { type Unreadable, unreadable, withoutManifest } from "./unreadable.js";
import { collectWaivers, staleWaivers, type Waiver } from "./waivers.js";

/** Everything that was found out about one project. */
export interface Report {
  readonly project: Project;
  readonly rules: readonly CatalogueEntry[];
  /** By rule id, in the order of `rules`. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** What the declared stage asks for, and remarks on the manifest; sorted by path, offset and rule. */
  readonly findings: readonly Finding[];
  /** What only later stages ask for; never shown as diagnostics. */
  readonly laterFindings: readonly Finding[];
  /** At the declared stage. */
  readonly score: Score;
  readonly scores: Readonly<Record<Stage, number>>;
  /** As if nothing were waived, 0-100, rounded down. */
  readonly unwaivedScore: number;
  readonly mlTestScore: MlTestScore;
  /** Why no score can be relied on; absent where the manifest can be read, and where there is none. */
  readonly unreadable?: Unreadable;
  /** Absent where the project has no baseline. */
  readonly baseline?: BaselineComparison;
}

/** Runs all rules over a project. Pure: the same project gives the same report. Never throws. */
export function makeReport(project: Project, rules: readonly CatalogueEntry[] = catalogue, checks?: JudgeOptions["checks"]): Report {
  return finish(reportSteps(project, rules, checks));
}

/** The same, one rule after the other. */
export function* reportSteps(
  project: Project,
  rules: readonly CatalogueEntry[] = catalogue,
  checks?: JudgeOptions["checks"],
): Steps<Report> {
  const waivers = collectWaivers(project);
  const broken = unreadable(project);
  const isUnknown = broken?.extent === "all";
  const used = new Set<Waiver>();
  const outcomes = new Map<string, Outcome>();
  for (const rule of rules) {
    const outcome = yield* judgeSteps(rule, project, waivers.active, used, { checks });
    outcomes.set(rule.id, isUnknown ? withoutManifest(outcome, project.manifest) : outcome);
    yield;
  }
  if (project.manifest.exists) yield* rentedModels.steps(project);
  yield;
  const found = isUnknown ? [] : undeclared(project);
  yield;
  const remarks = unwaived([...found, ...policyFindings(project), ...templateFindings(project)], waivers.active, used);
  yield;
  const findings: Finding[] = [...manifestFindings(project), ...remarks, ...waivers.findings, ...staleWaivers(waivers.active, used)];
  const laterFindings: Finding[] = [];
  for (const rule of rules) {
    if (project.severities[rule.id] === "off") continue;
    const target = countsAt(rule.stage, project.stage) ? findings : laterFindings;
    target.push(...(outcomes.get(rule.id)?.findings ?? []));
  }
  const compared = compareWithBaseline(project, rules, findings);
  return {
    project,
    rules,
    outcomes,
    findings: [...compared.findings].sort(byPlace),
    laterFindings: laterFindings.sort(byPlace),
    score: score(rules, outcomes, { stage: project.stage }),
    scores: scoresByStage(rules, outcomes),
    unwaivedScore: score(rules, outcomes, { stage: project.stage, ignoreWaivers: true }).value,
    mlTestScore: mlTestScore(outcomes),
    ...(broken && { unreadable: broken }),
    ...(compared.comparison && { baseline: compared.comparison }),
  };
}

/** Remarks that no waiver covers. Waivers that took effect are added to `used`. */
function unwaived(remarks: readonly Finding[], waivers: readonly Waiver[], used: Set<Waiver>): readonly Finding[] {
  return remarks.filter((finding) => {
    const covering = waivers.find((waiver) => waiver.rules.includes(finding.rule) && waiver.covers(finding));
    if (covering) used.add(covering);
    return covering === undefined;
  });
}

function manifestFindings({ manifest }: Project): Finding[] {
  return manifest.problems.map(({ code, message, severity, span, suggestion }) => ({
    rule: `manifest/${code}`,
    kind: "invalid",
    severity,
    message,
    at: { path: manifest.path, span },
    related: [],
    fixes: suggestion
      ? [
          {
            kind: "edit",
            title: suggestion.title,
            edits: [{ kind: "replace", path: manifest.path, span: suggestion.span, text: suggestion.text }],
          },
        ]
      : [],
  }));
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.at?.path ?? "", b.at?.path ?? "") || (a.at?.span.start ?? 0) - (b.at?.span.start ?? 0) || compare(a.rule, b.rule);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
