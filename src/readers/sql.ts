import type { ConfigurationFacts } from "../facts/configuration-facts.js";
import type { Reader } from "./reader.js";

/** What makes PostgreSQL a vector store: the extension, a vector column, or one of its indexes. */
const pgvector =
  /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?"?vector\b|\busing\s+(?:hnsw|ivfflat)\b|\b(?:half)?vector\s*\(\s*\d{2,5}\s*\)/i;

/** Reads what SQL scripts and migrations say of tools; their tables and queries are not read. */
export const sqlReader: Reader<"configuration"> = {
  name: "sql",
  kind: "configuration",
  files: { extensions: ["sql"] },
  maxBytes: 500_000,
  read({ text }): ConfigurationFacts | undefined {
    const found = text === undefined ? null : pgvector.exec(text);
    if (!found) return undefined;
    return { signs: [{ kind: "config", value: "pgvector", span: { start: found.index, end: found.index + found[0].length } }], notes: [] };
  },
};
