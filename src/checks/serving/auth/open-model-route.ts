import type { CodeCheck } from "../../code-check.js";

export const openModelRoute: CodeCheck = {
  flags: "Routes of a script that ask a model for whoever calls, where nothing in the project checks who that is.",
  silent:
    "Sessions, tokens and API keys that are checked in the route or a middleware, gateways and platforms that are declared, and probes.",
  source: "llm-authz-audit; OWASP LLM10:2025",
  languages: ["JavaScript"],
};
