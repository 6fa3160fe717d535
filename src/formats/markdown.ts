import { nothingToJudge } from "../report/nothing-to-judge.js";
import type { Finding } from "../report/outcome.js";
import { hasScore } from "../report/unreadable.js";
import { areas } from "../rules/areas.js";
import { codeMarkdown, collapsedMarkdown, quietMarkdown, quietMessage } from "../text/markdown.js";
import { compareReports } from "./compare-reports.js";
import type { DiffJson } from "./diff-schema.js";
import type { FormatOptions } from "./format.js";
import { loudestFirst } from "./loudest-first.js";
import { placeLabel } from "./place-label.js";
import { readiness, unreadableNote } from "./readiness.js";
import { PlaceTable, type ReportInput } from "./report-input.js";
import { ruleLink } from "./rule-link.js";
import { severityCountsText } from "./severity-counts.js";
import { signed } from "./signed.js";
import { commandFor, projectName, toReportJson } from "./to-report-json.js";

/** A comment on GitHub holds 65,536 characters; who posts it may add some. A job's summary holds 1 MiB. */
const mostCharacters = 60_000;
/** How many rows each list has, the first that fits. */
const rowLimits = [30, 10, 3, 0];
const stepsShown = 5;

/** By which a bot finds its earlier comment again. */
const marker = "<!-- roadworthy -->";

type ProjectDiff = DiffJson["projects"][number];

/**
 * A summary for a pull request or a job: score, what changed since a base where one is given, findings, next steps, areas. Short enough for a comment.
 * No text of the workspace becomes markup, a link or a mention.
 */
export function markdown(inputs: readonly ReportInput[], { base }: FormatOptions): string {
  const diff = base && compareReports(base, { label: "now", reports: inputs.map(toReportJson) }, inputs[0]?.version ?? "");
  const diffOf = (input: ReportInput) => {
    const { root } = input.report.project;
    const name = projectName(input);
    return diff?.projects.find((one) => one.root === root && one.name === name);
  };
  if (inputs.length === 0) return `${marker}\nNo projects were found.\n`;
  for (const rows of rowLimits) {
    const text = joined(inputs, (input) => projectPart(input, diffOf(input), rows));
    if (text !== undefined) return text;
  }
  return scoresAlone(inputs);
}

/** The parts of all projects; nothing where they do not fit. */
function joined(inputs: readonly ReportInput[], part: (input: ReportInput) => string): string | undefined {
  let text = marker;
  for (const input of inputs) {
    text += `\n${part(input)}`;
    if (text.length > mostCharacters) return undefined;
  }
  return text;
}

function projectPart(input: ReportInput, diff: ProjectDiff | undefined, rows: number): string {
  const { report, actions, notes } = input;
  const { score, project, findings, baseline } = report;
  const places = new PlaceTable(input.texts, input.prefix);
  const change = diff ? `, ${changeText(diff.score.after - diff.score.before)}` : "";
  const fresh = findings.filter(({ known }) => !known);
  const known = findings.filter((finding) => finding.known);
  const crashed = [...report.outcomes.values()].filter(({ kind }) => kind === "crashed");
  const isScored = hasScore(report);
  const broken = unreadableNote(report, places);
  const parts = [`## ${quietMarkdown(projectName(input))}: ${readiness(report, change)}`, ""];
  if (broken) parts.push(`> ${quietMarkdown(broken)}`, "");
  parts.push(
    `At stage ${project.stage}: ${counts(fresh)}${known.length > 0 ? `, and ${known.length} that the baseline knows` : ""}.${
      report.unwaivedScore === score.value || !isScored ? "" : ` Without waivers: ${report.unwaivedScore}.`
    }${baseline ? ` The baseline had ${baseline.score}.` : ""}`,
    "",
  );
  if (score.cappedBy.length > 0) parts.push(`> Held at ${score.value} until ${score.cappedBy.map(ruleLink).join(" and ")} are met.`, "");
  if (crashed.length > 0) parts.push(`> ${crashed.map(({ rule }) => ruleLink(rule)).join(", ")} failed: a bug in Roadworthy.`, "");
  const nothing = isScored ? nothingToJudge(project) : undefined;
  if (nothing) parts.push(`> ${nothing}`, "");
  if (diff) parts.push(`Since the base: **${diff.findings.new.length} new**, ${diff.findings.fixed.length} fixed.`, "");
  if (diff && rows > 0 && diff.findings.new.length > 0)
    parts.push(
      ...limited(diff.findings.new, rows, ["Severity", "Practice", "Finding"], (one) => [
        one.severity,
        ruleLink(one.rule),
        `${one.at ? `${codeMarkdown(places.shownPath(one.at.path) + (one.at.startLine ? `:${one.at.startLine}` : ""))} ` : ""}${quietMessage(one.message)}`,
      ]),
    );
  if (rows > 0) {
    const table = (list: readonly Finding[]) =>
      limited(list, rows, ["Severity", "Practice", "Place", "Finding"], ({ severity, rule, at, message }) => [
        severity,
        ruleLink(rule),
        at ? codeMarkdown(placeLabel(places, at)) : "",
        quietMessage(message),
      ]);
    if (fresh.length > 0) parts.push(collapsedMarkdown(counts(fresh), table(loudestFirst(fresh))));
    if (known.length > 0) parts.push(collapsedMarkdown(`${known.length} known`, table(known)));
  }
  if (actions.length > 0) parts.push("**Next**", "", ...actions.slice(0, stepsShown).map(actionLine), "");
  if (isScored)
    parts.push(
      collapsedMarkdown("Areas", [
        "| Area | Score |",
        "| --- | ---: |",
        ...score.areas.map(({ area, value }) => `| ${areas[area].title} | ${value} |`),
        "",
        `ML Test Score ${report.mlTestScore.value} of 7: ${report.mlTestScore.means}.`,
      ]),
    );
  if (notes.length > 0 && rows > 0)
    parts.push(
      collapsedMarkdown(
        `${notes.length} notes`,
        notes.slice(0, rows).map((note) => `- ${quietMarkdown(note)}`),
      ),
    );
  return parts.join("\n");
}

/** A line for each project, as many as fit: for a repository of hundreds. */
function scoresAlone(inputs: readonly ReportInput[]): string {
  const lines = [marker, `## Readiness of ${inputs.length} projects`, "", "| Project | Score |", "| --- | ---: |"];
  const rows = [...inputs].sort((a, b) => a.report.score.value - b.report.score.value);
  let size = lines.join("\n").length;
  let shown = 0;
  for (const input of rows) {
    const { score, unreadable } = input.report;
    const line = `| ${quietMarkdown(projectName(input).slice(0, 100))} | ${unreadable ? "no score: its manifest cannot be read" : score.value} |`;
    if (size + line.length > mostCharacters) break;
    size += line.length + 1;
    lines.push(line);
    shown++;
  }
  return `${lines.join("\n")}\n${shown < rows.length ? `\nAnd ${rows.length - shown} more.\n` : ""}`;
}

function limited<Row>(
  list: readonly Row[],
  rows: number,
  head: readonly string[],
  cells: (row: Row) => readonly string[],
): readonly string[] {
  return [
    `| ${head.join(" | ")} |`,
    `| ${head.map(() => "---").join(" | ")} |`,
    ...list.slice(0, rows).map((one) => `| ${cells(one).join(" | ")} |`),
    "",
    ...(list.length > rows ? [`And ${list.length - rows} more.`, ""] : []),
  ];
}

function actionLine({ title, fix, gain, potential }: ReportInput["actions"][number]): string {
  const command = commandFor(fix);
  const worth = Math.max(gain, potential);
  return `- ${quietMessage(title)}${worth >= 0.05 ? ` (up to +${worth.toFixed(1)})` : ""}${command ? `: ${codeMarkdown(command)}` : ""}`;
}

function counts(findings: readonly Finding[]): string {
  return severityCountsText(findings) ?? "no findings";
}

function changeText(change: number): string {
  return change === 0 ? "unchanged" : signed(change);
}
