import type { CodeCheck } from "../../code-check.js";

/** Found by the rule itself, whose evidence needs the same look. */
export const noRateLimit: CodeCheck = {
  flags: "Routes answer, and nothing in code or infrastructure limits how often one caller may ask.",
  silent:
    "Limiters in code, quotas and web firewalls in infrastructure, gateways and platforms that may stand in front, and `serving[].rate_limit`.",
  source: "OWASP LLM10:2025; llm-authz-audit",
  languages: ["Python"],
};
