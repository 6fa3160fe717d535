import type { ReportSide } from "./compare-reports.js";
import type { ReportInput } from "./report-input.js";

/** What a format may be told beside the reports. */
export interface FormatOptions {
  /** ANSI colours, for a terminal. */
  readonly colour?: boolean;
  /** Shows every practice, met or not. */
  readonly verbose?: boolean;
  /** Earlier reports on the same projects, to say what changed since. */
  readonly base?: ReportSide;
}

/** One way to write reports down. Its file exports `render`'s function; `formats.ts` lists it. */
export interface Format {
  /** What it is, for those who choose one. */
  readonly title: string;
  /** The usual name of a file that holds it. Absent where it is read only as it comes: on a terminal, in a log. */
  readonly file?: string;
  /** Pure: the same input gives the same bytes. Never throws. */
  render(inputs: readonly ReportInput[], options: FormatOptions): string;
}
