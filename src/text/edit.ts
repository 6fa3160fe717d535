import { groupedBy } from "./grouped-by.js";
import type { Span } from "./span.js";

/** A change to the workspace as data; a shell applies it. */
export type Edit =
  /** Write a new file. Never applied where a file of that path exists. */
  | { readonly kind: "create"; readonly path: string; readonly text: string }
  /** Replace a range of an existing file; an empty range inserts. */
  | { readonly kind: "replace"; readonly path: string; readonly span: Span; readonly text: string };

/**
 * The text after all replacements. Replacements may come in any order; ranges must not overlap.
 * @throws RangeError when two ranges overlap.
 */
export function applyReplacements(text: string, replacements: readonly { span: Span; text: string }[]): string {
  const ordered = [...replacements].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = "";
  let position = 0;
  for (const { span, text: replacement } of ordered) {
    if (span.start < position) throw new RangeError(`Edits overlap at offset ${span.start}.`);
    result += text.slice(position, span.start) + replacement;
    position = span.end;
  }
  return result + text.slice(position);
}

/** What is changed in place, by path. */
export function replacementsByPath(edits: readonly Edit[]) {
  return groupedBy(
    edits.flatMap((edit) => (edit.kind === "replace" ? [edit] : [])),
    ({ path }) => path,
  );
}
