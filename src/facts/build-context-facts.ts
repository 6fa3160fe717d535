import type { Located } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a `.dockerignore` keeps out of the images that are built from its folder. */
export interface BuildContextFacts extends CommonFacts {
  /** In its own syntax, relative to its folder; `!` before what comes in all the same. */
  readonly ignored: readonly Located<string>[];
}
