import type { Sign } from "../facts/sign.js";
import { dbtReferences } from "./dbt/dbt-references.js";
import type { Reader } from "./reader.js";

const snapshot = /\{%-?\s*snapshot\s+\w+\s*-?%\}/;
const config = /\{\{-?\s*config\s*\(/;

/** Reads whether SQL is written for dbt (a `dbt` sign), and whether it keeps the history of a table (`dbt-snapshots`). */
export const dbtSqlReader: Reader<"configuration"> = {
  name: "dbt-sql",
  kind: "configuration",
  files: { extensions: ["sql"] },
  maxBytes: 200_000,
  read({ text = "" }) {
    if (!text.includes("{{") && !text.includes("{%")) return undefined;
    const signs: Sign[] = [];
    const kept = snapshot.exec(text);
    if (kept) signs.push({ kind: "config", value: "dbt-snapshots", span: spanOf(kept) });
    const configured = config.exec(text);
    const first = dbtReferences(text)[0]?.span ?? (configured ? spanOf(configured) : undefined);
    if (first) signs.push({ kind: "config", value: "dbt", span: first });
    return signs.length > 0 ? { signs, notes: [] } : undefined;
  },
};

function spanOf(match: RegExpExecArray) {
  return { start: match.index, end: match.index + match[0].length };
}
