import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a suite, contract or schema says of data, whatever the tool. */
export interface DataCheckFacts extends CommonFacts {
  /** A tool's id: `dbt-tests`, `great-expectations`, `soda`, `pandera`, `datacontract`, `jsonschema`, `frictionless`; or `avro`, or `columns` for a plain list of them with types. */
  readonly tool: string;
  /**
   * `checks` can fail on data · `contract` states a schema · `runner` names what to check (a checkpoint, a scan) ·
   * `dictionary` only says what data there is and what it means.
   */
  readonly role: "checks" | "contract" | "runner" | "dictionary";
  /** Tables, models, suites or columns with at least one check or constraint. */
  readonly subjects: readonly Located<string>[];
  /** Number of checks or constraints: 0 makes a suite hollow. Always 0 for a runner and a dictionary. */
  readonly checks: number;
  /** Tables, models or columns with a description: a data dictionary. */
  readonly described: number;
  /** Limits on the age of data, by what they are of: dbt's `freshness`, Soda's, and those that a contract promises. */
  readonly ageLimits?: readonly Located<string>[];
  readonly span: Span;
}
