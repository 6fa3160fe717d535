import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import { otherMessages } from "../../practices/model-calls.js";
import { remembered, rememberedBy } from "../../project/once-per.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { type ScriptModule, scriptsOf } from "../../project/scripts.js";
import { type Constant, constantOf, type Standpoint } from "../../semantics/constant-of.js";
import { constantsOf } from "../../semantics/constants-of.js";
import { namesOf } from "../../semantics/provider-sdks.js";
import { besideProduction } from "../../semantics/rented-models.js";
import { scriptConstantOf } from "../../semantics/script-constants.js";
import { scriptOptions } from "../../semantics/script-options.js";
import type { Edit } from "../../text/edit.js";
import { groupedBy } from "../../text/grouped-by.js";
import type { Place } from "../../text/span.js";
import type { Gap } from "../rule.js";

type Module = PythonModule | ScriptModule;

/** A literal that an option stands for. */
export interface KnownValue {
  readonly value: Constant["value"];
  readonly at: Place;
  /** Whether the environment, a setting or a caller that is not seen may give another. */
  readonly isDefault: boolean;
}

/** A call in production code, in Python or a script, with what it is given by name. */
export interface ProductionCall {
  /** As in the facts: `openai.OpenAI().chat.completions.create`. */
  readonly name: string;
  /** Short, for messages: `completions.create`, `ChatOpenAI`. */
  readonly label: string;
  readonly language: "python" | "script";
  readonly call: PythonCall | ScriptCall;
  readonly module: Module;
  /** All Python that production runs, for following values; empty for a script. */
  readonly modules: readonly PythonModule[];
  /** All scripts of the project, for following values; empty in Python. */
  readonly scripts: readonly ScriptModule[];
  readonly at: Place;
  /** Whether it may be given more than is seen: `**options`, `create(params)`. */
  readonly isOpen: boolean;
  /** The value of a keyword, or of a key of the options; in Python also of an entry of a known dictionary that is unpacked into it. */
  option(name: RegExp): CodeValue | undefined;
  /** The literals that a value of `option` stands for, and where they are written: more than one where callers of its function give them. */
  known(value: CodeValue | undefined): readonly KnownValue[];
}

/** What asks a rented model for text, by the SDKs' own names; Python and scripts name their methods alike. */
const method = namesOf("methods");
/** Chat models of frameworks, which hold the settings of the calls on them. */
const chatModel = namesOf("models");

const request = new RegExp([method, namesOf("asks"), chatModel].map(({ source }) => source).join("|"));

/** Whether a request is a chat model of a framework, on which calls are made elsewhere. */
export function isChatModel({ name }: ProductionCall): boolean {
  return chatModel.test(name);
}

/** All calls of production code that ask a rented model, and the chat models that frameworks make of one. */
export const modelRequests = remembered((project: Project) =>
  productionCalls(project, request).filter(
    (one) =>
      !method.test(one.name) || (!otherMessages.test(one.name) && (one.isOpen || one.option(/^(?:model|model_id|engine)$/) !== undefined)),
  ),
);

/** The calls of production code, in Python and scripts, whose full dotted name matches. Looked for once per pattern: give it constants. */
export const productionCalls = rememberedBy((project: Project, pattern: RegExp): readonly ProductionCall[] => {
  const modules = productionModules(project);
  const python = callsTo(modules, pattern)
    .filter(({ module }) => !besideProduction.test(module.path))
    .map(({ call, module }) => pythonCall(call, module, modules));
  const scripts = productionScripts(project).flatMap((module) =>
    module.facts.calls.filter(({ name }) => pattern.test(name)).map((call) => scriptCall(call, module, scriptsOf(project))),
  );
  return [...python, ...scripts];
});

/** Scripts that production runs: tests, examples, documents and evaluations left out. */
export function productionScripts(project: Project): readonly ScriptModule[] {
  return scriptsOf(project).filter(({ role, path }) => role === "production" && !besideProduction.test(path));
}

/** The call that a value is the result of, in its module. */
export function callOf(value: CodeValue | undefined, { language, module, modules, scripts }: ProductionCall): ProductionCall | undefined {
  const call = value?.kind === "call" ? module.facts.calls[value.call] : undefined;
  if (!call) return undefined;
  return language === "python"
    ? pythonCall(call as PythonCall, module as PythonModule, modules)
    : scriptCall(call as ScriptCall, module as ScriptModule, scripts);
}

function pythonCall(call: PythonCall, module: PythonModule, modules: readonly PythonModule[]): ProductionCall {
  const at = { module, scope: call.scope, offset: call.span.start };
  const unpacked = call.arguments.flatMap((one) => (one.unpacked ? [constantOf(modules, one.value, at)?.value] : []));
  const dicts = unpacked.flatMap((value) => (value?.kind === "dict" ? [value] : []));
  return {
    ...described(call, module, "python"),
    modules,
    scripts: [],
    isOpen: call.arguments.some((one) => one.unpacked && !isWhole(one.value, module, modules, at)),
    option: (wanted) => call.arguments.find(({ name }) => name !== undefined && wanted.test(name))?.value ?? entryOf(dicts, wanted),
    known: (value) =>
      value === undefined
        ? []
        : constantsOf(modules, value, at).map((one) => ({
            value: one.value,
            at: one.module.place(one.value.span),
            isDefault: one.isDefault,
          })),
  };
}

/** Methods that put something into a dictionary. */
const fills = /\.(?:update|setdefault|pop|__setitem__)$/;

/** Whether what is unpacked is a dictionary all of whose entries are seen. */
function isWhole(value: CodeValue, module: PythonModule, modules: readonly PythonModule[], at: Standpoint): boolean {
  const found = constantOf(modules, value, at);
  if (found?.value.kind !== "dict" || found.value.unpacked || found.isDefault) return false;
  const isFilled = (name: string) => module.facts.calls.some((one) => fills.test(one.name) && one.name.startsWith(`${name}.`));
  return value.kind !== "name" || !isFilled(value.value);
}

function scriptCall(call: ScriptCall, module: ScriptModule, scripts: readonly ScriptModule[]): ProductionCall {
  const { dicts, isOpen } = scriptOptions(scripts, call, module);
  const at = { module, scope: call.scope, offset: call.span.start };
  return {
    ...described(call, module, "script"),
    modules: [],
    scripts,
    known: (value) => (value === undefined || !isLiteral(value) ? [] : [{ value, at: module.place(value.span), isDefault: false }]),
    isOpen,
    option(wanted) {
      const value = entryOf(dicts, wanted);
      const known = value && scriptConstantOf(scripts, value, at);
      return known && !known.isDefault ? { ...known.value, span: value.span } : value;
    },
  };
}

function isLiteral(value: CodeValue): value is Constant["value"] {
  return value.kind !== "name" && value.kind !== "call" && value.kind !== "other" && value.kind !== "format";
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
  const files = groupedBy(calls, ({ at }) => at.path);
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

/** Columns that a block is indented by at least; the deepest arguments that are lined up. */
const [indent, deepest] = [4, 40];

/** What is put before the first argument, with so many units of blanks before that: on a line of its own where the others are. */
function before(text: string, blanks: number): string {
  if (blanks === 0) return `${text} `;
  const columns = blanks - 1;
  return columns >= indent && columns <= deepest && columns % indent === 0 ? `\n${" ".repeat(columns)}${text}` : text;
}

/** The edits that give each call of a group one more option, where it can be placed. */
export function passToAll(
  group: CallGroup,
  given: (call: ProductionCall) => { readonly name: string; readonly value: string } | undefined,
): readonly Edit[] {
  return group.flatMap((one) => {
    const option = given(one);
    return (option && passOption(one, option.name, option.value)) ?? [];
  });
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
  if (language === "python") {
    const given = (call as PythonCall).arguments;
    const [head] = given;
    if (head?.name === undefined || given.some((one) => one.name === undefined && !one.unpacked)) return undefined;
    return insert(open, before(`${name}=${value},`, head.value.span.start - open - head.name.length - 1));
  }
  const [first] = call.arguments;
  return first?.value.kind === "dict" && first.value.entries.length > 0
    ? insert(first.value.span.start + 1, ` ${name}: ${value},`)
    : undefined;
}
