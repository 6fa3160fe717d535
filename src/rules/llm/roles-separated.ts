import type { CodeValue } from "../../facts/code-value.js";
import { oncePerObservation } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { ownScripts, type ScriptModule } from "../../project/scripts.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";
import type { Gap, Rule } from "../rule.js";

export const rolesSeparated: Rule = {
  title: "What users write stays out of the system role",
  why: {
    source: "A1 prompt injection",
    text: "Free input brings security risks such as prompt injection: text in the system role is obeyed, so users' text does not belong there.",
  },
  applies: "llm",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: { present: "System messages are built in code, and none holds what a user wrote." },
  noFix: "Put the text into a message of its own with the role `user`; where the prompt is cut is for people to choose.",
  limits:
    "Knows users' text by what is read from a request or a chat input, and by names such as `question` and `user_input`. Retrieved passages are left to guardrails.",
  check(project) {
    const found = [...systemTexts(productionModules(project)), ...scriptTexts(project)];
    if (found.length === 0) return { evidence: [], gaps: [], unknown: "No system message is built in code." };
    const mixed = found.flatMap(({ at, untrusted, from }) => (untrusted ? [{ at, untrusted, from }] : []));
    const kept = found.length - mixed.length;
    const gaps = mixed.map(
      ({ at, untrusted, from }): Gap => ({
        kind: kept > 0 ? "partial" : "missing",
        message: `\`${untrusted}\`, which users write, is put into a system message, where the model obeys it. Send it as a message of its own with the role \`user\`.`,
        at,
        related: from ? [{ message: "Put together here.", at: from }] : [],
      }),
    );
    return {
      evidence: kept > 0 ? [{ level: "present", what: `${kept} of ${found.length} system messages hold nothing that users write` }] : [],
      gaps,
      share: kept / found.length,
    };
  },
};

interface SystemText {
  readonly at: Place;
  /** What users write in it, by its name. */
  readonly untrusted?: string;
  /** Where the text is put together, when that is elsewhere. */
  readonly from?: Place;
}

type Code = PythonModule | ScriptModule;

/** Arguments and options that are the system role by another name. */
const systemArgument = /^(?:system|system_prompt|system_message|system_instruction|systemInstruction|systemPrompt|instructions)$/;
const takesSystem =
  /\.(?:messages|responses)\.(?:create|stream|parse)$|(?:^|\.)(?:GenerativeModel|GenerateContentConfig|generateText|streamText|generateObject|streamObject|ToolLoopAgent|AssistantAgent|create_agent|create_react_agent)$|^(?:agents|pydantic_ai|google\.adk(?:\.\w+)*|agno(?:\.\w+)*)\.Agent$/;
const systemMessage =
  /(?:^|\.)(?:SystemMessage|SystemMessagePromptTemplate\.from_template|SystemMessagePromptTemplate\.fromTemplate|ChatMessage\.from_system)$/;
const systemRole = /^(?:system|developer)$/;

const systemTexts = oncePerModules((modules) => modules.flatMap(textsIn));
const scriptTexts = oncePerObservation((project: Project) =>
  ownScripts(project)
    .filter(({ role }) => role === "production")
    .flatMap(textsIn),
);

function textsIn(module: Code): readonly SystemText[] {
  const { facts } = module;
  const texts = new Map<number, { readonly value: CodeValue; readonly scope: string }>();
  const add = (value: CodeValue | undefined, scope: string) => {
    if (value) texts.set(value.span.start, { value, scope });
  };
  const look = (value: CodeValue, scope: string) => {
    if (value.kind === "list") {
      const [role, content] = value.items;
      if (value.items.length === 2 && role?.kind === "string" && systemRole.test(role.value)) add(content, scope);
      for (const item of value.items) look(item, scope);
    } else if (value.kind === "dict") {
      const at = (key: string) => value.entries.find((entry) => entry.key.kind === "string" && entry.key.value === key)?.value;
      const role = at("role");
      if (role?.kind === "string" && systemRole.test(role.value)) add(at("content"), scope);
      for (const entry of value.entries) look(entry.value, scope);
    }
  };
  for (const { value, scope } of facts.assignments) look(value, scope);
  for (const { value, scope } of "returns" in facts ? facts.returns : []) look(value, scope);
  for (const call of facts.calls) {
    for (const argument of call.arguments) {
      const name = "name" in argument ? argument.name : undefined;
      if (name !== undefined && systemArgument.test(name) && takesSystem.test(call.name)) add(argument.value, call.scope);
      if (argument.value.kind === "dict" && takesSystem.test(call.name))
        add(argument.value.entries.find(({ key }) => key.kind === "string" && systemArgument.test(key.value))?.value, call.scope);
      look(argument.value, call.scope);
    }
    if (systemMessage.test(call.name))
      add((call.arguments.find((one) => "name" in one && one.name === "content") ?? call.arguments[0])?.value, call.scope);
  }
  const requested = requestNames(module);
  return [...texts.values()].map(({ value, scope }) => ({ at: module.place(value.span), ...untrustedIn(module, value, scope, requested) }));
}

/** What a user's text is called by most who write programs around models. */
const userText =
  /^(?:user_?(?:input|query|question|message|prompt|text|request|content)|(?:user|latest|last|original|raw)?_?(?:question|query)|chat_input|utterance)$/i;
/** Placeholders of templates. */
const userSlot = /\{\{?\s*(?:user_?(?:input|query|question|message|prompt|text|request)|question|input|query|chat_input)\s*\}\}?/i;
/** The parts of a request that its sender writes. */
const request = /(?:^|\.)(?:get_json|json|form|text|body|query_params|args|query|chat_input|formData)$/;

/** Names that hold what a request or a chat input brought, by the function that they stand in. */
function requestNames({ facts }: Code): ReadonlySet<string> {
  const names = new Set<string>();
  const isRequest = (name: string) => /(?:^|\.)(?:request|req|ctx\.request|c\.req)\.\w+$/.test(name) && request.test(name);
  for (const { targets, value, scope } of facts.assignments) {
    const reads =
      value.kind === "other"
        ? value.names
        : value.kind === "name" || value.kind === "call"
          ? ["name" in value ? value.name : value.value]
          : [];
    const isFrom = reads.some((name) => isRequest(name) || /^streamlit\.(?:chat_input|text_area|text_input)$|\.chat_input$/.test(name));
    if (isFrom) for (const target of targets) names.add(`${scope}\n${target}`);
  }
  return names;
}

function untrustedIn(module: Code, value: CodeValue, scope: string, requested: ReadonlySet<string>, depth = 0): Partial<SystemText> {
  const isUsers = (name: string) => {
    const last = lastPart(name);
    return userText.test(last) || requested.has(`${scope}\n${name.split(".")[0]}`);
  };
  switch (value.kind) {
    case "string": {
      const slot = userSlot.exec(value.value)?.[0];
      return slot && value.value.length > slot.length ? { untrusted: slot } : {};
    }
    case "name": {
      if (isUsers(value.value)) return { untrusted: value.value };
      if (depth > 0) return {};
      const given = module.facts.assignments.findLast(
        (one) => one.targets.includes(value.value) && (one.scope === "" || one.scope === scope) && one.span.start < value.span.start,
      );
      if (!given || given.value.kind === "name") return {};
      const found = untrustedIn(module, given.value, given.scope, requested, depth + 1);
      return found.untrusted ? { ...found, from: module.place(given.value.span) } : {};
    }
    case "format":
      for (const part of value.parts) {
        // Slots of a format are filled in by what stands beside it.
        if (part.kind === "string") continue;
        const found = untrustedIn(module, part, scope, requested, 1);
        if (found.untrusted) return found;
      }
      return {};
    case "other": {
      // `body["wishes"]`, and not `wordings[body["tone"]]`.
      const [name] = value.names;
      return name !== undefined && requested.has(`${scope}\n${name.split(".")[0]}`) ? { untrusted: name } : {};
    }
    default:
      return {};
  }
}
