import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What the configuration of an evaluation says: of promptfoo, a task of the LM Evaluation Harness, a registry of OpenAI evals. */
export interface EvalFacts extends CommonFacts {
  /** A tool's id. */
  readonly tool: "promptfoo" | "lm-eval-harness" | "openai-evals";
  readonly providers: readonly Located<string>[];
  readonly prompts: readonly Located<string>[];
  /** Number of test cases written in the file; files of cases, and data sets by name, are in `testFiles`. */
  readonly cases: number;
  readonly testFiles: readonly Located<string>[];
  /** Texts of providers, prompts and the judge that only hold the place of a value: the suite cannot run before they are filled in. */
  readonly blanks: readonly Located<string>[];
  /** Assertions over all cases and `defaultTest`: type, threshold where one is given, and what is asked for in words (the first 300 units). */
  readonly assertions: readonly { readonly type: string; readonly threshold?: number; readonly asks?: string; readonly span: Span }[];
  /** The model that grades, where the configuration names one. */
  readonly judge?: Located<string>;
  /** Kinds of attack that the suite makes up and tries, empty for all of the tool's own. */
  readonly attacks?: Located<readonly string[]>;
}
