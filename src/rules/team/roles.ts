import { claimAt } from "../parts/claim.js";
import { noModel } from "../parts/no-model.js";
import { unseenLabelling } from "../parts/people-label.js";
import type { Rule } from "../rule.js";

const expected = ["data", "ml", "operations"] as const;

export const roles: Rule = {
  title: "Data, ML and operations roles are named",
  why: {
    source: "A0 #3; A3 roles; A4 roles",
    text: "From raw data to a model in production the work crosses several jobs; whose is whose has to be agreed on.",
  },
  applies: "always",
  stage: "production",
  weight: 1,
  asks: "claimed",
  evidence: {
    claimed: "`team.roles` names who does `data`, `operations`, `ml` where there is a model, and `labels` where people give them.",
  },
  manifest: ["team", "roles"],
  fixes: [
    {
      kind: "manifest",
      title: "Name the roles",
      path: ["team", "roles"],
      value: { data: "TODO: @who", ml: "TODO: @who", operations: "TODO: @who" },
    },
  ],
  check(project) {
    const hasLabels = project.traits.labels.value && !unseenLabelling(project);
    // A pipeline that feeds no model of its own has data and operations only.
    const core = project.traits.pipeline.value && noModel(project) ? expected.filter((role) => role !== "ml") : expected;
    const needed = hasLabels ? [...core, "labels"] : core;
    const claims = needed.flatMap((role) => claimAt(project, ["team", "roles", role]) ?? []);
    const evidence = claims.map(({ value, at }) => ({ level: "claimed" as const, what: `\`${value}\``, at }));
    if (claims.length === needed.length) return { evidence, gaps: [] };
    const lacking = needed.filter((role) => claimAt(project, ["team", "roles", role]) === undefined).map((role) => `\`${role}\``);
    return {
      evidence,
      gaps: [{ kind: evidence.length > 0 ? "partial" : "missing", message: `\`team.roles\` names nobody for ${lacking.join(", ")}.` }],
      share: claims.length / needed.length,
    };
  },
};
