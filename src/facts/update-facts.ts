import type { Located } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What keeps dependencies up to date: Dependabot, Renovate, PyUp. */
export interface UpdateFacts extends CommonFacts {
  /** A tool's id: `dependabot`, `renovate`. */
  readonly tool: string;
  /** The ecosystems it watches (`pip`, `github-actions`), as written; empty for a tool that finds them itself. */
  readonly ecosystems: readonly Located<string>[];
  /** Switched off as a whole. */
  readonly disabled: boolean;
}
