const escapeSequence = /\\(?:\r\n|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|[\s\S])/g;

const simpleEscapes: Readonly<Record<string, string>> = {
  "\\\n": "",
  "\\\r": "",
  "\\\r\n": "",
  "\\0": "\0",
  "\\b": "\b",
  "\\f": "\f",
  "\\n": "\n",
  "\\r": "\r",
  "\\t": "\t",
  "\\v": "\v",
};

/** The value of what stands between the quotes of a string or template. Escapes that mean nothing stay as written. */
export function decodeContent(content: string): string {
  if (!content.includes("\\")) return content;
  return content.replace(escapeSequence, (written: string, hex?: string, short?: string, long?: string) => {
    const simple = simpleEscapes[written];
    if (simple !== undefined) return simple;
    const digits = hex ?? short ?? long;
    if (digits === undefined) return /^\\[xu]/.test(written) ? written : written.slice(1);
    const point = Number.parseInt(digits, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : written;
  });
}

/** The content of a string literal, whose closing quote may be missing. */
export function contentOf(literal: string): string {
  const quote = literal.charAt(0);
  const closed = literal.length > 1 && literal.endsWith(quote);
  return literal.slice(1, closed ? -1 : literal.length);
}

/** The value of a number literal; `undefined` for a big one (`10n`). */
export function decodeNumber(source: string): number | undefined {
  const value = Number(source.replaceAll("_", ""));
  return Number.isNaN(value) ? undefined : value;
}
