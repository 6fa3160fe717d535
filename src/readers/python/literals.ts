const escapeSequence = /\\(?:\r\n|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|N\{[^}\\]{1,100}\}|[\s\S])/g;

const simpleEscapes: Readonly<Record<string, string>> = {
  "\\\n": "",
  "\\\r": "",
  "\\\r\n": "",
  "\\a": "\x07",
  "\\b": "\b",
  "\\f": "\f",
  "\\n": "\n",
  "\\r": "\r",
  "\\t": "\t",
  "\\v": "\v",
  "\\\\": "\\",
  "\\'": "'",
  '\\"': '"',
};

/** Where the content of a string literal lies inside its source, and whether backslashes are plain. */
export interface LiteralShape {
  readonly start: number;
  readonly end: number;
  readonly raw: boolean;
}

/** Finds prefix and quotes of a string literal, whose closing quote may be missing. */
export function literalShape(source: string): LiteralShape {
  let start = 0;
  let raw = false;
  for (; start < source.length && source[start] !== '"' && source[start] !== "'"; start++) {
    if (source[start] === "r" || source[start] === "R") raw = true;
  }
  const quote = source.charAt(start);
  const quotes = source.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  start = Math.min(start + quotes.length, source.length);
  const closed = source.endsWith(quotes) && source.length - quotes.length >= start;
  return { start, end: closed ? source.length - quotes.length : source.length, raw };
}

/** The value of a string literal's content. Escapes that Python leaves alone, and `\N{…}`, stay as written. */
export function decodeContent(content: string, raw: boolean): string {
  if (raw || !content.includes("\\")) return content;
  return content.replace(escapeSequence, (written: string, hex?: string, short?: string, long?: string, octal?: string) => {
    const simple = simpleEscapes[written];
    if (simple !== undefined) return simple;
    const digits = hex ?? short ?? long;
    if (digits === undefined) return octal === undefined ? written : String.fromCodePoint(Number.parseInt(octal, 8));
    const point = Number.parseInt(digits, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : written;
  });
}

/** The value of a number literal; `undefined` for a complex one. */
export function decodeNumber(source: string): number | undefined {
  const value = Number(source.includes("_") ? source.replaceAll("_", "") : source);
  return Number.isNaN(value) ? undefined : value;
}
