import type { Located } from "../../text/span.js";

/**
 * A part of a located text, from and to offsets inside it. Where the text was written with escapes or folds, so that its length is not its
 * span's, offsets do not carry over and the whole span stays.
 */
export function part({ value, span }: Located<string>, start: number, end = value.length): Located<string> {
  const isVerbatim = span.end - span.start === value.length;
  return { value: value.slice(start, end), span: isVerbatim ? { start: span.start + start, end: span.start + end } : span };
}

/** The text without white space around it. */
export function trimmed(text: Located<string>): Located<string> {
  const start = text.value.length - text.value.trimStart().length;
  return part(text, start, start + text.value.trim().length);
}

/** The lines that are not blank, trimmed. */
export function linesOf(text: Located<string>): Located<string>[] {
  const lines = [...text.value.matchAll(/[^\n]+/g)].map((line) => trimmed(part(text, line.index, line.index + line[0].length)));
  return lines.filter(({ value }) => value !== "");
}

/** The text before a comment that starts with `#` at the start or behind a blank. */
export function withoutComment(text: Located<string>): Located<string> {
  return part(text, 0, /(?:^|\s)#/.exec(text.value)?.index);
}
