import type { Located } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a file of evaluation results says of the run that wrote it. */
export interface ResultFacts extends CommonFacts {
  /** The day of the run, `YYYY-MM-DD`; the latest where there are several. */
  readonly date?: Located<string>;
  /** The models that were judged, as the run named them. */
  readonly models: readonly Located<string>[];
  /** The names under which the file gives numbers, or groups of them: metrics, and what else is counted. The first 300. */
  readonly figures: readonly Located<string>[];
}
