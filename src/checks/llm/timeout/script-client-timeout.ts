import type { CodeCheck } from "../../code-check.js";

export const scriptClientTimeout: CodeCheck = {
  flags: "A client of OpenAI, Anthropic or LangChain in a script that users wait for, left at its own limit of ten minutes.",
  silent:
    "A limit on the client, on every call, in known options or in what cannot be seen; jobs; platforms that cut requests off; the AI SDK, whose calls take an `abortSignal` and no timeout.",
  source: "openai-node and anthropic-sdk-typescript on `timeout`, ten minutes as of 2026-11",
  languages: ["JavaScript"],
};
