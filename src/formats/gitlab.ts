import type { Severity } from "../report/outcome.js";
import { oneLine } from "../text/one-line.js";
import { textHash } from "../text/text-hash.js";
import { fingerprints } from "./fingerprints.js";
import { PlaceTable, type ReportInput } from "./report-input.js";

const severities: Readonly<Record<Severity, "critical" | "major" | "info">> = { error: "critical", warning: "major", info: "info" };

/**
 * GitLab's Code Quality report, which merge requests show. It holds the branches against each other by `fingerprint`, so what a baseline knows is
 * there as well; what concerns a project as a whole stands where its manifest belongs.
 */
export function gitlab(inputs: readonly ReportInput[]): string {
  return `${JSON.stringify(inputs.flatMap(issues), null, 2)}\n`;
}

function issues({ report, texts, prefix }: ReportInput) {
  const places = new PlaceTable(texts, prefix);
  const prints = fingerprints(report.findings, places);
  return report.findings.map(({ rule, severity, message, at }, index) => {
    const path = places.shownPath(at?.path ?? report.project.manifest.path);
    const range = at && places.range(at);
    return {
      description: oneLine(message),
      check_name: rule,
      fingerprint: textHash([path, rule, prints[index]].join("\0")),
      severity: severities[severity],
      location: { path, lines: { begin: range?.startLine ?? 1, ...(range && { end: range.endLine }) } },
    };
  });
}
