import type { CodeCheck } from "../../code-check.js";

export const noOutputCap: CodeCheck = {
  flags: "A call of a rented model, or the chat model that it is made on, that does not limit how long the answer may be.",
  silent:
    "Any name that an API has for the cap, in the call, its configuration, an unpacked dictionary or settings; clients that require a cap or set one; options that cannot be seen.",
  source: "OWASP LLM10:2025",
  languages: ["Python", "JavaScript"],
};
