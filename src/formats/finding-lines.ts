import type { Finding, Severity } from "../report/outcome.js";
import { oneLine } from "../text/one-line.js";
import { codeFrame } from "./code-frame.js";
import type { PlaceTable } from "./report-input.js";
import type { Style } from "./style.js";
import { commandFor } from "./to-report-json.js";

/** A finding for a terminal: place, severity, rule, message, code frame, related places and first fix. */
export function findingLines(finding: Finding, places: PlaceTable, style: Style): string[] {
  const { rule, severity, message, at, related, fixes } = finding;
  const range = at && places.range(at);
  const paint = paintSeverity(severity, style);
  const cell = at?.cell ? ` cell ${at.cell.index + 1}` : "";
  const position = at ? `${oneLine(places.shownPath(at.path))}${range ? `:${range.startLine}:${range.startColumn}` : ""}${cell} ` : "";
  const lines = [`${style.bold(position)}${paint(severityLabel(severity, 1))} ${style.dim(rule)}`, `  ${message}`];
  if (at && range) lines.push(...codeFrame(places, at, style));
  for (const other of related) {
    const there = places.range(other.at);
    lines.push(
      style.dim(
        `  ${oneLine(places.shownPath(other.at.path))}${there ? `:${there.startLine}:${there.startColumn}` : ""}  ${other.message}`,
      ),
    );
  }
  const [fix] = fixes;
  if (fix) lines.push(`  ${style.green("fix:")} ${fix.title}${commandFor(fix) ? style.dim(` (${commandFor(fix)})`) : ""}`);
  return lines;
}

/** The colour of a severity. */
export function paintSeverity(severity: Severity, style: Style): (text: string) => string {
  return severity === "error" ? style.red : severity === "warning" ? style.yellow : style.blue;
}

/** A severity in words: `error`, `3 errors` without the number, `info`. */
export function severityLabel(severity: Severity, count: number): string {
  return severity === "info" || count === 1 ? severity : `${severity}s`;
}
