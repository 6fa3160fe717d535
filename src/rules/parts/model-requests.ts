import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import { oncePerObservation } from "../../project/once-per.js";
import { productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { type ScriptModule, scriptsOf } from "../../project/scripts.js";
import { scriptConstantOf } from "../../semantics/script-constants.js";
import { scriptOptions } from "../../semantics/script-options.js";
import type { Edit } from "../../text/edit.js";
import type { Place } from "../../text/span.js";
import type { Gap } from "../rule.js";

type Module = PythonModule | ScriptModule;

/** A call in production code, in Python or a script, with what it is given by name. */
export interface ProductionCall {
  /** As in the facts: `openai.OpenAI().chat.completions.create`. */
  readonly name: string;
  /** Short, for messages: `completions.create`, `ChatOpenAI`. */
  readonly label: string;
  readonly language: "python" | "script";
  readonly call: PythonCall | ScriptCall;
  readonly module: Module;
  /** All scripts of the project, for following values; empty in Python. */
  readonly scripts: readonly ScriptModule[];
  readonly at: Place;
  /** Whether it may be given more than is seen: `**options`, `create(params)`. */
  readonly isOpen: boolean;
  /** The value of a keyword, or of a key of the options. */
  option(name: RegExp): CodeValue | undefined;
}

/** What asks a rented model for text, by the SDKs' own names; Python and scripts name their methods alike. */
const method =
  /(?:^|\.)(?:chat\.completions|completions|responses|messages)\.(?:create|parse|stream)$|\.chat\.(?:complete|stream)(?:_async|Async)?$/;
const asksByName =
  /^litellm\.a?completion$|^openai\.(?:Chat)?Completion\.a?create$|^ai\.(?:generate|stream)(?:Text|Object)$|\.generate_content(?:_async|_stream)?$|\.generateContent(?:Stream)?$|^cohere\.(?:Async)?Client(?:V2)?\(\)\.chat(?:_stream)?$|^(?:aio)?boto(?:3|core)\..*\.(?:converse|invoke_model)(?:_stream|_with_response_stream)?$|^@aws-sdk\/client-bedrock-runtime\.(?:Converse|InvokeModel)\w*Command$/;
/** Other services have messages too, and OpenAI's threads take no answer. */
const otherMessages = /^twilio\b|(?:^|\.)threads\.|\.batches\./;

/** Chat models of frameworks, which hold the settings of the calls on them. */
const chatModel =
  /^(?:langchain(?:_\w+)?|@langchain\/[\w-]+)\.(?:chat_models\.(?:\w+\.)?)?(?:Azure)?Chat(?:OpenAI|Anthropic|GoogleGenerativeAI|VertexAI|MistralAI|Groq|Cohere|Bedrock|BedrockConverse)$|^langchain\.chat_models\.(?:base\.)?init_chat_model$|^llama_index\.llms\.(?:openai|azure_openai|anthropic|gemini|google_genai|mistralai|groq)\.\w+$/;

const request = new RegExp([method, asksByName, chatModel].map(({ source }) => source).join("|"));

/** Benchmarks and examples beside production code. */
const aside = /(?:^|[/_-])(?:bench(?:mark)?s?|examples?)(?:[._-][\w-]*)?\.\w+$|(?:^|\/)bench(?:mark)?s?\//;

/** Whether a request is a chat model of a framework, on which calls are made elsewhere. */
export function isChatModel({ name }: ProductionCall): boolean {
  return chatModel.test(name);
}

/** All calls of production code that ask a rented model, and the chat models that frameworks make of one. */
export const modelRequests = oncePerObservation((project: Project) =>
  productionCalls(project, request).filter(
    (one) =>
      !method.test(one.name) || (!otherMessages.test(one.name) && (one.isOpen || one.option(/^(?:model|model_id|engine)$/) !== undefined)),
  ),
);

const callsByPattern = oncePerObservation(() => new Map<RegExp, readonly ProductionCall[]>());

/** The calls of production code, in Python and scripts, whose full dotted name matches. Looked for once per pattern: give it constants. */
export function productionCalls(project: Project, pattern: RegExp): readonly ProductionCall[] {
  const known = callsByPattern(project);
  const calls = known.get(pattern) ?? callsNamed(project, pattern);
  known.set(pattern, calls);
  return calls;
}

function callsNamed(project: Project, pattern: RegExp): readonly ProductionCall[] {
  const python = productionModules(project)
    .filter(({ path }) => !aside.test(path))
    .flatMap((module) => module.facts.calls.filter(({ name }) => pattern.test(name)).map((call) => pythonCall(call, module)));
  const scripts = productionScripts(project).flatMap((module) =>
    module.facts.calls.filter(({ name }) => pattern.test(name)).map((call) => scriptCall(call, module, scriptsOf(project))),
  );
  return [...python, ...scripts];
}

/** Scripts that production runs: tests, examples, documents and evaluations left out. */
export function productionScripts(project: Project): readonly ScriptModule[] {
  return scriptsOf(project).filter(({ role, path }) => role === "production" && !aside.test(path));
}

/** The call that a value is the result of, in its module. */
export function callOf(value: CodeValue | undefined, { language, module, scripts }: ProductionCall): ProductionCall | undefined {
  const call = value?.kind === "call" ? module.facts.calls[value.call] : undefined;
  if (!call) return undefined;
  return language === "python"
    ? pythonCall(call as PythonCall, module as PythonModule)
    : scriptCall(call as ScriptCall, module as ScriptModule, scripts);
}

function pythonCall(call: PythonCall, module: PythonModule): ProductionCall {
  return {
    ...described(call, module, "python"),
    scripts: [],
    isOpen: call.arguments.some(({ unpacked }) => unpacked),
    option: (wanted) => call.arguments.find(({ name }) => name !== undefined && wanted.test(name))?.value,
  };
}

function scriptCall(call: ScriptCall, module: ScriptModule, scripts: readonly ScriptModule[]): ProductionCall {
  const { dicts, isOpen } = scriptOptions(scripts, call, module);
  const at = { module, scope: call.scope, offset: call.span.start };
  return {
    ...described(call, module, "script"),
    scripts,
    isOpen,
    option(wanted) {
      const value = entryOf(dicts, wanted);
      const known = value && scriptConstantOf(scripts, value, at);
      return known && !known.isDefault ? { ...known.value, span: value.span } : value;
    },
  };
}

/** The value under a key of the first object that has it. */
export function entryOf(values: readonly CodeValue[], wanted: RegExp): CodeValue | undefined {
  for (const value of values) {
    if (value.kind !== "dict") continue;
    const entry = value.entries.find(({ key }) => key.kind === "string" && wanted.test(key.value));
    if (entry) return entry.value;
  }
  return undefined;
}

function described(call: PythonCall | ScriptCall, module: Module, language: ProductionCall["language"]) {
  const parts = call.name.replaceAll("()", "").split(".");
  const last = parts.at(-1) ?? "";
  const label = /^[A-Z]/.test(last) || parts.length < 2 ? last : parts.slice(-2).join(".");
  return { name: call.name, label, language, call, module, at: module.place(call.span) };
}

/** A finding's calls: the first where it is shown, and the others. */
export type CallGroup = readonly [ProductionCall, ...ProductionCall[]];

/** Above this number of files one finding tells of all, so that the same remark does not stand in each. */
const mostFiles = 3;

/** Calls that share a finding: those of one file, or all where they stand in many. */
export function grouped(calls: readonly ProductionCall[]): readonly CallGroup[] {
  const files = new Map<string, [ProductionCall, ...ProductionCall[]]>();
  for (const one of calls) {
    const known = files.get(one.at.path);
    if (known) known.push(one);
    else files.set(one.at.path, [one]);
  }
  const [first, ...others] = calls;
  return first && files.size > mostFiles ? [[first, ...others]] : [...files.values()];
}

/** "", " (and 3 more here)" or " (and 40 more in 12 files)". */
export function andMore([first, ...others]: CallGroup): string {
  const files = new Set(others.map(({ at }) => at.path).filter((path) => path !== first.at.path)).size;
  if (others.length === 0) return "";
  return ` (and ${others.length} more ${files === 0 ? "here" : files === 1 ? "in 1 other file" : `in ${files} other files`})`;
}

/** The other calls of a group, the first ten, each with a remark. */
export function alsoHere([, ...others]: CallGroup, remark: (label: string) => string): NonNullable<Gap["related"]> {
  return others.slice(0, 10).map(({ label, at }) => ({ message: remark(label), at }));
}

/** The edit that gives a call one more option; none where it cannot be placed without reading the code. */
export function passOption({ call, language, at }: ProductionCall, name: string, value: string): Edit | undefined {
  const { span, whole } = call;
  const open = span.end + 1;
  const insert = (start: number, text: string): Edit => ({ kind: "replace", path: at.path, span: { start, end: start }, text });
  if (at.cell) return undefined;
  if (call.arguments.length === 0) {
    if (whole.end !== open + 1) return undefined;
    return insert(open, language === "python" ? `${name}=${value}` : `{ ${name}: ${value} }`);
  }
  if (language === "python")
    return (call as PythonCall).arguments.every((one) => one.name !== undefined) ? insert(open, `${name}=${value}, `) : undefined;
  const [first] = call.arguments;
  return first?.value.kind === "dict" && first.value.entries.length > 0
    ? insert(first.value.span.start + 1, ` ${name}: ${value},`)
    : undefined;
}
