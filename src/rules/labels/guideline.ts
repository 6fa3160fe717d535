import { claimAt, declaredValue } from "../parts/claim.js";
import { unseenLabelling } from "../parts/people-label.js";
import type { Rule } from "../rule.js";

export const guideline: Rule = {
  title: "Labels follow a written guide",
  why: { source: "A0 #1", text: "Consistent labels need a definition that two people read the same way." },
  applies: "labels",
  stage: "pilot",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`labels.guideline` is a link or a sentence.",
    present: "`labels.guideline` names a file of the project that exists.",
  },
  contradicted: "The file that `labels.guideline` names does not exist.",
  manifest: ["labels", "guideline"],
  fixes: [{ kind: "manifest", title: "Name the labelling guide", path: ["labels", "guideline"], value: "TODO: docs/labelling.md" }],
  limits: "Unknown where nothing shows that people label the data: targets that are measured need no guide.",
  check(project) {
    const unknown = unseenLabelling(project);
    if (unknown) return { evidence: [], gaps: [], unknown };
    const verdict = declaredValue(project, [["labels", "guideline"]], "No labelling guide. Write one and name it in `labels.guideline`.");
    const claim = claimAt(project, ["labels", "guideline"]);
    if (claim?.form === "text")
      verdict.gaps.push({ kind: "weak", message: "`labels.guideline` names no file that labellers could read.", at: claim.at });
    return verdict;
  },
};
