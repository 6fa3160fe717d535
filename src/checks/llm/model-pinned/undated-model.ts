import type { CodeCheck } from "../../code-check.js";

export const undatedModel: CodeCheck = {
  flags:
    "A rented model by an undated or `latest` name, wherever it is written: in a call, a constant, settings, a dictionary or a default.",
  silent:
    "Names that stand for one model only, deployments of one's own, local models, counters of tokens, and names that come from the environment alone.",
  source: "OpenAI's guide to production: pin snapshots, so that behaviour stays the same",
  languages: ["Python", "JavaScript"],
};
