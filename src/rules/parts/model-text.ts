import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import { modelCalls } from "../../practices/model-calls.js";
import { innerScope } from "../../project/inner-scope.js";
import { oncePerModules } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";
import { lastPart } from "../../text/last-part.js";
import type { Span } from "../../text/span.js";

/** Where a text comes from: a model wrote it, or it is a parameter of a function. */
export type Origin =
  | { readonly kind: "model"; readonly span: Span }
  | { readonly kind: "parameter"; readonly scope: string; readonly name: string; readonly index: number; readonly span: Span };

/** What a value's text comes from, where the value stands in `scope` at `offset`. */
export type Follow = (value: CodeValue, scope: string, offset: number) => Origin | undefined;

/** Methods that give an answer. */
const answers =
  /\.(?:create|parse|invoke|ainvoke|predict|apredict|run|arun|kickoff|complete|acomplete|chat|achat|query|aquery|generate|agenerate|completion|acompletion|converse|generate_content(?:_async)?|send_message(?:_async)?|call_llm)$|^(?:litellm\.a?completion|ollama\.(?:chat|generate)|openai\.(?:Chat)?Completion\.a?create)$/;
const noAnswer =
  /\.(?:embeddings?|images|files|audio|vector_stores|fine_tuning|models\.(?:list|retrieve|embed_content)|moderations|batches|assistants|threads|uploads|conversations)\./;
/** What is given to these comes out again. */
const passesOn =
  /^(?:str|repr|json\.loads|re\.(?:search|match|fullmatch|findall|finditer|sub|split)|textwrap\.\w+|ast\.literal_eval|sqlalchemy\.text|sqlalchemy\.sql\.text)$|(?:^|\.)(?:search|findall|match|finditer|sub|join|dedent)$/;
/** These give what they are called on, or a part of it. */
const partOf =
  /\.(?:group|groups|strip|lstrip|rstrip|format|split|splitlines|partition|rpartition|replace|removeprefix|removesuffix|lower|upper|text|get|pop|model_dump|dict|json|values|items|encode|decode)$/;
/** Decorators that give a function to a model, which writes its arguments. */
const toolDecorator = /(?:^|\.)(?:tool|tool_plain|function_tool|ai_function|kernel_function|beta_tool|register_for_llm|mcp_tool)$/;

/** Whether a call of a model's client gives what the model says. */
function isAnswer({ name }: PythonCall): boolean {
  return answers.test(name) && !noAnswer.test(name);
}

/** Whether the parameters of a function are written by a model: it is given to one as a tool. */
export function isModelTool({ decorators }: PythonModule["facts"]["functions"][number]): boolean {
  return decorators.some(({ name }) => toolDecorator.test(name));
}

/** A function of the project that gives back what a model wrote, or what it is given at some position. */
interface OwnFunction {
  readonly module: PythonModule;
  readonly scope: string;
  readonly name: string;
  readonly returnsModelText: boolean;
  readonly passes: ReadonlySet<number>;
}

/**
 * Follows text through the Python code of some modules: through names inside a function, and through one level of the modules' own functions.
 * The last value that a name was given before it is read counts, so that what replaces it, replaces where it comes from.
 */
export const modelText = oncePerModules((modules): ((module: PythonModule) => Follow) => {
  const sources = new Set(modelCalls(modules).flatMap(({ call }) => (isAnswer(call) ? [call] : [])));
  const first = new Map(modules.map((module) => [module, followIn(module, sources, () => undefined)]));
  const own = modules.flatMap((module) => functionsOf(module, first.get(module)));
  const byName = new Map<string, OwnFunction[]>();
  for (const one of own) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const find = (module: PythonModule, call: PythonCall) => byName.get(lastPart(call.name))?.find((one) => means(call, module, one));
  const follows = new Map<PythonModule, Follow>();
  return (module) => {
    const follow = follows.get(module) ?? followIn(module, sources, (call) => find(module, call));
    follows.set(module, follow);
    return follow;
  };
});

/** Whether a call of `module` is one of a function `name` in the module at `path`: of its own, or by an import. */
export function means(call: PythonCall, module: PythonModule, own: { readonly module: PythonModule; readonly scope: string }): boolean {
  const receiver = call.name.slice(0, Math.max(0, call.name.lastIndexOf(".")));
  if (own.module === module && (receiver === "" || receiver === "self" || receiver === "cls" || receiver === `${own.scope}()`)) return true;
  const imported = receiver.replace(/\.?\w+\(\)$/, "").replace(/^\.+/, "");
  return (
    imported !== "" && !imported.includes("(") && `/${own.module.path.replace(/\.py$/, "")}`.endsWith(`/${imported.replaceAll(".", "/")}`)
  );
}

function functionsOf(module: PythonModule, follow: Follow | undefined): readonly OwnFunction[] {
  return module.facts.functions.map(({ name, scope }) => {
    const path = innerScope({ scope, name });
    const origins = module.facts.returns
      .filter((one) => one.scope === path)
      .flatMap(({ value, span }) => follow?.(value, path, span.end) ?? []);
    const passed = origins.flatMap((one) => (one.kind === "parameter" && one.scope === path ? [one.index] : []));
    return { module, scope, name, returnsModelText: origins.some(({ kind }) => kind === "model"), passes: new Set(passed) };
  });
}

interface Given {
  readonly at: number;
  readonly origin: Origin | undefined;
}

function followIn(
  { facts }: PythonModule,
  sources: ReadonlySet<PythonCall>,
  ownFunction: (call: PythonCall) => OwnFunction | undefined,
): Follow {
  /** The longest call that starts somewhere. */
  const heads = new Map<number, PythonCall>();
  for (const call of facts.calls) if ((heads.get(call.whole.start)?.whole.end ?? 0) < call.whole.end) heads.set(call.whole.start, call);
  const given = new Map<string, Given[]>();
  const give = (scope: string, name: string, one: Given) => {
    const key = `${ownerOf(scope, name)}\n${name}`;
    const known = given.get(key);
    if (known) known.push(one);
    else given.set(key, [one]);
  };
  const makers = makersIn(facts);
  for (const { name, scope, parameters, decorators, span } of facts.functions) {
    const path = innerScope({ scope, name });
    const isTool = decorators.some((one) => toolDecorator.test(one.name));
    for (const [index, parameter] of parameters.filter((one) => one.name !== "self" && one.name !== "cls").entries()) {
      const origin: Origin = isTool ? { kind: "model", span } : { kind: "parameter", scope: path, name: parameter.name, index, span };
      if (!/Context|Depends/.test(parameter.annotation ?? "")) give(path, parameter.name, { at: span.start, origin });
    }
  }

  const byName = new Map<string, PythonCall[]>();
  for (const call of facts.calls) {
    const known = byName.get(call.name);
    if (known) known.push(call);
    else byName.set(call.name, [call]);
  }
  const calledBefore = (name: string, scope: string, offset: number) =>
    byName.get(name)?.findLast((call) => (call.scope === scope || call.scope === outside(scope)) && call.whole.end <= offset);
  const ofName = (name: string, scope: string, offset: number): Origin | undefined => {
    const parts = name.split(".");
    for (let length = parts.length; length > 0; length--) {
      const prefix = parts.slice(0, length).join(".");
      for (let current: string | undefined = scope; current !== undefined; current = outside(current)) {
        const known = given.get(`${ownerOf(current, prefix)}\n${prefix}`);
        if (!known) continue;
        const last = current === scope ? (known.findLast(({ at }) => at < offset) ?? known[0]) : known.findLast((one) => one.origin);
        return last?.origin;
      }
    }
    return undefined;
  };
  const ofCall = (call: PythonCall, offset: number): Origin | undefined => {
    if (sources.has(call) || isMade(call, makers)) return { kind: "model", span: call.span };
    const { scope } = call;
    const own = ownFunction(call);
    if (own?.returnsModelText) return { kind: "model", span: call.span };
    if (own)
      return first(call.arguments.flatMap(({ value }, index) => (own.passes.has(index) ? (follow(value, scope, offset) ?? []) : [])));
    const given = passesOn.test(call.name) ? first(call.arguments.flatMap(({ value }) => follow(value, scope, offset) ?? [])) : undefined;
    if (given || !partOf.test(call.name)) return given;
    if (call.receiver) return follow(call.receiver, scope, offset);
    // `match.group` reads `re.search().group`: what was called last under that name is what it is called on.
    const called = call.name.lastIndexOf("()");
    const base = called === -1 ? undefined : calledBefore(call.name.slice(0, called), scope, call.span.start);
    return base ? ofCall(base, offset) : ofName(call.name.replace(/\.?\w+$/, ""), scope, offset);
  };
  const follow: Follow = (value, scope, offset) => {
    const all = (values: readonly CodeValue[]) => first(values.flatMap((one) => follow(one, scope, offset) ?? []));
    switch (value.kind) {
      case "name":
        return ofName(value.value, scope, offset);
      case "call": {
        const call = facts.calls[value.call];
        return call && ofCall(call, offset);
      }
      case "format":
        return all(value.parts);
      case "list":
        return all(value.items);
      case "dict":
        return all(value.entries.map((entry) => entry.value));
      case "other": {
        // `ask(question)[0]`: only what is asked counts, not what it is asked with.
        const head = heads.get(value.span.start);
        return head && head.whole.end < value.span.end
          ? ofCall(head, offset)
          : first(value.names.flatMap((name) => ofName(name, scope, offset) ?? []));
      }
      default:
        return undefined;
    }
  };
  const events = [...facts.assignments, ...facts.loops.filter(({ form }) => form === "for")].sort(
    (one, other) => one.value.span.start - other.value.span.start,
  );
  for (const { targets, value, scope } of events) {
    const origin = follow(value, scope, value.span.start);
    for (const target of targets) give(scope, target, { at: value.span.start, origin });
  }
  return follow;
}

const chatModel = /(?:^|\.)(?:(?:Azure)?Chat(?!Prompt|Message)[A-Z]\w*|init_chat_model)$/;

/** Names of what answers when it is invoked: clients of models, and chains that are put together from them. */
function makersIn({ assignments }: PythonModule["facts"]): ReadonlySet<string> {
  const makers = new Set<string>();
  for (const { targets, value } of assignments) {
    const isClient = value.kind === "call" && chatModel.test(value.name);
    const isChain = value.kind === "other" && value.names.some((name) => makers.has(name) || chatModel.test(name));
    if (isClient || isChain) for (const target of targets) makers.add(target);
  }
  return makers;
}

function isMade({ name }: PythonCall, makers: ReadonlySet<string>): boolean {
  const dot = name.lastIndexOf(".");
  return dot > 0 && makers.has(name.slice(0, dot)) && /^(?:a?invoke|a?predict|run|arun)$/.test(name.slice(dot + 1));
}

/** The fields of an object are known in all its methods. */
function ownerOf(scope: string, name: string): string {
  return name.startsWith("self.") ? (outside(scope) ?? scope) : scope;
}

function outside(scope: string): string | undefined {
  if (scope === "") return undefined;
  const dot = scope.lastIndexOf(".");
  return dot === -1 ? "" : scope.slice(0, dot);
}

/** What a model wrote, before what comes from outside the function. */
function first(origins: readonly Origin[]): Origin | undefined {
  return origins.find(({ kind }) => kind === "model") ?? origins[0];
}
