import type { CodeValue } from "../../facts/code-value.js";
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
  const python = productionModules(project).flatMap(({ facts, place }) => facts.calls.map((call) => ({ ...call, at: place(call.span) })));
  const scripts = ownScripts(project).flatMap(({ role, facts, place }) =>
    role === "production" ? facts.calls.map((call) => ({ ...call, at: place(call.span) })) : [],
  );
  const options = (value: CodeValue): readonly string[] =>
    value.kind === "dict" ? value.entries.flatMap(({ key }) => (key.kind === "string" ? [key.value] : [])) : [];
  return [...python, ...scripts]
    .filter(
      ({ name, arguments: given }) =>
        (asksPeople.test(name) && /lang|interrupt|human/i.test(name)) ||
        given.some(
          (one) =>
            ("name" in one && typeof one.name === "string" && approval.test(one.name)) ||
            options(one.value).some((key) => approval.test(key)),
        ),
    )
    .slice(0, 3)
    .map(({ name, at }): Evidence => ({ level: "wired", what: `\`${name}()\` asks a person`, at }));
}
