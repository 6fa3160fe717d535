import type { Place } from "../../text/span.js";
import type { Learned, Part, Score } from "../rows.js";

/** Rows that hold what was learned from all of them are split, or given to folds. */
export interface Leak {
  readonly learned: Learned;
  /** Where it was learned. */
  readonly at: Place;
  /** `late`: what was fitted to all rows is used on a part after the split. */
  readonly form: "split" | "folds" | "late";
  /** The call that splits, or scores on folds. */
  readonly split: Place;
  /** As a message names it. */
  readonly splitter: string;
  /** Whether the folds' scores are only used to search parameters. */
  readonly isSearch: boolean;
}

/** What is seen of data on its way through code: each is one place where an evaluation is spoiled, or may be. */
export interface RowFlow {
  readonly leaks: readonly Leak[];
  /** Calls that split rows at random. */
  readonly splits: readonly { readonly at: Place }[];
  /** Something is fitted to rows that are for evaluation. */
  readonly fittedToTest: readonly { readonly what: string; readonly at: Place; readonly part: Part; readonly trainedAt?: Place }[];
  /** A model is chosen by its score on test rows. */
  readonly choices: readonly { readonly by: string; readonly at: Place; readonly score: Score }[];
  /** Training stops by a score on test rows, on which the model is then judged. */
  readonly stops: readonly { readonly at: Place; readonly part: Part; readonly judged: Place }[];
  /** A model that learned from all rows is judged on a part of them. */
  readonly refits: readonly { readonly at: Place; readonly judged: Place; readonly part: Part }[];
  /** The column that is to be predicted is among those that predict. */
  readonly targets: readonly { readonly column: string; readonly at: Place }[];
  /** Rows with a date and with values of earlier rows are split at random. */
  readonly shuffledSeries: readonly { readonly at: Place; readonly lagged: Place }[];
}

/** What is found, as it is found. */
export type Found = { -readonly [Key in keyof RowFlow]: RowFlow[Key][number][] };
