import type { ConfigurationFacts } from "../facts/configuration-facts.js";
import type { Sign } from "../facts/sign.js";
import { rightsCalled } from "./dbt/rights-called.js";
import type { Reader } from "./reader.js";

const markers: Readonly<Record<string, RegExp>> = {
  /** What makes PostgreSQL a vector store: the extension, a vector column, or one of its indexes. */
  pgvector:
    /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?"?vector\b|\busing\s+(?:hnsw|ivfflat)\b|\b(?:half)?vector\s*\(\s*\d{2,5}\s*\)/i,
  /** Rights on tables, and policies for their rows. */
  "sql-rights": /\bcreate\s+policy\b|\b(?:enable|force)\s+row\s+level\s+security\b|^[ \t]*grant\s+[\w \t,]{1,100}\s+on\s/im,
  /** A table that is made with a type for its first column. */
  "sql-table":
    /\bcreate\s+(?:or\s+replace\s+)?(?:(?:external|foreign|transient|unlogged)\s+)?table\s+(?:if\s+not\s+exists\s+)?["`\w.[\]-]{1,200}\s*\(\s*["`[]?\w{1,100}["`\]]?\s+(?:(?:var)?char|text|string|(?:tiny|small|big)?int|serial|bigserial|numeric|number|decimal|float|double|real|bool|date|time|uuid|jsonb?|variant)/i,
};

/** Reads what SQL scripts and migrations say of tools and of rights, and whether they make a table with types; their queries are not read. */
export const sqlReader: Reader<"configuration"> = {
  name: "sql",
  kind: "configuration",
  files: { extensions: ["sql"] },
  maxBytes: 500_000,
  read({ text }): ConfigurationFacts | undefined {
    const signs = Object.entries(markers).flatMap(([value, marker]): Sign[] => {
      const found = text === undefined ? null : marker.exec(text);
      if (!found) return [];
      const macro = value === "sql-rights" ? macroAround(text?.slice(0, found.index) ?? "") : undefined;
      const span = { start: found.index, end: found.index + found[0].length };
      return [{ kind: "config", value: macro ? `${value} in macro ${macro}` : value, span }];
    });
    signs.push(...rightsCalled(text ?? ""));
    return signs.length > 0 ? { signs, notes: [] } : undefined;
  },
};

/** The macro of dbt that is open at the end of a text. */
function macroAround(before: string): string | undefined {
  const opened = [...before.matchAll(/\{%-?\s*(?:macro\s+(\w{1,100})|endmacro)\b/g)].at(-1);
  return opened?.[1];
}
