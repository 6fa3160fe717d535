import type { CodeValue } from "../../facts/code-value.js";
import type { ScriptCall, ScriptParameter } from "../../facts/script-facts.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { ownScripts, type ScriptModule } from "../../project/scripts.js";
import { namesRead } from "../../semantics/names-in.js";
import { calledFunction } from "../../semantics/script-flow.js";
import { groupedBy } from "../../text/grouped-by.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";
import type { SystemText } from "./system-texts.js";
import { systemValues } from "./system-values.js";
import { isUsersName, usersSlotIn } from "./users-text.js";

/** The texts that scripts put into the system role. */
export const scriptSystemTexts = remembered((project: Project): readonly SystemText[] => {
  const scripts = ownScripts(project).filter(({ role }) => role === "production");
  const requests = new Map(scripts.map((module) => [module, requestNames(module)] as const));
  const find = requestFinder(requests);
  return [...requests].flatMap(([module, requested]) => {
    return systemValues(module).map(({ value, scope }): SystemText => {
      const judged = judge(module, value, scope, requested);
      const found = judged.state === "mixed" ? undefined : find(module, value, scope);
      if (!found) return { at: module.place(value.span), ...judged };
      // Of what is handed on, fields that hold no free text by their names may be chosen from a list.
      if (!isUsersName(found.name) && !freeText.test(lastPart(found.name))) return { at: module.place(value.span), state: "unseen" };
      const related = [{ message: "Handed on from the request here.", at: found.at }];
      return { at: module.place(value.span), state: "mixed", whose: "users", name: found.name, related };
    });
  });
});

/** Fields of requests that hold what people write. */
const freeText = /instructions?$|prompt$|message$|question$|query$|text$|persona$|bio$|notes?$|description$/i;
/** Calls out of which comes what is given to them, or what they are called on. */
const passes = /(?:^|\.)(?:String|trim|trimEnd|replace|replaceAll|slice|substring|join|concat|filter|toString|toLowerCase)$/;
const deepest = 4;

interface RequestField {
  readonly name: string;
  readonly at: Place;
}

/** Finds the field of a request that reaches a value through functions of the project's own: by what they give back, and by what they are given. */
function requestFinder(requested: ReadonlyMap<ScriptModule, ReadonlySet<string>>) {
  const scripts = [...requested.keys()];
  const callers = groupedBy(
    scripts.flatMap((module) => module.facts.calls.map((call) => ({ module, call }))),
    ({ call }) => lastPart(call.name),
  );
  const isOfRequest = (module: ScriptModule, name: string, scope: string) =>
    /(?:^|\.)(?:req|request)\.(?:body|query)\.\w+$/.test(name) || requested.get(module)?.has(`${scope}\n${name.split(".")[0]}`) === true;

  /** The names whose text a value holds. */
  const held = (module: ScriptModule, value: CodeValue, scope: string, depth: number): readonly CodeValue[] => {
    if (depth === 0) return [];
    const again = (one: CodeValue) => held(module, one, scope, depth - 1);
    switch (value.kind) {
      case "name": {
        const given = module.facts.assignments.filter(({ targets, scope: at }) => at === scope && targets.includes(value.value));
        return [value, ...given.filter(({ taken }) => !taken).flatMap((one) => again(one.value))];
      }
      case "format":
        return value.parts.flatMap(again);
      case "list":
        return value.items.flatMap(again);
      case "other":
        return value.choices?.flatMap(again) ?? [];
      case "call": {
        const call = module.facts.calls[value.call];
        if (!call || !passes.test(call.name)) return [value];
        const owner = call.name.replace(/\.?[\w$]+$/, "");
        const receiver: CodeValue | undefined =
          call.receiver ?? (owner === "" ? undefined : { kind: "name", value: owner, span: call.span });
        return [...(receiver ? [receiver] : []), ...call.arguments.map((one) => one.value)].flatMap(again);
      }
      default:
        return [];
    }
  };
  /** What a call gives a parameter. */
  const given = (call: ScriptCall, { index, path }: ScriptParameter): CodeValue | undefined => {
    const value = call.arguments[index]?.value;
    if (value?.kind !== "dict" || !path || path.length === 0) return value;
    return value.entries.find(({ key }) => key.kind === "string" && key.value === path[0])?.value;
  };
  const parameterOf = (module: ScriptModule, name: string, scope: string) =>
    module.facts.parameters.find((one) => one.scope === scope && one.name === name.split(".")[0]);

  const find = (module: ScriptModule, value: CodeValue, scope: string, depth = deepest): RequestField | undefined => {
    if (depth === 0) return undefined;
    for (const one of held(module, value, scope, deepest)) {
      if (one.kind === "call") {
        const call = module.facts.calls[one.call];
        const meant = call && calledFunction(scripts, module, call);
        if (!meant) continue;
        const texts = meant.module.facts.returns.filter((text) => text.scope === meant.scope);
        const parameters = texts
          .flatMap((text) => held(meant.module, text.value, meant.scope, deepest))
          .flatMap((inner) => (inner.kind === "name" ? (parameterOf(meant.module, inner.value, meant.scope) ?? []) : []));
        for (const parameter of parameters) {
          const argument = given(call, parameter);
          const found = argument && find(module, argument, scope, depth - 1);
          if (found) return found;
        }
      } else if (one.kind === "name") {
        if (isOfRequest(module, one.value, scope)) return { name: one.value, at: module.place(one.span) };
        const parameter = parameterOf(module, one.value, scope);
        for (const caller of (parameter && callers.get(lastPart(scope))) ?? []) {
          const meant = calledFunction(scripts, caller.module, caller.call);
          const argument = meant?.module === module && meant.scope === scope && parameter ? given(caller.call, parameter) : undefined;
          const found = argument && find(caller.module, argument, caller.call.scope, depth - 1);
          if (found) return found;
        }
      }
    }
    return undefined;
  };
  return (module: ScriptModule, value: CodeValue, scope: string) => find(module, value, scope);
}

/** The parts of a request that its sender writes. */
const request = /(?:^|\.)(?:get_json|json|form|text|body|query_params|args|query|chat_input|formData)$/;

/** Names that hold what a request or a chat input brought, by the function that they stand in. */
function requestNames({ facts }: ScriptModule): ReadonlySet<string> {
  const names = new Set<string>();
  const isRequest = (name: string) => /(?:^|\.)(?:request|req|ctx\.request|c\.req)\.\w+$/.test(name) && request.test(name);
  for (const { targets, value, scope } of facts.assignments) {
    const reads = value.kind === "call" ? [value.name] : namesRead(value);
    const isFrom = reads.some((name) => isRequest(name) || /^streamlit\.(?:chat_input|text_area|text_input)$|\.chat_input$/.test(name));
    // `const { wishes } = body` after `const body = await request.json()`.
    const isPart = value.kind === "name" && names.has(`${scope}\n${value.value}`);
    if (isFrom || isPart) for (const target of targets) names.add(`${scope}\n${target}`);
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
