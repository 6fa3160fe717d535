import { matchFindings } from "./match-findings.js";
import type { ReportInput } from "./report-input.js";
import type { ReportJson } from "./report-schema.js";
import { toReportJson } from "./to-report-json.js";

/** An earlier state that findings are held against. */
export interface Since {
  /** As it was asked for. */
  readonly revision: string;
  /** The commit that it led to: where the line of work left it. */
  readonly commit: string;
  readonly reports: readonly ReportJson[];
}

/** The same report, with the findings marked as known that were there before, whatever their lines and files. Pure; never throws. */
export function markKnown(input: ReportInput, { revision, commit, reports }: Since): ReportInput {
  const { findings, project } = toReportJson({ ...input, actions: [] });
  const before = reports.find((one) => one.project.root === project.root) ?? reports.find((one) => one.project.name === project.name);
  const { same, moved } = matchFindings(before?.findings ?? [], findings);
  const known = new Set([...same, ...moved.map(({ to }) => to)]);
  return {
    ...input,
    report: {
      ...input.report,
      findings: input.report.findings.map((finding, index) => {
        const shown = findings[index];
        return shown && known.has(shown) ? { ...finding, known: true } : finding;
      }),
    },
    since: { revision, commit, known: known.size },
  };
}
