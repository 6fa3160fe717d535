import type { CommonFacts } from "./sign.js";

/** The findings that a team has taken on as known, to be told of new ones only. */
export interface Baseline {
  /** The version of Roadworthy that wrote it. */
  readonly version: string;
  /** The score on that day, 0-100. */
  readonly score: number;
  /** The ids of all rules of that version. */
  readonly rules: readonly string[];
  /** How many findings each rule had, by rule id and by path relative to the project; `""` stands for the project as a whole. */
  readonly findings: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What a baseline file says. */
export interface BaselineFacts extends CommonFacts {
  /** Absent where the file is broken: then nothing is known. */
  readonly baseline?: Baseline;
}
