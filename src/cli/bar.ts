import type { Severity } from "../report/outcome.js";
import { unreadableRemarks } from "../report/unreadable.js";
import { exitCode } from "./exit-code.js";
import { choice, value } from "./option.js";

/** What a run must not fall below. */
export interface Bar {
  /** The lowest score, 0-100. */
  readonly minScore: number | undefined;
  /** The least severe finding that fails; those that a baseline knows never do. */
  readonly failOn: "error" | "warning" | "never";
}

/** The options that set the bar. */
export const barOptions = {
  minScore: value({ name: "min-score", value: "N", form: "0 to 100", says: "exit 1 when a score is below N (0-100)" }, (words) =>
    /^\d+$/.test(words) && Number(words) <= 100 ? Number(words) : undefined,
  ),
  failOn: choice(
    { name: "fail-on", choices: ["error", "warning", "never"], says: "which findings make it exit 1 (default: error)" },
    "error",
  ),
};

/** What is held against a bar: a report, or what was read back of one. */
export interface Judged {
  readonly score: { readonly value: number };
  readonly unreadable?: unknown;
  readonly findings: readonly { readonly rule: string; readonly severity: Severity; readonly known?: boolean }[];
}

/** What fails where findings from a severity on do. */
export const failing: Readonly<Record<Severity | "never", readonly Severity[]>> = {
  error: ["error"],
  warning: ["error", "warning"],
  info: ["error", "warning", "info"],
  never: [],
};

/** The exit code that a report asks for. */
export function codeFor({ findings, score, unreadable }: Judged, { minScore, failOn }: Bar): number {
  if (unreadable || findings.some(({ rule }) => unreadableRemarks.includes(rule))) return exitCode.wrongUse;
  if (minScore !== undefined && score.value < minScore) return exitCode.below;
  return findings.some(({ severity, known }) => !known && failing[failOn].includes(severity)) ? exitCode.below : exitCode.clean;
}
