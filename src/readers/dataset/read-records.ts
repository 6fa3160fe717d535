import type { Located, Span } from "../../text/span.js";

/** Rows in reading order, with one cell for each column; a row of JSON may lack some. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Located<readonly (string | undefined)[]>[];
  /** There are more rows than were read. */
  readonly cut: boolean;
}

/** How much of a file is taken apart: whichever is reached first. */
export interface TableLimits {
  readonly rows: number;
  /** UTF-16 units. */
  readonly units: number;
}

/** Rows of CSV or TSV, whose delimiter is the one that the first line has most of. Without a line of names, columns are numbered. */
export function readDelimited(text: string, limits: TableLimits): Table {
  const firstLine = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
  const [delimiter = ","] = [",", "\t", ";", "|"].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length);
  const rows: Table["rows"][number][] = [];
  let columns: readonly string[] | undefined;
  for (const row of delimitedRows(text, delimiter)) {
    if (!columns) {
      const isBare = row.value.some((cell) => cell !== "" && !Number.isNaN(Number(cell)));
      columns = isBare ? row.value.map((_, index) => `#${index + 1}`) : row.value;
      if (!isBare) continue;
    }
    if (rows.length === limits.rows || row.span.start > limits.units) return { columns, rows, cut: true };
    rows.push(row);
  }
  return { columns: columns ?? [], rows, cut: false };
}

/** Rows of JSON lines; lines that are no object are passed over. */
export function readJsonLines(text: string, limits: TableLimits): Table {
  const columns = new Map<string, number>();
  const rows: Table["rows"][number][] = [];
  for (let start = 0; start < text.length; ) {
    if (rows.length === limits.rows || start > limits.units) return { columns: [...columns.keys()], rows, cut: true };
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const cells = cellsOfObject(parsed(text.slice(start, end)), columns);
    if (cells) rows.push({ value: cells, span: trimmedSpan(text, start, end) });
    start = end + 1;
  }
  return { columns: [...columns.keys()], rows, cut: false };
}

/** Rows of a JSON list, or of the one list that an object holds. They have no place of their own. */
export function readJsonList(text: string, limits: TableLimits): Table {
  const value = text.length > limits.units ? undefined : parsed(text);
  const lists = Array.isArray(value) ? [value] : isObject(value) ? Object.values(value).filter(Array.isArray) : [];
  const columns = new Map<string, number>();
  const items: readonly unknown[] = lists.length === 1 ? (lists[0] ?? []) : [];
  const rows = items.slice(0, limits.rows).flatMap((item) => {
    const cells = cellsOfObject(item, columns);
    return cells ? [{ value: cells, span: { start: 0, end: 0 } }] : [];
  });
  return { columns: [...columns.keys()], rows, cut: items.length > limits.rows };
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
  // Looked for in the line alone: a file without quotes would be searched to its end for each row.
  const quote = text.slice(start, end).indexOf('"');
  if (quote === -1) return end;
  let isQuoted = false;
  for (let index = start + quote; index < text.length; index++) {
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

/** The values of an object by column, new columns added; `undefined` for what is no object. */
function cellsOfObject(value: unknown, columns: Map<string, number>): readonly (string | undefined)[] | undefined {
  if (!isObject(value)) return undefined;
  const cells: (string | undefined)[] = [];
  const put = (column: string, one: unknown) => {
    const index = columns.get(column) ?? columns.size;
    columns.set(column, index);
    cells[index] = textOf(one);
  };
  for (const [key, one] of Object.entries(value)) {
    if (isObject(one)) for (const [inner, deep] of Object.entries(one)) put(`${key}.${inner}`, deep);
    else put(key, one);
  }
  return cells.length > 0 ? cells : undefined;
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
