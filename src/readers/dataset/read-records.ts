import type { Located, Span } from "../../text/span.js";

/** A row: its values by column. */
export type DataRecord = Located<readonly (readonly [column: string, value: string])[]>;

/** Rows in reading order, at most `most`; further ones are only counted on. */
export interface Records {
  readonly records: readonly DataRecord[];
  readonly cut: boolean;
}

/** Rows of CSV or TSV, whose delimiter is the one that the first line has most of. Without a line of names, columns are numbered. */
export function readDelimited(text: string, most: number): Records {
  const firstLine = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
  const [delimiter = ","] = [",", "\t", ";", "|"].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length);
  const records: DataRecord[] = [];
  let names: readonly string[] | undefined;
  for (const { value: cells, span } of delimitedRows(text, delimiter)) {
    if (!names) {
      names = cells.some((cell) => cell !== "" && !Number.isNaN(Number(cell))) ? cells.map((_, index) => `#${index + 1}`) : cells;
      if (names === cells) continue;
    }
    if (records.length === most) return { records, cut: true };
    records.push({ value: cells.map((cell, index) => [names?.[index] ?? `#${index + 1}`, cell] as const), span });
  }
  return { records, cut: false };
}

/** Rows of JSON lines; lines that are no object are passed over. */
export function readJsonLines(text: string, most: number): Records {
  const records: DataRecord[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const entries = entriesOf(parsed(text.slice(start, end)));
    if (entries.length > 0) {
      if (records.length === most) return { records, cut: true };
      records.push({ value: entries, span: trimmedSpan(text, start, end) });
    }
    start = end + 1;
  }
  return { records, cut: false };
}

/** Rows of a JSON list, or of the one list that an object holds. They have no place of their own. */
export function readJsonList(text: string, most: number): Records {
  const value = parsed(text);
  const lists = Array.isArray(value) ? [value] : isObject(value) ? Object.values(value).filter(Array.isArray) : [];
  const all = (lists.length === 1 ? (lists[0] ?? []) : []).map(entriesOf).filter((entries) => entries.length > 0);
  return { records: all.slice(0, most).map((entries) => ({ value: entries, span: { start: 0, end: 0 } })), cut: all.length > most };
}

function* delimitedRows(text: string, delimiter: string): Generator<Located<readonly string[]>> {
  for (let start = 0; start < text.length; ) {
    const end = rowEnd(text, start);
    const line = text.slice(start, end).replace(/\r$/, "");
    if (line.trim() !== "") yield { value: cellsOf(line, delimiter), span: trimmedSpan(text, start, end) };
    start = end + 1;
  }
}

/** The newline that ends the row at `start`: the first one outside of quotes. */
function rowEnd(text: string, start: number): number {
  let end = text.indexOf("\n", start);
  if (end === -1) end = text.length;
  const quote = text.indexOf('"', start);
  if (quote === -1 || quote > end) return end;
  let isQuoted = false;
  for (let index = quote; index < text.length; index++) {
    const character = text[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === "\n" && !isQuoted) return index;
  }
  // A quote that is never closed is a mere character.
  return isQuoted ? end : text.length;
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim());
  const cells: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index <= line.length; index++) {
    if (line[index] === '"') isQuoted = !isQuoted;
    else if (index === line.length || (line[index] === delimiter && !isQuoted)) {
      const cell = line.slice(start, index).trim();
      cells.push(cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell);
      start = index + 1;
    }
  }
  return cells;
}

function entriesOf(value: unknown): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]): (readonly [string, string])[] =>
    isObject(one) ? Object.entries(one).map(([inner, deep]) => [`${key}.${inner}`, textOf(deep)]) : [[key, textOf(one)]],
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function trimmedSpan(text: string, start: number, end: number): Span {
  return { start, end: text[end - 1] === "\r" ? end - 1 : end };
}
