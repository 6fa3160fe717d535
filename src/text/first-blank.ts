import type { Span } from "./span.js";

/** A quoted value up to its closing quote, or the rest of a line: what a typed text replaces whole. */
const blank = /(?<=(["'`]))TODO: .*?(?=\1)|\bTODO: .*/;
/** A value without a hint. `look for TODO.` and `"TODO" in text` are words about blanks, and no blanks. */
const bare = /(?<!["'`])\bTODO\b(?![.,"'`])/;

/** The first thing in a written text that is left to fill in, without quotes around it; undefined where nothing is. */
export function firstBlank(text: string): Span | undefined {
  const found = blank.exec(text) ?? bare.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}
