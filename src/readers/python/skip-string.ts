const endOf: Readonly<Record<string, RegExp>> = {
  '"': /\\(?:\r\n|[\s\S])|["\n]/g,
  "'": /\\(?:\r\n|[\s\S])|['\n]/g,
  '"""': /\\[\s\S]|"""/g,
  "'''": /\\[\s\S]|'''/g,
};

/**
 * The offset after the string literal whose quote stands at `start`; prefixes such as `r` do not matter for where it ends.
 * A short string that is not closed ends at its line, a long one at the end of the text.
 */
export function skipString(code: string, start: number): number {
  const quote = code.charAt(start);
  const long = quote.repeat(3);
  const opening = code.startsWith(long, start) ? long : quote;
  const end = endOf[opening];
  if (!end) return start + 1;
  end.lastIndex = start + opening.length;
  for (let match = end.exec(code); match; match = end.exec(code)) {
    if (match[0] === "\n") return match.index;
    if (match[0] === opening) return end.lastIndex;
  }
  return code.length;
}
