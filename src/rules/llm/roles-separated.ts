import { productionModules } from "../../project/production-code.js";
import { scriptSystemTexts } from "../parts/script-system-texts.js";
import { type SystemText, systemTexts } from "../parts/system-texts.js";
import type { Gap, Rule } from "../rule.js";

export const rolesSeparated: Rule = {
  title: "What users write stays out of the system role",
  why: {
    source: "A1 prompt injection",
    text: "Free input brings security risks such as prompt injection: text in the system role is obeyed, so users' text does not belong there.",
  },
  applies: "llm",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: { present: "System messages are built in code, and none holds what a user wrote." },
  noFix: "Put the text into a message of its own with the role `user`; where the prompt is cut is for people to choose.",
  limits:
    "Knows users' text by what is read from a request or a chat input, and by names such as `question` and `user_input`; of what is retrieved, pages of the web. Passages of one's own documents are left to guardrails.",
  check(project) {
    const found = [...systemTexts(productionModules(project)), ...scriptSystemTexts(project)];
    if (found.length === 0) return { evidence: [], gaps: [], unknown: "No system message is built in code." };
    const of = (state: SystemText["state"]) => found.filter((one) => one.state === state);
    const kept = of("kept").length;
    const unseen = of("unseen").length;
    const gaps = of("mixed").map((text): Gap => gapOf(text, kept > 0));
    if (gaps.length === 0 && unseen > 0)
      return {
        evidence: [],
        gaps,
        unknown: `What ${unseen} of ${found.length} system messages hold is put together where it is not followed.`,
      };
    return {
      evidence: kept > 0 ? [{ level: "present", what: `${kept} of ${found.length} system messages hold nothing that users write` }] : [],
      gaps,
      share: kept / found.length,
    };
  },
};

function gapOf({ at, whose, name, related = [] }: SystemText, isPartial: boolean): Gap {
  const from = whose === "web" ? "which comes from the web" : "which users write";
  return {
    kind: isPartial ? "partial" : "missing",
    message: `\`${name}\`, ${from}, is put into a system message, where the model obeys it. Send it as a message of its own with the role \`user\`.`,
    at,
    related,
  };
}
