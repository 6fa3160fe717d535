import type { Span } from "../text/span.js";
import type { PythonFacts } from "./python-facts.js";
import type { CommonFacts } from "./sign.js";

/** A piece of a cell's source and where it stands in the notebook's JSON. */
export interface NotebookSegment {
  /** Offset in the joined code of all code cells (what `NotebookFacts.python` counts in). */
  readonly code: number;
  /** Offset inside the cell's own source. */
  readonly cellOffset: number;
  /** Offset in the JSON text. */
  readonly json: number;
  /** Length of the piece: the same number of UTF-16 units in code and cell; `jsonLength` in the JSON, where an escape at its end is longer. */
  readonly length: number;
  readonly jsonLength: number;
  readonly cell: number;
}

/** One cell of a notebook. */
export interface NotebookCell {
  readonly index: number;
  readonly kind: "code" | "markdown" | "raw";
  /** The count shown as `In [n]`; `null` when never run or stripped. */
  readonly executionCount: number | null;
  /** The cell's object in the JSON. */
  readonly span: Span;
  /** The value of `source`. */
  readonly sourceSpan: Span;
  readonly empty: boolean;
  readonly hasErrorOutput: boolean;
}

/** What a notebook says. `python` is empty for a notebook of another language. */
export interface NotebookFacts extends CommonFacts {
  readonly language: string;
  readonly cells: readonly NotebookCell[];
  readonly python: PythonFacts;
  /** As `packSegments` packs them, sorted by `code`; together they cover the joined code. */
  readonly segments: Int32Array;
}
