import type { Span } from "./span.js";

const conflictMarker = /^<{7}(?: .*)?$/m;

/**
 * A file's text as far as it can be read. A text that is missing (binary, or too large for its reader) or that Git left in a merge
 * conflict reads as empty, with one note on why.
 */
export function readableText(text: string | undefined): { text: string; notes: readonly { message: string; span: Span }[] } {
  if (text === undefined) return { text: "", notes: [{ message: "Not read: too large, or not text.", span: { start: 0, end: 0 } }] };
  const marker = conflictMarker.exec(text);
  if (!marker) return { text, notes: [] };
  const span = { start: marker.index, end: marker.index + marker[0].trimEnd().length };
  return { text: "", notes: [{ message: "Not read: a merge conflict is not resolved.", span }] };
}
