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

/** A value of which only the names are known that a walk has read since `firstRead`. */
export function otherValue(
  { cursor, reads }: { readonly cursor: TreeCursor; readonly reads: readonly string[] },
  firstRead: number,
): Extract<CodeValue, { kind: "other" }> {
  const names = reads.length === firstRead ? [] : [...new Set(reads.slice(firstRead))];
  return { kind: "other", names, span: spanOf(cursor) };
}
