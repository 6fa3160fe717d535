import { withoutSecrets } from "../readers/text/without-secrets.js";
import type { Place } from "../text/span.js";
import type { PlaceTable } from "./report-input.js";
import type { Style } from "./style.js";

/** Characters of a line shown at most; a longer one is cut around the culprit. */
const widest = 120;

/** The line of a place with the range marked below it, secrets left out; nothing for an empty or unreadable place. */
export function codeFrame(places: PlaceTable, at: Place, style: Style): string[] {
  const source = places.source(at.path);
  const range = places.range(at);
  if (!source || !range || at.span.end <= at.span.start) return [];
  const line = source.lineSpan(range.startLine - 1);
  const text = withoutSecrets(source.text.slice(line.start, line.end), at.path);
  const from = text.length <= widest ? 0 : Math.max(0, Math.min(range.startColumn - 1 - 20, text.length - widest));
  const shown = printable(text.slice(from, from + widest));
  const column = range.startColumn - 1 - from;
  const end = range.endLine === range.startLine ? range.endColumn - 1 - from : shown.length;
  const marks = "^".repeat(Math.max(1, Math.min(end, shown.length) - column));
  const number = String(range.startLine);
  const gutter = " ".repeat(number.length);
  return [`  ${style.dim(`${number} │`)} ${shown}`, `  ${style.dim(`${gutter} │`)} ${" ".repeat(Math.max(0, column))}${style.red(marks)}`];
}

/** Control and direction characters, which could drive a terminal or lie about the order of text, become symbols; a tab becomes a space. */
function printable(text: string): string {
  return text.replace(/\t/g, " ").replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
