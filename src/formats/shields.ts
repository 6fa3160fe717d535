import type { Score } from "../report/score.js";
import { lowestScore } from "./lowest-score.js";
import type { ReportInput } from "./report-input.js";

const colours: Readonly<Record<Score["level"], string>> = {
  Notebook: "red",
  Prototype: "orange",
  Pilot: "yellow",
  Production: "green",
  Exemplary: "brightgreen",
};

/** What shields.io makes a badge of, at an address of one's own: its endpoint format. */
export function shields(inputs: readonly ReportInput[]): string {
  const { value, level } = lowestScore(inputs);
  const message = value === undefined ? "unknown" : `${value}/100`;
  return `${JSON.stringify({ schemaVersion: 1, label: "readiness", message, color: level ? colours[level] : "lightgrey" })}\n`;
}
