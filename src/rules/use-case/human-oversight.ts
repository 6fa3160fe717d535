import { any } from "../../project/trait.js";
import { askingPeople } from "../parts/asking-people.js";
import { declaredValue } from "../parts/claim.js";
import { embedsOnly } from "../parts/embeds-only.js";
import { noModel } from "../parts/no-model.js";
import type { Rule } from "../rule.js";

export const humanOversight: Rule = {
  title: "Somebody can correct or stop an output",
  why: { source: "A1", text: "Let users edit, approve or supervise what the model produces where a wrong output hurts." },
  applies: any("serves", "batch"),
  stage: "pilot",
  weight: 2,
  asks: "claimed",
  shownByCode: true,
  evidence: {
    claimed: "`project.use_case.human_oversight` says who, and how.",
    wired: "An agent stops until a person has answered: LangGraph's `interrupt`, tools that ask for approval.",
  },
  manifest: ["project", "use_case", "human_oversight"],
  fixes: [
    {
      kind: "manifest",
      title: "Say who can stop an output",
      path: ["project", "use_case", "human_oversight"],
      value: "TODO: who can correct or stop an output, and how",
    },
  ],
  appliesUnless: (project) => noModel(project) ?? embedsOnly(project),
  check(project) {
    const { evidence, gaps, ...rest } = declaredValue(
      project,
      [["project", "use_case", "human_oversight"]],
      "Nothing says who can correct or stop an output. Add `project.use_case.human_oversight`.",
    );
    const asked = project.manifest.has("project", "use_case", "human_oversight") ? [] : askingPeople(project);
    return asked.length > 0 ? { evidence: asked, gaps: [] } : { evidence, gaps, ...rest };
  },
};
