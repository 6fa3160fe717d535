import type { CodeValue } from "../../facts/code-value.js";
import type { Span } from "../../text/span.js";
import type { SyntaxCursor } from "../syntax/syntax-cursor.js";

/** Visits the children of the node under the cursor and comes back to it. */
export function eachChild(cursor: SyntaxCursor, visit: () => void): void {
  if (!cursor.firstChild()) return;
  do visit();
  while (cursor.nextSibling());
  cursor.parent();
}

/** Where the children of a name lie. */
export function spansOf(cursor: SyntaxCursor, name: string): Span[] {
  const spans: Span[] = [];
  eachChild(cursor, () => {
    if (cursor.name === name) spans.push(spanOf(cursor));
  });
  return spans;
}

export function spanOf(cursor: SyntaxCursor): Span {
  return { start: cursor.from, end: cursor.to };
}

export function textOf({ code, cursor }: { readonly code: string; readonly cursor: SyntaxCursor }): string {
  return code.slice(cursor.from, cursor.to);
}

type OtherValue = Extract<CodeValue, { kind: "other" }>;

/** A value of which only the names are known that a walk has read since `firstRead`, and `more`. */
export function otherValue(
  { cursor, reads }: { readonly cursor: SyntaxCursor; readonly reads: readonly string[] },
  firstRead: number,
  more?: Omit<OtherValue, "kind" | "names" | "span">,
): OtherValue {
  const read = reads.slice(firstRead);
  // Most read a few, for which a set is the larger object.
  const names = read.length < 9 ? read.filter((name, at) => read.indexOf(name) === at) : [...new Set(read)];
  // V8 before 12 gives each object whose literal begins with a spread a hidden class of its own, which is larger than the object.
  return { kind: "other", names, span: spanOf(cursor), ...more };
}
