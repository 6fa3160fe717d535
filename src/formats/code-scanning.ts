import type { ReportInput } from "./report-input.js";
import { sarifLog } from "./sarif.js";

/** SARIF for an upload to GitHub, which passes over suppressions and would show what is waived as open alerts: those are left out. */
export function codeScanning(inputs: readonly ReportInput[]): string {
  return sarifLog(inputs, { withSuppressed: false });
}
