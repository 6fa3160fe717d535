import type { CodeValue } from "../../facts/code-value.js";
import { oncePerObservation } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import type { Place, Span } from "../../text/span.js";
import { callOf, entryOf, modelRequests, type ProductionCall } from "./model-requests.js";

/** A place where code takes a model's text for JSON. */
export interface ParsedAnswer {
  readonly request: ProductionCall;
  /** The call that parses. */
  readonly at: Place;
  /** `checked`: the provider was given a schema, or the result is handed on, where it may be checked · `used`: entries are read from it as it is. */
  readonly use: "checked" | "used" | "unseen";
}

const parser = /^(?:json|orjson|ujson|simplejson|json5)\.loads$|^JSON\.parse$/;
/** Options that bind the answer to a schema, or may. */
const schema =
  /^(?:response_format|responseFormat|response_model|response_schema|responseSchema|response_json_schema|responseJsonSchema|text_format|output_format|output_type|output_schema|schema|json_schema|format|text|tools|functions|tool_config|guided_json|experimental_output|output)$/;
const settings = /^(?:generation_?config|generationConfig|config|extra_body|model_kwargs|modelKwargs|options)$/;
/** Calls that only look at a value. */
const looksAt = /^(?:print|len|str|repr|type|list|console\.\w+|JSON\.stringify|json\.dumps|(?:\w+\.)*log(?:ger|ging)?\.\w+)$/;

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
export const parsedAnswers = oncePerObservation((project: Project) =>
  modelRequests(project)
    .filter(({ language }) => language === "python")
    .flatMap(parsedIn),
);

function parsedIn(request: ProductionCall): ParsedAnswer[] {
  const { facts } = request.module;
  const { scope } = request.call;
  const index = (facts.calls as readonly unknown[]).indexOf(request.call);
  const answer = `${request.name}()`;
  const texts = new Set<string>();
  const isText = (value: CodeValue): boolean => {
    const names =
      value.kind === "name"
        ? [value.value]
        : value.kind === "other"
          ? value.names
          : value.kind === "call" && value.call !== index
            ? [value.name]
            : [];
    return names.some((name) => texts.has(rootOf(name)) || name.startsWith(`${answer}.`));
  };
  const own = facts.assignments.filter((one) => one.scope === scope && one.span.start >= request.call.whole.start - 200);
  for (const { targets, value } of own)
    if ((value.kind === "call" && value.call === index) || isText(value)) for (const target of targets) texts.add(target);
  return facts.calls.flatMap((call): ParsedAnswer[] => {
    const [first] = call.arguments;
    if (call.scope !== scope || !parser.test(call.name) || !first || !isText(first.value)) return [];
    const at = request.module.place(call.span);
    return [{ request, at, use: hasSchema(request) ? "checked" : call.caught ? "unseen" : useOf(request, call.whole) }];
  });
}

/** What becomes of the value of a call in the rest of its function. */
function useOf({ module, call: { scope } }: ProductionCall, parsed: Span): ParsedAnswer["use"] {
  const { calls, assignments } = module.facts;
  const holds = (outer: Span) => outer.start <= parsed.start && parsed.end <= outer.end;
  if (
    calls.some(
      ({ arguments: given, whole }) => given.some(({ value }) => value.kind === "call" && isSame(value.span, parsed)) && holds(whole),
    )
  )
    return "checked";
  const held = assignments.find(({ span, value }) => holds(span) && holds(value.span));
  if (!held) return "unseen";
  if (held.value.kind === "other") return "used";
  const [name] = held.targets;
  if (name === undefined || held.targets.length > 1) return held.targets.length > 1 ? "used" : "unseen";
  const after = calls.filter((one) => one.scope === scope && one.span.start > parsed.end);
  const isIt = (value: CodeValue): boolean =>
    (value.kind === "name" && value.value === name) || (value.kind === "dict" && value.entries.some((entry) => isIt(entry.value)));
  if (after.some((one) => !looksAt.test(one.name) && (rootOf(one.name) === name || one.arguments.some(({ value }) => isIt(value)))))
    return "checked";
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
    after.some((one) => one.arguments.some(({ value }) => reads(value)));
  return isRead ? "used" : "unseen";
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function rootOf(name: string): string {
  return /^(?:self|this)\.\w+/.exec(name)?.[0] ?? name.split(/[.(]/, 1)[0] ?? name;
}
