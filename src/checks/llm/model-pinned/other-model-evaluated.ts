import type { CodeCheck } from "../../code-check.js";

export const otherModelEvaluated: CodeCheck = {
  flags: "An evaluation that asks only models which production code does not ask.",
  silent:
    "Evaluations that ask one of production's models beside others, providers of one's own, fallbacks and judges that the manifest names.",
  source: "promptfoo's documentation: evaluate the provider that production uses",
  languages: ["Python", "JavaScript"],
};
