import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a promptfoo configuration says. */
export interface EvalFacts extends CommonFacts {
  readonly tool: "promptfoo";
  readonly providers: readonly Located<string>[];
  readonly prompts: readonly Located<string>[];
  /** Number of test cases written in the file; files of cases are in `testFiles`. */
  readonly cases: number;
  readonly testFiles: readonly Located<string>[];
  /** Texts of providers, prompts and the judge that only hold the place of a value: the suite cannot run before they are filled in. */
  readonly blanks: readonly Located<string>[];
  /** Assertions over all cases and `defaultTest`: type, and threshold where one is given. */
  readonly assertions: readonly { readonly type: string; readonly threshold?: number; readonly span: Span }[];
}
