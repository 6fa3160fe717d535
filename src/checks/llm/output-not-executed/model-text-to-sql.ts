import type { CodeCheck } from "../../code-check.js";

/** Found by the rule itself, whose evidence needs the same look. */
export const modelTextToSql: CodeCheck = {
  flags: "SQL that a model wrote is run, by a cursor, an engine, pandas or a framework's agent.",
  silent:
    "Fixed statements with the model's text as a bound value, statements that are parsed or checked first, and databases that are open for reading only.",
  source: "OWASP LLM05:2025; Semgrep's rules for LLMs",
  languages: ["Python"],
};
