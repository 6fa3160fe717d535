import type { Located } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a file of examples says: which examples it holds, by hash, never by content. */
export interface DatasetFacts extends CommonFacts {
  /** Of the whole text. */
  readonly contentHash: number;
  /** Column names, or keys over all rows; those inside an object as `metadata.language`. Empty where the file gives none. */
  readonly columns: readonly string[];
  /** The hash of each row, and where it stands. Neither the order of columns nor the columns that only number rows matter to a hash. */
  readonly rows: readonly Located<number>[];
  /** No example is there yet: no row at all, or each still holds a placeholder such as `TODO: question`. */
  readonly blank?: true;
  /** There are more rows than were read. */
  readonly cut: boolean;
  /** Verdicts on each row, by column: what a person or a judge said. Only short values under names that say so. */
  readonly verdicts: readonly { readonly column: string; readonly values: readonly string[] }[];
}
