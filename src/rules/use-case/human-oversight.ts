import type { PythonCall } from "../../facts/python-facts.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { any } from "../../project/trait.js";
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

const asksPeople =
  /(?:^|\.)(?:interrupt|human_?interrupt|HumanInTheLoopMiddleware|humanInTheLoopMiddleware|HumanApprovalCallbackHandler|human_approval|hitl_middleware)$/;
const approval =
  /^(?:interrupt_before|interrupt_after|interruptBefore|interruptAfter|interrupt_on|needs_approval|needsApproval|require_confirmation)$/;

/** Where an agent waits for a person before it goes on. */
function askingPeople(project: Project): readonly Evidence[] {
  const scripts = ownScripts(project).filter(({ role }) => role === "production");
  return [...productionModules(project), ...scripts]
    .flatMap(({ facts, place }) => {
      const calls: readonly (PythonCall | ScriptCall)[] = facts.calls;
      return calls.filter(asksPerson).map(({ name, span }) => ({ name, at: place(span) }));
    })
    .slice(0, 3)
    .map(({ name, at }): Evidence => ({ level: "wired", what: `\`${name}()\` asks a person`, at }));
}

function asksPerson({ name, arguments: given }: PythonCall | ScriptCall): boolean {
  if (asksPeople.test(name) && /lang|interrupt|human/i.test(name)) return true;
  return given.some(
    (one) =>
      ("name" in one && typeof one.name === "string" && approval.test(one.name)) ||
      (one.value.kind === "dict" && one.value.entries.some(({ key }) => key.kind === "string" && approval.test(key.value))),
  );
}
