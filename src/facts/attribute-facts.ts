import type { Located } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What `.gitattributes` says: the patterns, relative to its folder, whose content Git LFS keeps. */
export interface AttributeFacts extends CommonFacts {
  readonly lfs: readonly Located<string>[];
}
