import type { DiffJson } from "./diff-schema.js";
import { paintSeverity, severityLabel } from "./finding-lines.js";
import type { FindingJson } from "./match-findings.js";
import { signed } from "./signed.js";
import { makeStyle, type Style } from "./style.js";

/** Of each kind; the rest is counted. */
const findingsShown = 20;
const outcomesShown = 20;

/** How two reports differ, for a terminal. */
export function diffText(diff: DiffJson, options: { readonly colour: boolean; readonly verbose?: boolean }): string {
  const style = makeStyle(options.colour);
  const most = options.verbose ? Number.POSITIVE_INFINITY : findingsShown;
  const lines: string[] = [];
  for (const project of diff.projects) {
    lines.push(`${style.bold(project.name)}  ${style.dim(`${diff.before.label} → ${diff.after.label}`)}`, "");
    lines.push(...projectLines(project, style, most, options.verbose ? Number.POSITIVE_INFINITY : outcomesShown), "");
  }
  for (const { name, score } of diff.added) lines.push(`${style.bold(name)} is new: readiness ${score}.`);
  for (const { name, score } of diff.removed) lines.push(`${style.bold(name)} is gone: readiness was ${score}.`);
  if (diff.projects.length + diff.added.length + diff.removed.length === 0) lines.push("No projects on either side.");
  if (diff.before.version !== diff.after.version)
    lines.push(style.yellow(`Made by versions ${diff.before.version} and ${diff.after.version}.`));
  if (diff.before.date !== diff.after.date) lines.push(style.dim(`Judged on ${diff.before.date} and ${diff.after.date}.`));
  for (const note of diff.notes) lines.push(style.dim(`Note: ${note}`));
  return `${lines.join("\n").trimEnd()}\n`;
}

function projectLines(project: DiffJson["projects"][number], style: Style, most: number, mostOutcomes: number): readonly string[] {
  const { stage, score, areas, rules, outcomes, findings } = project;
  const lines: string[] = [];
  section(lines, `New (${findings.new.length})`, findings.new, most, style, (one) => findingLine(one, style));
  section(lines, `Fixed (${findings.fixed.length})`, findings.fixed, most, style, (one) => findingLine(one, style));
  section(
    lines,
    `Moved (${findings.moved.length})`,
    findings.moved,
    most,
    style,
    ({ from, to }) => `  ${placeText(from)} → ${placeText(to)}  ${style.dim(to.rule)}`,
  );
  section(lines, "Practices that came out otherwise", outcomes, mostOutcomes, style, ({ rule, before, after, earned }) => {
    const change = earned === 0 ? "" : `  ${paintedChange(earned, style)}`;
    return `  ${rule.padEnd(28)} ${before === after ? before : `${before} → ${after}`}${change}`;
  });
  if (areas.length > 0) {
    const width = Math.max(...areas.map(({ title }) => title.length));
    lines.push(style.bold("Areas"));
    for (const { title, before, after } of areas)
      lines.push(
        `  ${title.padEnd(width)}  ${before ?? "–"} → ${after ?? "–"}${before === undefined || after === undefined ? "" : `  ${paintedChange(after - before, style)}`}`,
      );
    lines.push("");
  }
  if (stage.before !== stage.after) lines.push(`Stage ${stage.before} → ${stage.after}.`);
  const total = findings.new.length + findings.fixed.length + findings.moved.length;
  lines.push(
    `${style.bold(`Readiness ${score.before} → ${score.after}`)}  ${paintedChange(score.after - score.before, style)}  ${style.dim(
      `${total === 0 ? "no finding is new or fixed" : `${findings.new.length} new, ${findings.fixed.length} fixed, ${findings.moved.length} moved`}, ${findings.same} the same`,
    )}`,
  );
  for (const [what, ids] of Object.entries(rules))
    if (ids.length > 0)
      lines.push(style.yellow(`Rules ${what}: ${ids.slice(0, 10).join(", ")}${ids.length > 10 ? ` and ${ids.length - 10} more` : ""}.`));
  if (rules.added.length + rules.removed.length + rules.changed.length > 0)
    lines.push(style.yellow("The rules differ, so the scores do not compare."));
  return lines;
}

function section<Item>(
  lines: string[],
  title: string,
  items: readonly Item[],
  most: number,
  style: Style,
  line: (item: Item) => string,
): void {
  if (items.length === 0) return;
  lines.push(style.bold(title), ...items.slice(0, most).map(line));
  if (items.length > most) lines.push(style.dim(`  and ${items.length - most} more (--verbose shows all)`));
  lines.push("");
}

/** A finding in one line: place, severity, rule, message. */
export function findingLine(finding: FindingJson, style: Style): string {
  const paint = paintSeverity(finding.severity, style);
  return `  ${placeText(finding)} ${paint(severityLabel(finding.severity, 1))} ${style.dim(finding.rule)}  ${finding.message}`;
}

/** Where a finding is, as terminals make it a link. */
export function placeText({ at }: FindingJson): string {
  if (!at) return "the project as a whole";
  const cell = at.cell === undefined ? "" : ` cell ${at.cell + 1}`;
  return `${at.path}${at.startLine === undefined ? "" : `:${at.startLine}:${at.startColumn ?? 1}`}${cell}`;
}

function paintedChange(change: number, style: Style): string {
  const paint = change === 0 ? style.dim : change > 0 ? style.green : style.red;
  return paint(signed(change));
}
