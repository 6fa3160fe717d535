import type { CodeCheck } from "../../code-check.js";

/** Found by the rule itself, whose evidence needs the same look. */
export const modelTextToCode: CodeCheck = {
  flags: "What a model answers, or gives to a tool as an argument, reaches `eval`, `exec`, an interpreter or a shell.",
  silent:
    "`ast.literal_eval`, lists of arguments without a shell, sandboxes, text that a check or a person lets through, and text of one's own.",
  source: "OWASP LLM05:2025; Semgrep's rules for LLMs; Sonar S7698",
  languages: ["Python"],
};
