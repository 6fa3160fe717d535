import type { NextAction } from "../engine/next-actions.js";
import { countsAt } from "../project/stage.js";
import type { BaselineComparison } from "../report/baseline.js";
import { nothingToJudge } from "../report/nothing-to-judge.js";
import { isCounted } from "../report/outcome.js";
import { criticalCap } from "../report/score.js";
import { hasScore } from "../report/unreadable.js";
import { areas } from "../rules/areas.js";
import { findingSection } from "./finding-section.js";
import type { FormatOptions } from "./format.js";
import { unreadableNote } from "./readiness.js";
import { PlaceTable, type ReportInput } from "./report-input.js";
import { severityCountsText } from "./severity-counts.js";
import { makeStyle, type Style } from "./style.js";
import { commandFor, projectName } from "./to-report-json.js";

/** Per rule; the rest is counted. */
const findingsShown = 5;
const nextActionsShown = 5;
const barWidth = 20;

/** Reports for a terminal: findings with code frames, then areas, score and next best actions. */
export function text(inputs: readonly ReportInput[], options: FormatOptions): string {
  return inputs.map((input) => projectText(input, options, makeStyle(options.colour === true))).join(`\n${"─".repeat(78)}\n\n`);
}

function projectText(input: ReportInput, options: FormatOptions, style: Style): string {
  const { report, actions, notes } = input;
  const { project } = report;
  const places = new PlaceTable(input.texts, input.prefix);
  const lines: string[] = [];
  const where = project.manifest.exists
    ? places.shownPath(project.manifest.path)
    : `${places.shownPath(project.root) || "."} (no roadworthy.yaml)`;
  lines.push(`${style.bold(projectName(input))}  ${style.dim(where)}`, "");

  const knownFrom = input.since && `there before ${input.since.revision}, at ${input.since.commit.slice(0, 10)}`;
  lines.push(...findingSection(report.findings, places, style, options.verbose ? Number.POSITIVE_INFINITY : findingsShown, knownFrom));
  if (options.verbose) lines.push(...outcomeLines(input, style), "", ...mlTestLines(input, style), "");

  const hidden = report.laterFindings.length;
  const known = report.findings.filter((finding) => finding.known).length;
  const summary = severityCountsText(report.findings);
  lines.push(summary ? `${summary}${known > 0 ? `, ${known} of them known` : ""}` : style.green("No findings."), "");
  if (hidden > 0) lines.push(style.dim(`${hidden} more at later stages (--stage production shows them).`), "");

  const broken = unreadableNote(report, places);
  const isScored = hasScore(report);
  if (isScored) lines.push(...scoreLines(input, style));
  if (broken) lines.push(style.red(broken));
  const outcomes = [...report.outcomes.values()];
  const off = outcomes.filter(({ kind }) => kind === "off").map(({ rule }) => rule);
  if (off.length > 0) lines.push(style.dim(`Off until \`checks.severity\` names them: ${off.join(", ")}.`));
  const crashed = outcomes.filter(({ kind }) => kind === "crashed");
  for (const { rule, reason } of crashed) lines.push(style.red(`Rule ${rule} failed: ${reason}. This is a bug in Roadworthy.`));
  if (actions.length > 0)
    lines.push("", style.bold("Next best actions"), ...actions.slice(0, nextActionsShown).map((action) => actionLine(action, style)));
  const nothing = isScored ? nothingToJudge(project) : undefined;
  if (nothing) lines.push("", nothing);
  if (!project.manifest.exists)
    lines.push("", `No manifest: run ${style.bold("roadworthy init")} to draft roadworthy.yaml from what was found.`);
  for (const note of notes) lines.push(style.dim(`Note: ${note}`));
  return `${lines.join("\n")}\n`;
}

/** Areas, the score, and what stands beside it. */
function scoreLines(input: ReportInput, style: Style): string[] {
  const { report } = input;
  const { score } = report;
  const lines: string[] = [];
  const width = Math.max(...score.areas.map(({ area }) => areas[area].title.length), 0);
  for (const one of score.areas) {
    lines.push(
      `  ${areas[one.area].title.padEnd(width)}  ${bar(one.value, style)} ${String(one.value).padStart(3)}  ${style.dim(areas[one.area].question)}`,
    );
  }
  lines.push("", scoreLine(input, style));
  if (score.cappedBy.length > 0)
    lines.push(
      style.red(`Capped at ${criticalCap} until ${score.cappedBy.join(" and ")} ${score.cappedBy.length > 1 ? "are" : "is"} met.`),
    );
  if (report.unwaivedScore !== score.value) lines.push(style.dim(`Without waivers: ${report.unwaivedScore}.`));
  if (report.baseline) lines.push(...baselineLines(report.baseline, score.value, style));
  lines.push(style.dim(`ML Test Score ${report.mlTestScore.value} of 7: ${report.mlTestScore.means}.`));
  const unknown = [...report.outcomes.values()].filter(({ kind }) => kind === "unknown").map(({ rule }) => rule);
  if (unknown.length > 0) lines.push(style.dim(`Cannot be seen from here: ${unknown.join(", ")}.`));
  const quiet = quietLosses(report);
  if (quiet.length > 0) lines.push(style.dim(`Short of what is asked, without a finding (--verbose says why): ${quiet.join(", ")}.`));
  return lines;
}

/** Practices that cost points and that no finding speaks of: nothing is there yet that they could be about, or what is there falls short. */
function quietLosses({ outcomes, project, rules }: ReportInput["report"]): readonly string[] {
  return rules.flatMap(({ id, stage }) => {
    const outcome = outcomes.get(id);
    if (!outcome || !countsAt(stage, project.stage) || !isCounted(outcome)) return [];
    const isQuiet = /^(?:missing|partial|hollow|contradicted)$/.test(outcome.kind) && outcome.findings.length === 0;
    return isQuiet ? [outcome.level ? `${id} (${outcome.level} only)` : id] : [];
  });
}

function outcomeLines({ report }: ReportInput, style: Style): string[] {
  const lines = [`${style.bold("Every practice")}  ${style.dim(`with the weight it earned, of ${report.score.possible} that count`)}`];
  for (const rule of report.rules) {
    const outcome = report.outcomes.get(rule.id);
    if (!outcome) continue;
    const level = outcome.level ? ` (${outcome.level})` : "";
    const why = outcome.reason ?? outcome.evidence[0]?.what ?? "";
    const counts = countsAt(rule.stage, report.project.stage) && isCounted(outcome);
    const points = counts ? `${Math.round(rule.weight * outcome.share * 100) / 100}/${rule.weight}` : "";
    lines.push(`  ${rule.id.padEnd(28)} ${points.padEnd(6)} ${`${outcome.kind}${level}`.padEnd(22)} ${style.dim(why)}`);
  }
  return lines;
}

function baselineLines({ score, version, addedRules, removedRules }: BaselineComparison, now: number, style: Style): string[] {
  const change = now - score;
  const lines = [
    style.dim(`Baseline: ${score}, ${change === 0 ? "unchanged" : change > 0 ? `now ${change} more` : `now ${-change} less`}.`),
  ];
  const named = (ids: readonly string[]) => `${ids.length} (${ids.slice(0, 5).join(", ")}${ids.length > 5 ? " …" : ""})`;
  const changes = [
    ...(addedRules.length > 0 ? [`rules added since: ${named(addedRules)}`] : []),
    ...(removedRules.length > 0 ? [`rules removed since: ${named(removedRules)}`] : []),
  ];
  if (changes.length > 0) lines.push(style.dim(`It is of version ${version}, and the scores do not compare; ${changes.join("; ")}.`));
  return lines;
}

function mlTestLines({ report: { mlTestScore } }: ReportInput, style: Style): string[] {
  const lines = [`${style.bold(`ML Test Score ${mlTestScore.value} of 7`)}  ${style.dim(mlTestScore.means)}`];
  for (const { section, earned, possible } of mlTestScore.sections) {
    lines.push(`  ${section}  ${earned} of ${possible}`);
    for (const { test, points } of mlTestScore.tests) {
      if (test.section === section && points !== undefined)
        lines.push(`    ${String(points).padEnd(4)} ${test.title}  ${style.dim(test.rules.join(", "))}`);
    }
  }
  return lines;
}

function scoreLine({ report: { score, scores, project } }: ReportInput, style: Style): string {
  const others = Object.entries(scores).filter(([stage]) => stage !== project.stage);
  const rest = others.map(([stage, value]) => `${stage} ${value}`).join(", ");
  return `${style.bold(`Readiness ${score.value}/100`)}  ${score.level}  ${style.dim(`at stage ${project.stage} (${rest})`)}`;
}

function actionLine({ title, fix, gain, potential, scoreAfter, effort }: NextAction, style: Style): string {
  const now = gain >= 0.05 ? `+${gain.toFixed(1)} now → ${scoreAfter}` : "";
  const filled = potential - gain >= 0.05 ? `+${potential.toFixed(1)} when filled in` : "";
  const command = commandFor(fix);
  return `  ${title} ${style.dim(`(${[now, filled, `about ${effort} min`].filter(Boolean).join(", ")})`)}${command ? `  ${style.bold(command)}` : ""}`;
}

function bar(value: number, style: Style): string {
  const filled = Math.round((value / 100) * barWidth);
  const paint = value >= 70 ? style.green : value >= 50 ? style.yellow : style.red;
  return paint("█".repeat(filled)) + style.dim("░".repeat(barWidth - filled));
}
