import type { PythonCall } from "../../facts/python-facts.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";

const asksPeople =
  /(?:^|\.)(?:interrupt|human_?interrupt|HumanInTheLoopMiddleware|humanInTheLoopMiddleware|HumanApprovalCallbackHandler|human_approval|hitl_middleware)$/;
const approval =
  /^(?:interrupt_before|interrupt_after|interruptBefore|interruptAfter|interrupt_on|needs_approval|needsApproval|require_confirmation)$/;

/** Where an agent waits for a person before it goes on, who may then change what it did. */
export function askingPeople(project: Project): readonly Evidence[] {
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
