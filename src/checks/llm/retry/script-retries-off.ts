import type { CodeCheck } from "../../code-check.js";

export const scriptRetriesOff: CodeCheck = {
  flags: "`maxRetries: 0` on a client or a call in a script, or a provider asked with `fetch`, where nothing in the file tries again.",
  silent:
    "The SDKs' own two retries, other numbers, numbers that only the environment gives, and files with a loop or library that tries again.",
  source: "openai-node, anthropic-sdk-typescript and the AI SDK, which try twice again as of 2026-11",
  languages: ["JavaScript"],
};
