import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall, PythonReturn } from "../../facts/python-facts.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import { remembered } from "../../project/once-per.js";
import { productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { namesRead } from "../../semantics/names-in.js";
import { functionCalled, type OwnFunction } from "../../semantics/own-names.js";
import { groupedBy } from "../../text/grouped-by.js";
import { contains, type Place, type Span } from "../../text/span.js";
import { callOf, entryOf, modelRequests, type ProductionCall } from "./model-requests.js";

/** A place where code takes a model's text for JSON. */
export interface ParsedAnswer {
  readonly request: ProductionCall;
  /** The call that parses, and its callee. */
  readonly call: PythonCall | ScriptCall;
  readonly at: Place;
  /** `checked`: the provider was given a schema, or the result is handed on, where it may be checked · `used`: entries are read from it as it is. */
  readonly use: "checked" | "used" | "unseen";
}

const parser = /^(?:json|orjson|ujson|simplejson|json5)\.loads$/;
/** Options that bind the answer to a schema, or may. */
const schema =
  /^(?:response_format|responseFormat|response_model|response_schema|responseSchema|response_json_schema|responseJsonSchema|text_format|output_format|output_type|output_schema|schema|json_schema|format|text|tools|functions|tool_config|guided_json|experimental_output|output)$/;
const settings = /^(?:generation_?config|generationConfig|config|extra_body|model_kwargs|modelKwargs|options)$/;
/** Calls that only look at a value. */
const looksAt = /^(?:print|len|str|repr|type|list|json\.dumps|(?:\w+\.)*log(?:ger|ging)?\.\w+)$/;

/** Whether a request says what shape the answer must have, or may say it where that cannot be seen. */
export function hasSchema(request: ProductionCall): boolean {
  if (request.isOpen || /\.parse$|(?:generate|stream)Object$/.test(request.name)) return true;
  const given = request.option(schema);
  if (given && !isAnyJson(given)) return true;
  const held = request.option(settings);
  if (!held) return false;
  const inner = entryOf([held], schema) ?? callOf(held, request)?.option(schema);
  return inner ? !isAnyJson(inner) : held.kind !== "dict" && held.kind !== "call";
}

/** `{"type": "json_object"}` and `{"type": "text"}` ask for no shape. */
function isAnyJson(value: CodeValue): boolean {
  if (value.kind === "none" || value.kind === "string") return true;
  const type = entryOf([value], /^type$/);
  return type?.kind === "string" && /^(?:json_object|json|text)$/.test(type.value);
}

/** Where Python parses the text of a model's answer in the function that asked for it; scripts are a check's matter. */
export const parsedAnswers = remembered((project: Project): readonly ParsedAnswer[] => {
  const requests = modelRequests(project).filter(({ language }) => language === "python");
  return [...lastAsked(requests.flatMap(parsedIn)), ...parsedOutside(productionModules(project), requests)];
});

/** One answer for each place that parses: that of the last request before it, where the same name held several. */
function lastAsked(answers: readonly ParsedAnswer[]): readonly ParsedAnswer[] {
  const last = new Map<ParsedAnswer["call"], ParsedAnswer>();
  for (const one of answers) {
    const start = one.request.call.span.start;
    const known = last.get(one.call)?.request.call.span.start;
    if (known === undefined || (start < one.call.span.start && start > known)) last.set(one.call, one);
  }
  return [...last.values()];
}

/** Where Python parses what one of the project's own functions gives back that does nothing but ask. */
function parsedOutside(modules: readonly PythonModule[], requests: readonly ProductionCall[]): readonly ParsedAnswer[] {
  const asking = groupedBy(requests, ({ module }) => module as PythonModule);
  const askedBy = (module: PythonModule, call: PythonCall): ProductionCall | undefined => {
    const own = functionCalled(modules, { module, call });
    const [only, ...others] = own ? (asking.get(own.module) ?? []).filter((one) => one.call.scope === own.scope) : [];
    return only && others.length === 0 && own && givesText(own, only) ? only : undefined;
  };
  return modules.flatMap((module) =>
    module.facts.calls.flatMap((call): ParsedAnswer[] => {
      const value = call.arguments[0]?.value;
      if (!parser.test(call.name) || !value) return [];
      const asked = value.kind === "name" ? lastGiven(module, value.value, call) : value.kind === "call" ? value.call : undefined;
      const asks = asked === undefined ? undefined : module.facts.calls[asked];
      const request = asks && askedBy(module, asks);
      if (!request) return [];
      const use = hasSchema(request) ? "checked" : call.caught ? "unseen" : useOf({ module, call }, call.whole);
      return [{ request, call, at: module.place(call.span), use }];
    }),
  );
}

/** Whether all that a function gives back is the text of the answer that it asks for: `reply.choices[0].message.content`. */
function givesText({ module, scope }: OwnFunction, { call, name }: ProductionCall): boolean {
  const { assignedTo } = call as PythonCall;
  const given = module.facts.returns.filter((one) => one.scope === scope);
  const isOfAnswer = (text: string) => assignedTo.includes(rootOf(text)) || text.startsWith(`${name}()`) || text === name;
  return (
    given.length > 0 &&
    given.every(({ value }) => {
      if (value.kind === "name") return value.value.includes(".") && isOfAnswer(value.value);
      return value.kind === "other" && value.names.length > 0 && value.names.every(isOfAnswer);
    })
  );
}

/** The call whose result a name was last given in the function of another call, before it. */
function lastGiven({ facts }: PythonModule, name: string, { scope, span }: PythonCall): number | undefined {
  const last = facts.assignments.findLast((one) => one.scope === scope && one.span.end <= span.start && one.targets.includes(name));
  return last?.value.kind === "call" ? last.value.call : undefined;
}

function parsedIn(request: ProductionCall): ParsedAnswer[] {
  const { facts } = request.module;
  const { scope } = request.call;
  const index = (facts.calls as readonly unknown[]).indexOf(request.call);
  const answer = `${request.name}()`;
  const texts = new Set<string>();
  const isText = (value: CodeValue): boolean => {
    const names = value.kind === "call" && value.call !== index ? [value.name] : namesRead(value);
    return names.some((name) => texts.has(rootOf(name)) || name.startsWith(`${answer}.`));
  };
  const own = facts.assignments.filter((one) => one.scope === scope && one.span.start >= request.call.whole.start - 200);
  for (const { targets, value } of own)
    if ((value.kind === "call" && value.call === index) || isText(value)) for (const target of targets) texts.add(target);
  return facts.calls.flatMap((call): ParsedAnswer[] => {
    const [first] = call.arguments;
    if (call.scope !== scope || !parser.test(call.name) || !first || !isText(first.value)) return [];
    const at = request.module.place(call.span);
    return [{ request, call, at, use: hasSchema(request) ? "checked" : call.caught ? "unseen" : useOf(request, call.whole) }];
  });
}

/** What becomes of the value of a call in the rest of its function. */
function useOf({ module, call: { scope } }: Pick<ProductionCall, "module" | "call">, parsed: Span): ParsedAnswer["use"] {
  const { calls, assignments } = module.facts;
  const holds = (outer: Span) => contains(outer, parsed);
  if (
    calls.some(
      ({ arguments: given, whole }) => given.some(({ value }) => value.kind === "call" && isSame(value.span, parsed)) && holds(whole),
    )
  )
    return "checked";
  const held = assignments.find(({ span, value }) => holds(span) && holds(value.span));
  const given = returnsIn(module).filter((one) => one.scope === scope);
  /** `json.loads(text)["city"]`, and not `json.loads(text) or {}`. */
  const isEntry = (value: CodeValue) => value.kind === "other" && !value.choices && value.span.start === parsed.start;
  if (!held) return given.some(({ value }) => holds(value.span) && isEntry(value)) ? "used" : "unseen";
  if (held.value.kind === "other") return held.value.choices ? "unseen" : "used";
  const [name] = held.targets;
  if (name === undefined || held.targets.length > 1) return held.targets.length > 1 ? "used" : "unseen";
  const after = calls.filter((one) => one.scope === scope && one.span.start > parsed.end);
  const isIt = (value: CodeValue): boolean =>
    (value.kind === "name" && value.value === name) || (value.kind === "dict" && value.entries.some((entry) => isIt(entry.value)));
  if (after.some((one) => !looksAt.test(one.name) && (rootOf(one.name) === name || one.arguments.some(({ value }) => isIt(value)))))
    return "checked";
  const later = given.filter(({ span }) => span.start > parsed.end).map(({ value }) => value);
  if (later.some((value) => isIt(value) || (value.kind === "list" && value.items.some(isIt)))) return "checked";
  const reads = (value: CodeValue): boolean =>
    value.kind === "name"
      ? value.value.startsWith(`${name}.`)
      : value.kind === "other"
        ? value.names.some((one) => rootOf(one) === name)
        : value.kind === "format"
          ? value.parts.some(reads)
          : value.kind === "dict" && value.entries.some((entry) => reads(entry.value));
  const isRead =
    assignments.some((one) => one.scope === scope && one.span.start > parsed.end && reads(one.value)) ||
    later.some(reads) ||
    after.some((one) => one.arguments.some(({ value }) => reads(value)));
  return isRead ? "used" : "unseen";
}

function returnsIn({ facts }: ProductionCall["module"]): readonly PythonReturn[] {
  return "returns" in facts ? facts.returns : [];
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function rootOf(name: string): string {
  return /^(?:self|this)\.\w+/.exec(name)?.[0] ?? name.split(/[.(]/, 1)[0] ?? name;
}
