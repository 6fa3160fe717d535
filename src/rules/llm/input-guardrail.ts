import { all } from "../../project/trait.js";
import { guardrailVerdict } from "../parts/guardrail-side.js";
import { onlyProgramsAsk } from "../parts/only-programs-ask.js";
import type { Rule } from "../rule.js";

export const inputGuardrail: Rule = {
  title: "What users send to a model is moderated or filtered",
  why: {
    source: "A1 free input",
    text: "Free input introduces new privacy and security risks, such as data leakage and prompt injection.",
  },
  applies: all("llm", "serves"),
  stage: "pilot",
  weight: 2,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`guardrails.input` names a tool or a link.",
    present: "`guardrails.input` names a file, or a guardrail is installed or configured.",
    wired: "Code moderates, scans or redacts input, or gives the model guardrails for it.",
  },
  hollow: "A check of one's own that does nothing, or that nothing calls.",
  contradicted: "`guardrails.input` names a tool that nothing shows, or a file that does not exist.",
  manifest: ["guardrails"],
  limits:
    "Filters that a provider or a gateway applies by itself are not seen. Functions of one's own are known by their names. Unknown where code of one's own is named for screening, or a test tries prompt injection on it.",
  appliesUnless: onlyProgramsAsk,
  check: (project) =>
    guardrailVerdict(
      project,
      "input",
      "Nothing filters what users send to the model: no moderation, guardrail or injection check was found. Add one, and name it in `guardrails.input`.",
    ),
};
