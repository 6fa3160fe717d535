import type { Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** A secret found in a text; its value is never kept. */
export interface SecretHit {
  /** What it looks like: `OpenAI API key`, `AWS access key id`. */
  readonly what: string;
  readonly span: Span;
  /** The variable of the environment that it belongs in, where it stands in quotes: `OPENAI_API_KEY`. */
  readonly variable?: string;
  /** In Python: whether the lines above import `os`, or the offset of the first import there, before which that can be done. */
  readonly os?: true | number;
}

/** An inline waiver: `roadworthy: ignore[llm/timeout] -- reason`. */
export interface InlineWaiver {
  readonly rules: readonly string[];
  /** Absent when none is given, which is itself a finding. */
  readonly reason?: string;
  /** The line that the waiver covers: its own, or the next one that is not blank when it stands alone. */
  readonly covers: Span;
  readonly span: Span;
}

/** What any text file of source or configuration says regardless of its format. */
export interface TextFacts extends CommonFacts {
  readonly secrets: readonly SecretHit[];
  /** Absolute home or drive paths: `/home/ann/data`, `C:\Users\ann`. */
  readonly homePaths: readonly { readonly value: string; readonly span: Span }[];
  readonly waivers: readonly InlineWaiver[];
  /** Settings in a configuration file that fix a random seed: `seed: 42`. */
  readonly seeds: readonly Span[];
}
