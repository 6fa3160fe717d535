import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** Who answers for which paths: CODEOWNERS and MAINTAINERS. */
export interface OwnerFacts extends CommonFacts {
  readonly rules: readonly {
    /** In CODEOWNERS syntax, relative to the repository; `*` for all of it. */
    readonly pattern: string;
    /** Empty for a pattern that is set free. */
    readonly owners: readonly Located<string>[];
    readonly span: Span;
  }[];
}
