import type { Span } from "./span.js";

/**
 * Finds a text whose `*` stands for anything within a line: the first match in each line, in UTF-16 offsets, at most `most`. Linear in the length of
 * `text` for each piece of the pattern, whatever the pattern is: patterns come from people, and regular expressions can take for ever.
 */
export function findWildcard(text: string, pattern: string, most: number): readonly Span[] {
  const pieces = pattern.split("*").filter((piece) => piece !== "");
  const [first, ...rest] = pieces;
  const found: Span[] = [];
  if (first === undefined) return found;
  for (let from = 0; found.length < most; ) {
    const start = text.indexOf(first, from);
    if (start === -1) break;
    const lineEnd = endOfLine(text, start);
    let end = start + first.length;
    for (const piece of rest) {
      const at = text.indexOf(piece, end);
      end = at === -1 || at + piece.length > lineEnd ? -1 : at + piece.length;
      if (end === -1) break;
    }
    if (end !== -1) found.push({ start, end });
    // What this line lacks after its first piece, it lacks after a later one too.
    from = lineEnd + 1;
  }
  return found;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
