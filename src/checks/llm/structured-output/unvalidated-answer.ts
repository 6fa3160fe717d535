import type { CodeCheck } from "../../code-check.js";

export const unvalidatedAnswer: CodeCheck = {
  flags:
    "A model's text that is parsed as JSON and whose entries are read as if they had to be there, in the function that asks or in one that calls it.",
  silent:
    "Schemas given to the provider, results that are handed on to be checked, parsing whose failure is caught, and JSON from elsewhere.",
  source: "OWASP LLM05:2025 Improper Output Handling",
  languages: ["Python", "JavaScript"],
};
