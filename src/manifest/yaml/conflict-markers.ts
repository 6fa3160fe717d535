import type { Span } from "../../text/span.js";

const marker = /(?<=^|\n)(<{7}|\|{7}|={7}|>{7})(?=$|[ \r\n])[^\r\n]*/g;

/**
 * Finds merge conflicts, and blanks their markers and the incoming side, so that the current side reads as before.
 * Every offset stays what it was.
 */
export function blankConflicts(text: string): { readonly text: string; readonly conflicts: readonly Span[] } {
  if (!text.includes("<<<<<<<")) return { text, conflicts: [] };
  const conflicts: Span[] = [];
  let result = "";
  let position = 0;
  let state: "outside" | "current" | "incoming" = "outside";
  for (const match of text.matchAll(marker)) {
    const sign = match[1]?.[0];
    if (state === "outside" ? sign !== "<" : sign === "<") continue;
    const end = match.index + match[0].length;
    const between = text.slice(position, match.index);
    result += state === "incoming" ? blank(between) : between;
    result += blank(match[0]);
    position = end;
    if (sign === "<") conflicts.push({ start: match.index, end });
    state = sign === ">" ? "outside" : sign === "<" ? "current" : "incoming";
  }
  return { text: result + text.slice(position), conflicts };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
