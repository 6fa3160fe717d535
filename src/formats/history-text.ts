import type { HistoryJson, HistoryPoint } from "./history-schema.js";
import { signed } from "./signed.js";
import { makeStyle, type Style } from "./style.js";

const barWidth = 20;
const subjectWidth = 50;

/** The score over commits as a table for a terminal, the newest last. */
export function historyText(history: HistoryJson, { colour }: { readonly colour: boolean }): string {
  const style = makeStyle(colour);
  const lines: string[] = [];
  for (const { name, points } of history.projects) {
    lines.push(style.bold(name), "");
    const tags = Math.max(0, ...points.map((point) => tagsOf(point).length));
    for (const [index, point] of points.entries()) lines.push(pointLine(point, points[index - 1], tags, style));
    lines.push("");
  }
  if (history.projects.length === 0) lines.push("No commit has a project here.");
  for (const note of history.notes) lines.push(style.dim(`Note: ${note}`));
  return `${lines.join("\n").trimEnd()}\n`;
}

function pointLine(point: HistoryPoint, previous: HistoryPoint | undefined, tagWidth: number, style: Style): string {
  const change = previous ? point.score - previous.score : 0;
  const sign = change === 0 ? "" : signed(change);
  const paint = change > 0 ? style.green : change < 0 ? style.red : style.dim;
  const filled = Math.round((point.score / 100) * barWidth);
  const { error, warning } = point.findings;
  return [
    `${point.day}  ${style.dim(point.commit.slice(0, 10))}`,
    ...(tagWidth > 0 ? [style.bold(tagsOf(point).padEnd(tagWidth))] : []),
    `${"█".repeat(filled)}${style.dim("░".repeat(barWidth - filled))} ${String(point.score).padStart(3)} ${paint(sign.padEnd(4))}`,
    style.dim(`${counted(error, "error")}, ${counted(warning, "warning")}`.padEnd(24)),
    point.subject.length > subjectWidth ? `${point.subject.slice(0, subjectWidth - 1)}…` : point.subject,
  ]
    .join("  ")
    .trimEnd();
}

function tagsOf({ tags }: HistoryPoint): string {
  return tags.join(", ");
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
