import type { CodeValue } from "../../../facts/code-value.js";
import type { PythonCall } from "../../../facts/python-facts.js";
import { innerScope } from "../../../project/inner-scope.js";
import { oncePer } from "../../../project/once-per.js";
import { oncePerModules, productionModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import { pythonRoutes } from "../../../rules/parts/served-routes.js";
import { functionCalled, modulesNamed } from "../../../semantics/own-names.js";
import { lastPart } from "../../../text/last-part.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const sharedConversation: CodeCheck = {
  flags: "A list of messages, a memory or a chat stands at module level and is used by routes: all who call share one conversation.",
  silent:
    "Conversations by the id of a session, lists that are made per request or copied, fixed examples that nothing is added to, and programs without routes.",
  source: "OWASP LLM02:2025; llm-authz-audit",
  languages: ["Python"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in more than 140 repositories.",
  find: (project) => look(productionModules(project)),
};

interface Served {
  readonly module: PythonModule;
  readonly scope: string;
}

const look = oncePerModules((modules): readonly CodeProblem[] => {
  const found = new Map<string, CodeProblem>();
  for (const { module, scope } of servedScopes(modules)) {
    for (const call of module.facts.calls.filter((one) => isIn(one.scope, scope))) {
      const used = conversationOf(call, module, modules);
      if (!used || !isContinued(call, used, module)) continue;
      const at = used.module.place(used.span);
      const key = `${at.path} ${at.span.start}`;
      if (found.has(key)) continue;
      found.set(key, {
        kind: "partial",
        message: `\`${used.name}\` is one conversation for all who call, so users get answers to what others wrote. Keep one per session, by an id of the caller.`,
        at,
        related: [{ message: "A route goes on with it here.", at: module.place(call.span) }],
      });
    }
  }
  return [...found.values()];
});

/** The handlers of routes and the project's own functions that they call. */
function servedScopes(modules: readonly PythonModule[]): readonly Served[] {
  const handlers = pythonRoutes(modules).map(({ module, scope }) => ({ module, scope }));
  const called = handlers.flatMap(({ module, scope }) =>
    module.facts.calls.filter((call) => isIn(call.scope, scope)).flatMap((call) => functionCalled(modules, { module, call }) ?? []),
  );
  return [...handlers, ...called];
}

function isIn(scope: string, around: string): boolean {
  return scope === around || scope.startsWith(`${around}.`);
}

interface Conversation {
  readonly name: string;
  readonly module: PythonModule;
  readonly span: { readonly start: number; readonly end: number };
  readonly form: "list" | "object";
}

/** What remembers what was said, by its own choice. */
const remembers =
  /(?:^|\.)(?:Conversation(?:Buffer|BufferWindow|Summary|SummaryBuffer|TokenBuffer)Memory|(?:InMemory)?ChatMessageHistory|ChatMemoryBuffer\.from_defaults|ConversationChain)$|\.(?:start_chat|chats\.create|as_chat_engine)$/;

/** The conversations that stand at the level of a module. */
const conversationsIn = oncePer(
  ({ facts }: PythonModule) => facts,
  (module): ReadonlyMap<string, Conversation> => {
    const found = new Map<string, Conversation>();
    const { assignments, calls } = module.facts;
    for (const { targets, value, scope, span } of assignments) {
      const [name] = targets;
      if (scope !== "" || targets.length !== 1 || name === undefined) continue;
      const call = value.kind === "call" ? calls[value.call] : undefined;
      const isObject =
        call !== undefined &&
        (remembers.test(call.name) ||
          call.arguments.some(
            (one) => one.name === "memory" && one.value.kind === "name" && found.get(one.value.value)?.form === "object",
          ));
      if (isObject) found.set(name, { name, module, span, form: "object" });
      else if (value.kind === "list" && value.items.every(isMessage)) found.set(name, { name, module, span, form: "list" });
    }
    return found;
  },
);

function isMessage(value: CodeValue): boolean {
  if (value.kind === "dict") return value.entries.some(({ key }) => key.kind === "string" && key.value === "role");
  return value.kind === "call" && /Message$/.test(value.name);
}

/** The conversation of a module that a call is made on, of its own or of one that it imports from. */
function conversationOf(call: PythonCall, module: PythonModule, modules: readonly PythonModule[]): Conversation | undefined {
  const owner = call.receiver?.kind === "name" ? call.receiver.value : call.name.replace(/\.?\w+$/, "");
  if (!owner.includes(".")) {
    const isShadowed =
      module.facts.assignments.some((one) => one.scope !== "" && isIn(call.scope, one.scope) && one.targets.includes(owner)) ||
      module.facts.functions.some((one) => isIn(call.scope, innerScope(one)) && one.parameters.some(({ name }) => name === owner));
    return isShadowed ? undefined : conversationsIn(module).get(owner);
  }
  const path = owner.replace(/\.\w+$/, "");
  const others = modulesNamed(modules, path).filter((one) => one !== module && conversationsIn(one).has(lastPart(owner)));
  return others.length === 1 && others[0] ? conversationsIn(others[0]).get(lastPart(owner)) : undefined;
}

const goesOn =
  /\.(?:predict|apredict|invoke|ainvoke|run|arun|call|acall|chat|achat|stream_chat|astream_chat|send_message|send_message_async|send_message_stream|save_context|add_user_message|add_ai_message|add_message)$/;

/** Whether a call adds to the conversation, and nothing in the function empties it or brings its own. */
function isContinued(call: PythonCall, { name, form, module: owner }: Conversation, { facts }: PythonModule): boolean {
  const isEmptied = facts.calls.some(
    (one) => one.scope === call.scope && /\.(?:clear|reset|reset_chat)$/.test(one.name) && one.receiver?.kind !== "list",
  );
  if (isEmptied) return false;
  if (form === "object") return goesOn.test(call.name) && !call.arguments.some((one) => /history|session|config/.test(one.name ?? ""));
  const [added] = call.arguments;
  return /\.append$/.test(call.name) && added !== undefined && isMessage(added.value) && isSent(name, [facts, owner.facts]);
}

/** Whether a list is what a model is asked with. */
function isSent(name: string, all: readonly PythonModule["facts"][]): boolean {
  return all.some(({ calls }) =>
    calls.some((call) =>
      call.arguments.some(
        (one) =>
          one.value.kind === "name" &&
          lastPart(one.value.value) === name &&
          (/^(?:messages|contents|input|chat_history|history)$/.test(one.name ?? "") || /\.a?(?:invoke|chat)$/.test(call.name)),
      ),
    ),
  );
}
