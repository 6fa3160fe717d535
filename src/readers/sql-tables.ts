import type { TableColumn, TableFacts } from "../facts/table-facts.js";
import type { Reader } from "./reader.js";

const head =
  /\bcreate\s+(?:or\s+replace\s+)?(?:(?:external|foreign|transient|unlogged)\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w.$"`[\]-]{1,200})\s*\(/gi;
const types: readonly (readonly [TableColumn["type"], RegExp])[] = [
  ["integer", /^(?:tiny|small|medium|big)?(?:int(?:eger|\d)?|serial)\b/i],
  ["number", /^(?:numeric|number|decimal|float\d*|double|real|money)\b/i],
  ["boolean", /^bool(?:ean)?\b/i],
  ["timestamp", /^(?:timestamp\w*|datetime\w*)\b/i],
  ["date", /^date\b/i],
];
const mostTables = 50;

/** Reads the columns of the tables that SQL scripts and migrations make. */
export const sqlTablesReader: Reader<"table"> = {
  name: "sql-tables",
  kind: "table",
  files: { extensions: ["sql"] },
  maxBytes: 500_000,
  read({ text }): TableFacts | undefined {
    if (text === undefined) return undefined;
    const plain = text.replace(/--[^\n]*/g, (comment) => " ".repeat(comment.length));
    const tables = [...plain.matchAll(head)].slice(0, mostTables).flatMap((made) => {
      const parts = partsFrom(plain, made.index + made[0].length);
      const keys = parts.flatMap((part) => /^(?:constraint\s+\S+\s+)?primary\s+key\s*\(([^,()]+)\)$/i.exec(part)?.[1] ?? []).map(bare);
      const columns = parts.flatMap((part) => columnOf(part, keys));
      const name = bare((made[1] ?? "").split(".").at(-1) ?? "");
      return columns.length > 0 && name !== "" ? [{ name, columns, rows: 0, cut: false }] : [];
    });
    return tables.length > 0 ? { tables, signs: [], notes: [] } : undefined;
  },
};

/** The parts between commas, up to the bracket that closes the one before `start`. */
function partsFrom(text: string, start: number): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = start;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (character === "(") depth++;
    else if (character === ")" || (character === "," && depth === 0)) {
      if (depth === 0) parts.push(text.slice(from, index).trim());
      if (character === "," && depth === 0) from = index + 1;
      else if (--depth < 0) return parts;
    }
  }
  return [];
}

function columnOf(part: string, keys: readonly string[]): TableColumn[] {
  const [, quoted = "", type = ""] = /^("[^"]{1,100}"|`[^`]{1,100}`|\[[^\]]{1,100}\]|\w{1,100})\s+(.+)$/s.exec(part) ?? [];
  if (type === "" || /^(?:constraint|primary|foreign|unique|check|exclude|key|index|like)$/i.test(quoted)) return [];
  const name = bare(quoted);
  const isKey = keys.includes(name) || /\bprimary\s+key\b/i.test(type);
  return [
    {
      name,
      type: types.find(([, form]) => form.test(type))?.[0] ?? "string",
      filled: isKey || /\bnot\s+null\b/i.test(type),
      distinct: isKey || /\bunique\b/i.test(type),
    },
  ];
}

function bare(name: string): string {
  return name.trim().replace(/^["`[]|["`\]]$/g, "");
}
