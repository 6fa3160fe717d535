import type { Evidence } from "../../project/evidence.js";
import { startOf } from "../../text/span.js";
import { claimAt } from "../claim.js";
import type { Rule } from "../rule.js";

export const owner: Rule = {
  title: "Somebody accountable owns the project",
  why: {
    source: "A0 #3",
    text: "Roles differ from company to company; unless an owner is named, nobody answers for the model once it runs.",
  },
  applies: "always",
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: { claimed: "`team.owners` in the manifest.", present: "A CODEOWNERS or MAINTAINERS file, or a package's maintainers." },
  manifest: ["team", "owners"],
  fixes: [{ kind: "manifest", title: "Name the owner", path: ["team", "owners"], value: ["TODO: @team-or-person"] }],
  limits: "Does not check that the names in CODEOWNERS exist.",
  check(project) {
    const evidence: Evidence[] = project
      .facts("owners")
      .filter(({ facts }) => facts.rules.some(({ owners }) => owners.length > 0))
      .map(({ path }) => ({ level: "present", what: `\`${path}\``, at: startOf(path) }));
    for (const index of (project.manifest.value.team?.owners ?? []).keys()) {
      const claim = claimAt(project, ["team", "owners", index]);
      if (claim) evidence.push({ level: "claimed", what: `\`${claim.value}\` in \`team.owners\``, at: claim.at });
    }
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [{ kind: "missing", message: "No owner: neither `team.owners` nor a CODEOWNERS file. Name who answers for this project." }],
      };
    if (evidence.some(({ level }) => level === "present")) return { evidence, gaps: [] };
    return {
      evidence,
      gaps: [{ kind: "weak", message: "`team.owners` is not backed by a CODEOWNERS file, so changes reach no owner by themselves." }],
    };
  },
};
