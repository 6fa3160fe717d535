import { countsAt } from "../project/stage.js";
import { type Finding, isCounted } from "../report/outcome.js";
import { areas } from "../rules/areas.js";
import type { Fix } from "../rules/rule.js";
import { nameOf } from "../workspace/path-parts.js";
import { evidenceJson } from "./evidence-json.js";
import { fingerprints } from "./fingerprints.js";
import { PlaceTable, type ReportInput } from "./report-input.js";
import type { ReportJson } from "./report-schema.js";

/** The report as its public contract, `reportSchema`. The same input gives the same bytes. */
export function toReportJson(input: ReportInput): ReportJson {
  const { report, actions, notes, version } = input;
  const { project, score } = report;
  const places = new PlaceTable(input.texts);
  const { place, evidence, traits } = evidenceJson(places);
  const finding = ({ rule, check, kind, severity, known, message, at, related, fixes }: Finding, fingerprint: string | undefined) => ({
    rule,
    ...(check && { check }),
    kind,
    severity,
    ...(known && { known }),
    message,
    ...(fingerprint && { fingerprint }),
    ...(at && { at: place(at) }),
    related: related.map((one) => ({ message: one.message, at: place(one.at) })),
    fixes: fixes.map((fix) => ({ kind: fix.kind, title: fix.title })),
  });
  const findingsJson = (findings: readonly Finding[]) => {
    const prints = fingerprints(findings, places);
    return findings.map((one, index) => finding(one, prints[index]));
  };
  return {
    version: 1,
    tool: { name: "Roadworthy", version },
    date: project.date,
    project: {
      root: project.root,
      name: projectName(input),
      ...(project.manifest.exists && { manifest: project.manifest.path }),
      stage: project.stage,
      traits: traits(project),
      tools: project.tools.map(({ tool, level, evidence: found }) => ({
        id: tool.id,
        name: tool.name,
        capabilities: [...tool.capabilities],
        level,
        evidence: evidence(found.slice(0, 3)),
      })),
    },
    score: {
      value: score.value,
      ...(report.unreadable && { unreliable: { message: report.unreadable.message, at: place(report.unreadable.at) } }),
      exact: rounded(score.exact),
      level: score.level,
      earned: rounded(score.earned),
      possible: score.possible,
      cappedBy: [...score.cappedBy],
      unwaived: report.unwaivedScore,
      stages: { ...report.scores },
      areas: score.areas.map((one) => ({
        area: one.area,
        title: areas[one.area].title,
        value: one.value,
        earned: rounded(one.earned),
        possible: one.possible,
      })),
    },
    ...(report.baseline && {
      baseline: {
        ...report.baseline,
        addedRules: [...report.baseline.addedRules],
        removedRules: [...report.baseline.removedRules],
      },
    }),
    ...(input.since && { since: { ...input.since } }),
    mlTestScore: {
      value: report.mlTestScore.value,
      means: report.mlTestScore.means,
      sections: report.mlTestScore.sections.map((section) => ({ ...section })),
      tests: report.mlTestScore.tests.map(({ test: { id, title, rules }, points }) => ({
        id,
        title,
        rules: [...rules],
        ...(points !== undefined && { points }),
      })),
    },
    outcomes: report.rules.flatMap((rule) => {
      const outcome = report.outcomes.get(rule.id);
      if (!outcome) return [];
      const counts = isCounted(outcome);
      return {
        rule: rule.id,
        title: rule.title,
        area: rule.area,
        stage: rule.stage,
        weight: rule.weight,
        critical: rule.critical === true,
        counted: countsAt(rule.stage, project.stage) && counts,
        outcome: outcome.kind,
        ...(outcome.level && { level: outcome.level }),
        asks: rule.asks,
        earned: counts ? rounded(rule.weight * outcome.share) : 0,
        possible: counts ? rule.weight : 0,
        ...(outcome.reason && { reason: outcome.reason }),
        evidence: evidence(outcome.evidence),
        ...(outcome.waiver && { waiver: { ...outcome.waiver, at: place(outcome.waiver.at) } }),
      };
    }),
    findings: findingsJson(report.findings),
    laterFindings: findingsJson(report.laterFindings),
    nextActions: actions.map(({ title, fix, rules, gain, potential, scoreAfter, effort }) => ({
      title,
      rules: [...rules],
      gain: rounded(gain),
      potential: rounded(potential),
      scoreAfter,
      effort,
      ...(commandFor(fix) && { command: commandFor(fix) }),
    })),
    notes: [...notes],
  };
}

/** The name of the project: the manifest's, else its folder's. */
export function projectName({
  report: { project },
  folderName,
}: {
  readonly report: Pick<ReportInput["report"], "project">;
  readonly folderName: string;
}): string {
  return project.manifest.value.project?.name || nameOf(project.root) || folderName;
}

/** The command line that applies a fix, where there is one. */
export function commandFor(fix: Fix): string | undefined {
  return fix.kind === "scaffold" ? `roadworthy add ${fix.scaffold}` : undefined;
}

/** Three decimals: enough to add up, without the noise of binary fractions. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
