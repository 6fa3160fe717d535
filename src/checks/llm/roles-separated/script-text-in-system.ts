import type { CodeCheck } from "../../code-check.js";

export const scriptTextInSystem: CodeCheck = {
  flags: "What a request brings, or a user writes, put into a system message, `system`, `instructions` or `systemInstruction` by a script.",
  silent: "Messages of the role `user`, chosen wordings, settings, the date, and retrieved passages, which are for guardrails.",
  source: "OWASP LLM01:2025; Semgrep's rules for LLMs; Sonar S7518",
  languages: ["JavaScript"],
};
