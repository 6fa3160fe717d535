import type { CodeCheck } from "../../code-check.js";

export const undatedScriptModel: CodeCheck = {
  flags: "A script that asks a rented model by an undated name, written in the call, in a constant of another module, or behind `??`.",
  silent:
    "Dated and numbered names, families without dated names, local and open models, lists of choices, and names that only the environment gives.",
  source: "OpenAI, Anthropic and Google on aliases of models, as of 2026-11",
  languages: ["JavaScript"],
};
