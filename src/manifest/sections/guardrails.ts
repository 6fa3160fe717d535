import { map, texts } from "../fields/collection.js";

export const guardrails = map("What stands between people and a model. Each is a tool or a file.", {
  input: texts("What filters input.", "llm-guard"),
  output: texts("What checks output for policy, personal data and groundedness.", "app/guard.py"),
  redaction: texts("What takes personal data out.", "presidio"),
});
