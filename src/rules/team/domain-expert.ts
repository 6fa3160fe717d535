import { any } from "../../project/trait.js";
import { declaredValue } from "../parts/claim.js";
import type { Rule } from "../rule.js";

export const domainExpert: Rule = {
  title: "A domain expert reviews labels and evals",
  why: { source: "A0 #5", text: "Without deep knowledge of the domain nobody can say whether a label, or an answer, is right." },
  applies: any("labels", "llm"),
  stage: "pilot",
  weight: 2,
  asks: "claimed",
  evidence: { claimed: "`team.domain_experts` names one." },
  manifest: ["team", "domain_experts"],
  fixes: [{ kind: "manifest", title: "Name a domain expert", path: ["team", "domain_experts"], value: ["TODO: @who-knows-the-domain"] }],
  limits: "Who knows the domain is written nowhere but in a manifest: without one this is unknown.",
  check(project) {
    if (!project.manifest.exists)
      return {
        evidence: [],
        gaps: [],
        unknown: "Who knows the domain is seen nowhere in a workspace, and there is no manifest that could name them.",
      };
    const paths = [...(project.manifest.value.team?.domain_experts ?? []).keys()].map((index) => ["team", "domain_experts", index]);
    return declaredValue(
      project,
      paths,
      "No domain expert is named. Add `team.domain_experts`: who says whether a label or an answer is right?",
    );
  },
};
