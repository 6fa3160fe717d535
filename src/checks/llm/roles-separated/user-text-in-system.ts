import type { CodeCheck } from "../../code-check.js";

/** Found by the rule itself, whose evidence needs the same look. */
export const userTextInSystem: CodeCheck = {
  flags:
    "What a request, a chat input or a page of the web brings is formatted into the system or developer role, or into a parameter that is this role.",
  silent:
    "Values of a fixed set (`Literal`, enumerations, numbers, look-ups in a dictionary), passages of one's own documents, system prompts that a caller brings as a whole, and messages of other roles.",
  source: "OWASP LLM01:2025; Semgrep's rules for LLMs; Sonar S7518",
  languages: ["Python"],
};
