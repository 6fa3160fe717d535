import { declaredValue } from "../parts/claim.js";
import { unseenLabelling } from "../parts/people-label.js";
import type { Rule } from "../rule.js";

export const owner: Rule = {
  title: "Somebody owns labelling",
  why: {
    source: "A0 #1",
    text: "Someone has to own the labelling process, its quality, consistency and relevance; otherwise a data scientist guesses at signals nobody defined.",
  },
  applies: "labels",
  stage: "pilot",
  weight: 2,
  asks: "claimed",
  evidence: { claimed: "`labels.owner` names them." },
  manifest: ["labels", "owner"],
  fixes: [{ kind: "manifest", title: "Name the owner of the labels", path: ["labels", "owner"], value: "TODO: @who" }],
  limits: "Unknown where nothing shows that people label the data.",
  check(project) {
    const verdict = declaredValue(
      project,
      [
        ["labels", "owner"],
        ["team", "roles", "labels"],
      ],
      "Nobody owns the labels. Name them in `labels.owner`.",
    );
    const unknown = verdict.evidence.length === 0 ? unseenLabelling(project) : undefined;
    return unknown ? { evidence: [], gaps: [], unknown } : verdict;
  },
};
