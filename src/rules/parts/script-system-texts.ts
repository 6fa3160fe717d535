import type { CodeValue } from "../../facts/code-value.js";
import { oncePerObservation } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { ownScripts, type ScriptModule } from "../../project/scripts.js";
import { namesRead } from "../../semantics/names-in.js";
import type { SystemText } from "./system-texts.js";
import { systemValues } from "./system-values.js";
import { isUsersName, usersSlotIn } from "./users-text.js";

/** The texts that scripts put into the system role. */
export const scriptSystemTexts = oncePerObservation((project: Project): readonly SystemText[] =>
  ownScripts(project)
    .filter(({ role }) => role === "production")
    .flatMap((module) => {
      const requested = requestNames(module);
      return systemValues(module).map(({ value, scope }) => ({ at: module.place(value.span), ...judge(module, value, scope, requested) }));
    }),
);

/** The parts of a request that its sender writes. */
const request = /(?:^|\.)(?:get_json|json|form|text|body|query_params|args|query|chat_input|formData)$/;

/** Names that hold what a request or a chat input brought, by the function that they stand in. */
function requestNames({ facts }: ScriptModule): ReadonlySet<string> {
  const names = new Set<string>();
  const isRequest = (name: string) => /(?:^|\.)(?:request|req|ctx\.request|c\.req)\.\w+$/.test(name) && request.test(name);
  for (const { targets, value, scope } of facts.assignments) {
    const reads = value.kind === "call" ? [value.name] : namesRead(value);
    const isFrom = reads.some((name) => isRequest(name) || /^streamlit\.(?:chat_input|text_area|text_input)$|\.chat_input$/.test(name));
    if (isFrom) for (const target of targets) names.add(`${scope}\n${target}`);
  }
  return names;
}

/** What a text holds, followed through one name. */
function judge(module: ScriptModule, value: CodeValue, scope: string, requested: ReadonlySet<string>, depth = 0): Omit<SystemText, "at"> {
  const isOfRequest = (name: string) => requested.has(`${scope}\n${name.split(".")[0]}`);
  const mixed = (name: string): Omit<SystemText, "at"> => ({ state: "mixed", whose: "users", name });
  switch (value.kind) {
    case "string": {
      const slot = usersSlotIn(value.value);
      return slot === undefined ? kept : mixed(slot);
    }
    case "name": {
      if (isUsersName(value.value) || isOfRequest(value.value)) return mixed(value.value);
      if (depth > 0) return kept;
      const given = module.facts.assignments.findLast(
        (one) => one.targets.includes(value.value) && (one.scope === "" || one.scope === scope) && one.span.start < value.span.start,
      );
      if (!given || given.value.kind === "name") return kept;
      const found = judge(module, given.value, given.scope, requested, depth + 1);
      return found.state === "mixed"
        ? { ...found, related: [{ message: "Put together here.", at: module.place(given.value.span) }] }
        : found;
    }
    case "format": {
      // Slots of a format are filled in by what stands beside it; what its calls give is told by their names alone.
      const parts = value.parts.filter(({ kind }) => kind !== "string" && kind !== "call");
      return parts.map((part) => judge(module, part, scope, requested, 1)).find(({ state }) => state === "mixed") ?? kept;
    }
    case "call":
      return { state: "unseen" };
    case "other": {
      // `body["wishes"]`, and not `wordings[body["tone"]]`.
      const [name] = value.names;
      return name !== undefined && isOfRequest(name) ? mixed(name) : kept;
    }
    default:
      return kept;
  }
}

const kept = { state: "kept" } as const;
