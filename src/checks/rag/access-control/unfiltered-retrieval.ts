import type { CodeCheck } from "../../code-check.js";

/** Found by the rule itself, whose evidence needs the same look. */
export const unfilteredRetrieval: CodeCheck = {
  flags: "A vector store that holds personal data is searched without a filter on the user, team or tenant that asks.",
  silent:
    "Collections, namespaces and indexes of one reader, filters that are built elsewhere, stores in memory, scripts that people run, and projects without personal data.",
  source: "OWASP LLM08:2025; llm-authz-audit",
  languages: ["Python"],
};
