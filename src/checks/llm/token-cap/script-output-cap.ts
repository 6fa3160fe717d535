import type { CodeCheck } from "../../code-check.js";

export const scriptOutputCap: CodeCheck = {
  flags: "A request of a script to a rented model that does not say how long the answer may be.",
  silent:
    "A cap in the call, in known options that are unpacked into it, or in the chat model; options that cannot be seen; Anthropic's API, which asks for one; what a gateway caps.",
  source: "eslint-plugin-llm; Semgrep `missing-max-tokens`",
  languages: ["JavaScript"],
};
