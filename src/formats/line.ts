import { oneLine } from "../text/one-line.js";
import { PlaceTable, type ReportInput } from "./report-input.js";

/**
 * One line for each finding, in the form of the GNU compilers that editors, reviewdog and problem matchers know:
 * `app/main.py:12:5: warning: message [rule]`. What concerns a project as a whole stands at line 1 of its manifest, or of the one it should have.
 */
export function line(inputs: readonly ReportInput[]): string {
  return inputs.map(projectLines).join("");
}

function projectLines({ report, texts, prefix }: ReportInput): string {
  const places = new PlaceTable(texts, prefix);
  return report.findings
    .map(({ at, severity, message, rule, known }) => {
      const path = places.shownPath(at?.path ?? report.project.manifest.path);
      const range = at && places.range(at);
      const cell = at?.cell ? ` (cell ${at.cell.index + 1})` : "";
      const remark = known ? " (known)" : "";
      return `${oneLine(path)}:${range?.startLine ?? 1}:${range?.startColumn ?? 1}: ${severity}: ${oneLine(message)}${cell}${remark} [${rule}]\n`;
    })
    .join("");
}
