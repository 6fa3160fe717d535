import type { TreeCursor } from "@lezer/common";
import type { CodeValue } from "../../facts/code-value.js";
import type { Span } from "../../text/span.js";

/** Visits the children of the node under the cursor and comes back to it. */
export function eachChild(cursor: TreeCursor, visit: () => void): void {
  if (!cursor.firstChild()) return;
  do visit();
  while (cursor.nextSibling());
  cursor.parent();
}

export function spanOf(cursor: TreeCursor): Span {
  return { start: cursor.from, end: cursor.to };
}

export function textOf({ code, cursor }: { readonly code: string; readonly cursor: TreeCursor }): string {
  return code.slice(cursor.from, cursor.to);
}

type OtherValue = Extract<CodeValue, { kind: "other" }>;

/** A value of which only the names are known that a walk has read since `firstRead`, and `more`. */
export function otherValue(
  { cursor, reads }: { readonly cursor: TreeCursor; readonly reads: readonly string[] },
  firstRead: number,
  more?: Omit<OtherValue, "kind" | "names" | "span">,
): OtherValue {
  const names = reads.length === firstRead ? [] : [...new Set(reads.slice(firstRead))];
  // V8 before 12 gives each object whose literal begins with a spread a hidden class of its own, which is larger than the object.
  return { kind: "other", names, span: spanOf(cursor), ...more };
}
