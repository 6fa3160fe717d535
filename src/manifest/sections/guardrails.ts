import { map, references } from "../fields/collection.js";

export const guardrails = map("What stands between people and a model. Each is a tool or a file.", {
  input: references("What filters input.", "llm-guard"),
  output: references("What checks output for policy, personal data and groundedness.", "app/guard.py"),
  redaction: references("What takes personal data out.", "presidio"),
});
