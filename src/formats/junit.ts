import { countsAt } from "../project/stage.js";
import { type Finding, isJudged, type Outcome } from "../report/outcome.js";
import { areas } from "../rules/areas.js";
import { oneLine } from "../text/one-line.js";
import { xmlText } from "../text/xml.js";
import { placeLabel } from "./place-label.js";
import { PlaceTable, type ReportInput } from "./report-input.js";
import { projectName } from "./to-report-json.js";

/** A practice as a test. */
interface Case {
  readonly name: string;
  readonly result: "passed" | "failure" | "error" | "skipped";
  /** Why it did not pass. */
  readonly message?: string;
  /** What was found, a line each. */
  readonly details?: readonly string[];
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/**
 * JUnit's XML: a suite for each area of each project, a case for each practice that counts at its stage. A practice fails that has an error or a
 * warning which the baseline does not know; with nothing louder than a hint, unknown, or waived, it is skipped with the reason.
 */
export function junit(inputs: readonly ReportInput[]): string {
  const suites = inputs.flatMap(suitesOf);
  const count = (cases: readonly Case[], result: Case["result"]) => cases.filter((one) => one.result === result).length;
  const counts = (cases: readonly Case[]) =>
    `tests="${cases.length}" failures="${count(cases, "failure")}" errors="${count(cases, "error")}"`;
  const lines = suites.flatMap(({ name, cases }) => [
    `  <testsuite name="${attribute(name)}" ${counts(cases)} skipped="${count(cases, "skipped")}">`,
    ...cases.flatMap((one) => caseLines(one, name)),
    "  </testsuite>",
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Roadworthy" ${counts(suites.flatMap(({ cases }) => cases))}>\n${lines.map((text) => `${text}\n`).join("")}</testsuites>\n`;
}

function suitesOf(input: ReportInput): readonly Suite[] {
  const { report } = input;
  const places = new PlaceTable(input.texts, input.prefix);
  const name = projectName(input);
  const suites = Object.entries(areas).map(([area, { title }]): Suite => {
    const counted = report.rules.filter((rule) => rule.area === area && countsAt(rule.stage, report.project.stage));
    const cases = counted.flatMap(({ id, title }) => {
      const outcome = report.outcomes.get(id);
      return outcome && isJudged(outcome)
        ? [{ name: `${id}: ${title}`, ...resultOf(outcome, findingsOf(report.findings, id), places) }]
        : [];
    });
    return { name: `${name}: ${title}`, cases };
  });
  const remarks = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (report.outcomes.has(finding.rule)) continue;
    remarks.set(finding.rule, [...(remarks.get(finding.rule) ?? []), finding]);
  }
  const cases = [...remarks].map(([rule, findings]) => ({ name: rule, ...unmet(findings, places) }));
  return [...suites, { name: `${name}: Remarks`, cases }].filter(({ cases }) => cases.length > 0);
}

function findingsOf(findings: readonly Finding[], rule: string): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule);
}

function resultOf({ kind, reason }: Outcome, findings: readonly Finding[], places: PlaceTable): Omit<Case, "name"> {
  if (kind === "crashed") return { result: "error", message: reason };
  if (kind === "waived") return { result: "skipped", message: `Waived: ${reason}` };
  if (kind === "unknown") return { result: "skipped", message: `Cannot be seen from here: ${reason}` };
  return findings.length > 0 ? unmet(findings, places) : { result: "passed" };
}

function unmet(findings: readonly Finding[], places: PlaceTable): Omit<Case, "name"> {
  const loud = findings.filter(({ severity, known }) => severity !== "info" && !known);
  const [first] = loud.length > 0 ? loud : findings;
  const details = findings.map(({ at, severity, message, known }) => {
    const place = at ? `${placeLabel(places, at)}: ` : "";
    return `${place}${severity}: ${oneLine(message)}${known ? " (known)" : ""}`;
  });
  return { result: loud.length > 0 ? "failure" : "skipped", message: first && oneLine(first.message), details };
}

function caseLines({ name, result, message, details = [] }: Case, suite: string): readonly string[] {
  const head = `    <testcase classname="${attribute(suite)}" name="${attribute(name)}"`;
  if (result === "passed") return [`${head} />`];
  // Not every reader knows a message of what is skipped; its text they all take.
  const isSkipped = result === "skipped";
  const lines = isSkipped && details.length === 0 ? [message ?? ""] : details;
  const opening = isSkipped ? "skipped" : `${result} message="${attribute(message ?? "")}"`;
  return [`${head}>`, `      <${opening}>${xmlText(lines.map(oneLine).join("\n"))}</${result}>`, "    </testcase>"];
}

function attribute(text: string): string {
  return xmlText(oneLine(text));
}
