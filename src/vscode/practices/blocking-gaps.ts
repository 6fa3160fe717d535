import type { Finding } from "../../report/outcome.js";
import type { Report } from "../../report/report.js";

/** Whether a finding is about the manifest, a waiver, a policy or the baseline itself, so that no practice has it. */
export function isRemark({ kind, rule }: Pick<Finding, "kind" | "rule">): boolean {
  return kind === "invalid" || rule === "manifest/undeclared";
}

/** How many findings keep the declared stage from being reached: those that are not mere advice, and that no baseline knows. */
export function blockingGaps({ findings }: Pick<Report, "findings">): number {
  return findings.filter((finding) => finding.severity !== "info" && !finding.known && !isRemark(finding)).length;
}
