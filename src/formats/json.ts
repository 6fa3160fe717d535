import type { ReportInput } from "./report-input.js";
import { toReportJson } from "./to-report-json.js";

/** One report as an object, several as a list of them. */
export function json(inputs: readonly ReportInput[]): string {
  const reports = inputs.map(toReportJson);
  return `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`;
}
