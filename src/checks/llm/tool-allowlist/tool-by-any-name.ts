import type { CodeCheck } from "../../code-check.js";

/** Found by the rule itself, whose evidence needs the same look. */
export const toolByAnyName: CodeCheck = {
  flags: "The function that a model names is fetched from a module, from all globals or by `eval`, so that it may be any.",
  silent:
    "A dictionary of tools, classes that hold nothing but tools, names that are compared with a list first, and names that no model gives.",
  source: "OWASP LLM06:2025; llm-audit",
  languages: ["Python"],
};
