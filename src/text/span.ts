/** A half-open range in UTF-16 code units: what `String.prototype.slice` takes and what VS Code counts. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a span lies in another, or is it. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A cell of a notebook and the range inside that cell's own source, in UTF-16 code units. */
export interface CellSpan {
  /** Zero-based index over all cells of the notebook, Markdown cells included. */
  readonly index: number;
  readonly span: Span;
}

/** A range in a file of the workspace. */
export interface Place {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** Offsets in the file's decoded text; in a notebook, in its JSON. */
  readonly span: Span;
  /** Present when the range lies in a notebook cell, for editors that show cells rather than JSON. */
  readonly cell?: CellSpan;
}

/** A value together with the range it was read from. */
export interface Located<Value> {
  readonly value: Value;
  readonly span: Span;
}

/** The first character of a file: where a finding about the whole file goes. */
export function startOf(path: string): Place {
  return { path, span: { start: 0, end: 0 } };
}
