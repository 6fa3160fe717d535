/** Thrown, inside this folder only, where a text stops being JSON. */
export class JsonError extends Error {
  constructor(readonly offset: number) {
    super(`Not JSON at offset ${offset}.`);
  }
}

/** Reads the value that starts at an offset and gives the offset behind it. */
export type ReadValue = (start: number) => number;

const notBlank = /[^ \t\r\n]/g;
const literal = /true|false|null|NaN|-?Infinity|-?\d[\d.eE+-]*/y;
const quoteOrBracket = /["{}[\]]/g;

/** The offset of the first character at or after `at` that is no blank. */
export function skipBlanks(text: string, at: number): number {
  notBlank.lastIndex = at;
  return notBlank.exec(text)?.index ?? text.length;
}

/** The offset behind the string whose opening quote stands at `start`. @throws JsonError when it is not closed. */
export function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text[before] === "\\") before--;
    if ((end - before) % 2 === 1) return end + 1;
  }
  throw new JsonError(text.length);
}

/**
 * The offset behind the value that starts at `start`. What a bracket holds is stepped over without looking at it, so that outputs of
 * many megabytes cost little.
 * @throws JsonError when there is no value, or it does not end.
 */
export function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return stringEnd(text, start);
  if (first !== "{" && first !== "[") {
    literal.lastIndex = start;
    if (!literal.test(text)) throw new JsonError(start);
    return literal.lastIndex;
  }
  let depth = 0;
  let at = start;
  for (;;) {
    quoteOrBracket.lastIndex = at;
    const found = quoteOrBracket.exec(text);
    if (!found) throw new JsonError(text.length);
    at = found.index + 1;
    if (found[0] === '"') at = stringEnd(text, found.index);
    else if (found[0] === "{" || found[0] === "[") depth++;
    else if (--depth === 0) return at;
  }
}

/**
 * Reads the object at `start`, giving the members named in `readers` to their reader and stepping over the others.
 * A value that is no object is stepped over. Gives the offset behind it. @throws JsonError
 */
export function readObject(text: string, start: number, readers: Readonly<Record<string, ReadValue>>): number {
  if (text[start] !== "{") return skipValue(text, start);
  return readEntries(text, start + 1, "}", (at) => {
    if (text[at] !== '"') throw new JsonError(at);
    const keyEnd = stringEnd(text, at);
    const key = text.slice(at + 1, keyEnd - 1);
    const colon = skipBlanks(text, keyEnd);
    if (text[colon] !== ":") throw new JsonError(colon);
    const value = skipBlanks(text, colon + 1);
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    return read ? read(value) : skipValue(text, value);
  });
}

/** Reads the items of the array at `start`; a value that is no array is stepped over. Gives the offset behind it. @throws JsonError */
export function readArray(text: string, start: number, readItem: ReadValue): number {
  return text[start] === "[" ? readEntries(text, start + 1, "]", readItem) : skipValue(text, start);
}

function readEntries(text: string, start: number, closer: string, readEntry: ReadValue): number {
  let at = skipBlanks(text, start);
  if (text[at] === closer) return at + 1;
  for (;;) {
    at = skipBlanks(text, readEntry(at));
    if (text[at] === closer) return at + 1;
    if (text[at] !== ",") throw new JsonError(at);
    at = skipBlanks(text, at + 1);
  }
}
