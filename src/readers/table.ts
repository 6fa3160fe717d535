import type { TableColumn, TableFacts } from "../facts/table-facts.js";
import { nameOf } from "../workspace/path-parts.js";
import { readDelimited, readJsonLines, type Table } from "./dataset/read-records.js";
import type { Reader } from "./reader.js";

/** Enough to tell what a column holds. */
const limits = { rows: 1000, units: 100_000 };
const mostColumns = 200;

const inFolder = /(?:^|\/)(?:data|datasets?|seeds|raw|processed|features|labels)\/(?:[^/]+\/){0,3}[^/]+\.(?:csv|tsv|jsonl|ndjson)$/;
const named = /(?:^|\/)(?:train|training|test|valid|validation|dataset|data|labels)\.(?:csv|tsv|jsonl|ndjson)$/;

/** What readers of tables take for no value. */
const blank = /^(?:|NaN|nan|NA|N\/A|n\/a|NULL|null|None)$/;
const forms: readonly (readonly [TableColumn["type"], RegExp])[] = [
  ["integer", /^-?(?:0|[1-9]\d{0,14})$/],
  ["number", /^-?(?:(?:0|[1-9]\d{0,14})(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i],
  ["boolean", /^(?:true|false)$/i],
  ["date", /^\d{4}-\d\d-\d\d$/],
  ["timestamp", /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/],
];

/** Reads what the columns of data files hold, by the first rows: their types, whether values are missing, the range of numbers. */
export const tableReader: Reader<"table"> = {
  name: "table",
  kind: "table",
  files: { patterns: [inFolder, named] },
  maxBytes: 2_000_000,
  read({ path, text }): TableFacts | undefined {
    if (text === undefined || text.startsWith("version https://git-lfs")) return undefined;
    const table = (/\.[ct]sv$/i.test(path) ? readDelimited : readJsonLines)(text, limits);
    const columns = table.columns.slice(0, mostColumns).flatMap((name, index) => columnOf(table, name, index));
    if (columns.length === 0 || table.rows.length === 0) return undefined;
    const name = nameOf(path).replace(/\.\w+$/, "");
    return { tables: [{ name, columns, rows: table.rows.length, cut: table.cut }], signs: [], notes: [] };
  },
};

/** Columns without a name, or that are only numbered, are left out. */
function columnOf({ rows }: Table, name: string, index: number): TableColumn[] {
  if (name.trim() === "" || name.startsWith("#") || /^unnamed: ?\d+$/i.test(name)) return [];
  const values = rows.map(({ value }) => value[index] ?? "").filter((value) => !blank.test(value));
  const type = values.length === 0 ? "string" : (forms.find(([, form]) => values.every((value) => form.test(value)))?.[0] ?? "string");
  const filled = values.length === rows.length;
  const column = { name, type, filled, distinct: filled && new Set(values).size === values.length };
  if (type !== "integer" && type !== "number") return [column];
  const numbers = values.map(Number);
  const extreme = (pick: (...all: number[]) => number) => numbers.reduce((one, other) => pick(one, other));
  return [{ ...column, range: [extreme(Math.min), extreme(Math.max)] }];
}
