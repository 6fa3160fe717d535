import type { CodeCheck } from "../../code-check.js";

export const scriptTextToCode: CodeCheck = {
  flags:
    "Text that a model wrote, or an argument that it gives a tool, which a script passes to `eval`, `new Function`, a shell or raw SQL.",
  silent: "Fixed commands with arguments, bound parameters, sandboxes, a check before, and text of people or files.",
  source: "OWASP LLM05:2025; Semgrep's rules for LLMs; Sonar S7698",
  languages: ["JavaScript"],
};
