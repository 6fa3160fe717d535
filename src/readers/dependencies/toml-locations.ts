import type { Span } from "../../text/span.js";

/** Where a key and its value stand; both spans leave quotes out. An array item's key is its value. */
export interface TomlLocation {
  readonly key: Span;
  readonly value: Span;
}

/** The path of a key or an item below another path; the root's is `""`. */
export function childPath(parent: string, key: string | number): string {
  return `${parent}\u0000${key}`;
}

interface KeyPart {
  readonly name: string;
  readonly span: Span;
}

/** Levels; deeper values are placed without what is in them. */
const deepest = 200;

/**
 * Finds where each key, value and array item of a TOML text stands, by path. Only places: values are a TOML parser's work. It follows the
 * grammar loosely (keys with escapes are not decoded), so on broken TOML it places what it understands. Linear; never throws.
 */
export function tomlLocations(text: string): ReadonlyMap<string, TomlLocation> {
  const locations = new Map<string, TomlLocation>();
  /** How many `[[x]]` there were so far, by path. */
  const tableCounts = new Map<string, number>();
  let position = 0;

  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0] ?? "";
    position += found.length;
    return found;
  };
  const blanks = () => skip(/[ \t]*/y);
  /** Moves past white space and comments. */
  const gap = () => {
    do skip(/\s*/y);
    while (skip(/#[^\n]*/y) !== "");
  };

  const place = (path: string, key: Span, value: Span) => {
    if (!locations.has(path)) locations.set(path, { key, value });
  };

  /** Moves past a string; its span leaves the quotes out. */
  const string = (): Span => {
    const quote = skip(/"""|'''|["']/y);
    const start = position;
    const escapes = quote.startsWith('"');
    for (; position < text.length; position++) {
      if (escapes && text[position] === "\\") position++;
      else if (quote.length === 1 && text[position] === "\n") break;
      else if (text.startsWith(quote, position)) {
        // A multi-line string may end in quotes of its own: """a""""
        while (quote.length === 3 && text[position + 3] === quote[0]) position++;
        const end = position;
        position += quote.length;
        return { start, end };
      }
    }
    position = Math.min(position, text.length);
    return { start, end: position };
  };

  /** Moves past `a."b c".d`. */
  const key = (): KeyPart[] => {
    const parts: KeyPart[] = [];
    for (;;) {
      blanks();
      const start = position;
      const quoted = text[position] === '"' || text[position] === "'";
      const span = quoted ? string() : { start, end: start + skip(/[\w-]+/y).length };
      if (position === start) return parts;
      parts.push({ name: text.slice(span.start, span.end), span });
      blanks();
      if (text[position] !== ".") return parts;
      position++;
    }
  };

  /** Moves past a value and places it and everything in it. */
  const value = (path: string, keySpan: Span | undefined, depth: number): void => {
    blanks();
    const start = position;
    const opening = text[position];
    let span: Span | undefined;
    if (opening === '"' || opening === "'") span = string();
    else if ((opening === "[" || opening === "{") && depth < deepest) {
      position++;
      const closing = opening === "[" ? "]" : "}";
      for (let index = 0; ; index++) {
        gap();
        const before = position;
        if (position >= text.length || text[position] === closing) break;
        if (opening === "[") value(childPath(path, index), undefined, depth + 1);
        else assignment(path, depth + 1);
        gap();
        if (text[position] === "," || position === before) position++;
      }
      position = Math.min(position + 1, text.length);
    } else {
      const end = start + skip(/[^,\]}#\n]*/y).trimEnd().length;
      span = { start, end };
    }
    span ??= { start, end: position };
    place(path, keySpan ?? span, span);
  };

  /** Moves past `a.b = value`. */
  const assignment = (table: string, depth: number): void => {
    const parts = key();
    const last = parts.pop();
    if (!last) return;
    let path = table;
    for (const part of parts) {
      path = childPath(path, part.name);
      place(path, part.span, part.span);
    }
    blanks();
    if (text[position] !== "=") return;
    position++;
    value(childPath(path, last.name), last.span, depth);
  };

  /** Moves past `[a.b]` or `[[a.b]]` and gives the table's path. */
  const header = (): string => {
    const list = skip(/\[\[?/y).length === 2;
    const parts = key();
    let path = "";
    parts.forEach((part, index) => {
      path = childPath(path, part.name);
      const count = tableCounts.get(path) ?? 0;
      place(path, part.span, part.span);
      if (list && index === parts.length - 1) {
        tableCounts.set(path, count + 1);
        path = childPath(path, count);
        place(path, part.span, part.span);
      } else if (count > 0) path = childPath(path, count - 1);
    });
    return path;
  };

  let table = "";
  for (gap(); position < text.length; gap()) {
    if (text[position] === "[") table = header();
    else assignment(table, 0);
    skip(/[^\n]*/y);
  }
  return locations;
}
