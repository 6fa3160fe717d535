import { all } from "../../project/trait.js";
import { guardrailVerdict } from "../parts/guardrail-side.js";
import { onlyProgramsAsk } from "../parts/only-programs-ask.js";
import type { Rule } from "../rule.js";

export const outputGuardrail: Rule = {
  title: "What a model answers is checked before users see it",
  why: {
    source: "A1 guardrails",
    text: "Free output brings the risk of hallucination, toxicity and bias; guardrails keep what a model says in line with the values of society and of the organisation.",
  },
  applies: all("llm", "serves"),
  stage: "pilot",
  weight: 2,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`guardrails.output` names a tool or a link.",
    present: "`guardrails.output` names a file, or a guardrail is installed or configured.",
    wired: "Code checks answers for policy, personal data or groundedness, or gives the model guardrails for them.",
  },
  hollow: "A check of one's own that does nothing, or that nothing calls.",
  contradicted: "`guardrails.output` names a tool that nothing shows, or a file that does not exist.",
  manifest: ["guardrails"],
  limits:
    "A schema for an answer says how it is shaped, not whether it may be said, and does not count. Filters that a provider applies by itself are not seen. Unknown where code of one's own is named for screening.",
  appliesUnless: onlyProgramsAsk,
  check: (project) =>
    guardrailVerdict(
      project,
      "output",
      "Nothing checks what the model answers for policy, personal data or groundedness. Add a guardrail, and name it in `guardrails.output`.",
    ),
};
