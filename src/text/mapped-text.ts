import type { Span } from "./span.js";

/** A text that was taken out of a source, and may have lost escapes, indentation or line breaks on the way. */
export interface MappedText {
  readonly value: string;
  /** Where the piece `[start, end)` of `value` stands in the source. Exact when both its ends are not blanks. */
  span(start: number, end: number): Span;
}

/** A piece of the source itself, from `base` on. */
export function verbatimText(value: string, base: number): MappedText {
  return { value, span: (start, end) => ({ start: base + start, end: base + Math.max(start, end) }) };
}

export type ScalarStyle = "plain" | "single" | "double" | "block";

/**
 * The value of a YAML scalar whose content fills `body` of the source: without quotes, without a block scalar's header.
 * Every character of `value` that is not a blank is paired with its own in the source; a blank may share its place with another one.
 */
export function scalarText(source: string, body: Span, value: string, style: ScalarStyle): MappedText {
  if (body.end - body.start === value.length && source.startsWith(value, body.start)) return verbatimText(value, body.start);
  let pairs: Pairing | undefined;
  return {
    value,
    span: (start, end) => {
      pairs ??= pair(source, body, value, style);
      const from = pairs.starts[start] ?? body.end;
      return { start: from, end: end > start ? Math.max(from, pairs.ends[end - 1] ?? body.end) : from };
    },
  };
}

interface Pairing {
  /** Per UTF-16 unit of the value, the range in the source that it was made of. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function pair(source: string, body: Span, value: string, style: ScalarStyle): Pairing {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = body.start;
  while (starts.length < value.length) {
    const wanted = value.charAt(starts.length);
    const found = at < body.end ? source.charAt(at) : "";
    const escaped = style === "double" && found === "\\" ? readEscape(source, at) : undefined;
    let length = 1;
    let units = 1;
    if (escaped) {
      length = escaped.length;
      units = escaped.value !== "" && value.startsWith(escaped.value, starts.length) ? escaped.value.length : 0;
    } else if (found === wanted) {
      length = style === "single" && found === "'" ? 2 : 1;
    } else if (isBlank(found)) {
      units = isBlank(wanted) ? 1 : 0;
    } else if (found === "" || isBlank(wanted)) {
      length = 0;
    } else {
      units = 0;
    }
    const end = Math.min(at + length, body.end);
    for (let unit = 0; unit < units; unit++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { starts, ends };
}

function isBlank(character: string): boolean {
  return character === " " || character === "\n" || character === "\t" || character === "\r";
}

const namedEscapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
  "\n": "",
  "\r": "",
};
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The escape at `at` of a double-quoted scalar; an escaped line break reads as nothing. */
function readEscape(source: string, at: number): { value: string; length: number } {
  const name = source.charAt(at + 1);
  const count = digits[name];
  if (count === undefined) return { value: namedEscapes[name] ?? name, length: 2 };
  const code = Number.parseInt(source.slice(at + 2, at + 2 + count), 16);
  const value = Number.isNaN(code) || code > 0x10ffff ? "" : String.fromCodePoint(code);
  return { value, length: 2 + count };
}
