import { type Severity, severities } from "../report/outcome.js";
import { oneLine } from "../text/one-line.js";
import { readiness, unreadableNote } from "./readiness.js";
import { PlaceTable, type ReportInput } from "./report-input.js";
import { commandFor, projectName } from "./to-report-json.js";

/** What GitHub shows of each kind for one step; the rest it drops in silence. Source: actions/toolkit, docs/problem-matchers.md. */
const mostOfKind = 10;

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Commands that a GitHub Actions runner turns into annotations: the score as a notice, then what is new, the most severe first, and how many GitHub
 * would not show.
 */
export function github(inputs: readonly ReportInput[]): string {
  const found = inputs.flatMap((input) => {
    const places = new PlaceTable(input.texts, input.prefix);
    return input.report.findings.filter(({ known }) => !known).map((finding) => ({ finding, places }));
  });
  const shown = severities.flatMap((severity) =>
    found
      .filter(({ finding }) => finding.severity === severity)
      // What stands at a place is seen in the change itself; the score takes one notice.
      .sort((a, b) => Number(a.finding.at === undefined) - Number(b.finding.at === undefined))
      .slice(0, severity === "info" ? mostOfKind - 1 : mostOfKind),
  );
  const left = found.length - shown.length;
  const lines = [
    annotation("notice", { title: "Roadworthy" }, summary(inputs, left)),
    ...shown.map(({ finding: { rule, severity, message, at, fixes }, places }) => {
      const range = at && places.range(at);
      const oneLined = range && range.startLine === range.endLine && range.endColumn > range.startColumn;
      const [fix] = fixes;
      const step = fix ? `\nFix: ${oneLine(fix.title)}${commandFor(fix) ? ` (${commandFor(fix)})` : ""}` : "";
      return annotation(
        commands[severity],
        {
          ...(at && { file: places.shownPath(at.path) }),
          ...(range && { line: range.startLine, endLine: range.endLine }),
          ...(oneLined && { col: range.startColumn, endColumn: range.endColumn }),
          title: `Roadworthy ${rule}`,
        },
        oneLine(message) + step,
      );
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function summary(inputs: readonly ReportInput[], left: number): string {
  const lines = inputs.map((input) => {
    const { findings, project } = input.report;
    const broken = unreadableNote(input.report, new PlaceTable(input.texts, input.prefix));
    const known = findings.filter((finding) => finding.known).length;
    const beside = known > 0 ? `, and ${known} that the baseline knows` : "";
    return `${oneLine(projectName(input))}: ${readiness(input.report)} at stage ${project.stage}, ${findings.length - known} findings${beside}.${broken ? ` ${broken}` : ""}`;
  });
  const rest =
    left > 0 ? [`${left} findings are not shown here: GitHub shows ${mostOfKind} of a kind. The summary and the log have all.`] : [];
  return [...lines, ...rest].join("\n");
}

function annotation(command: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${command} ${list.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
