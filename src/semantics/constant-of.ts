import type { CodeLiteral, CodeValue } from "../facts/code-value.js";
import type { PythonAssignment, PythonClass } from "../facts/python-facts.js";
import { oncePer } from "../project/once-per.js";
import { outerScope } from "../project/outer-scope.js";
import type { PythonModule } from "../project/project.js";
import { groupedBy } from "../text/grouped-by.js";
import { lastPart } from "../text/last-part.js";
import { functionAt, modulesNamed } from "./own-names.js";

/** A literal that a value stands for, in the module that writes it. */
export interface Constant {
  readonly value: CodeLiteral;
  readonly module: PythonModule;
  /** Whether the environment or a caller may give another: a default of `os.getenv`, a parameter or a settings class. */
  readonly isDefault: boolean;
}

/** Where a value stands. */
export interface Standpoint {
  readonly module: PythonModule;
  /** Dotted name of the functions and classes around, `""` at module level. */
  readonly scope: string;
  /** UTF-16 offset: what a name was given after it does not count in the same scope. */
  readonly offset: number;
}

/** Names that stand for names that stand for names: more is not followed, and cycles end. */
const deepest = 8;

/**
 * The literal that a value stands for, followed through variables, constants of the project's other modules, dictionaries by their keys,
 * fields of dataclasses and settings classes, and the defaults of parameters and of the environment. `undefined` where it is not
 * known, or more than one may be meant. Runs nothing and never throws.
 */
export function constantOf(modules: readonly PythonModule[], value: CodeValue, at: Standpoint): Constant | undefined {
  return follow(modules, value, at, deepest);
}

type Modules = readonly PythonModule[];

function follow(modules: Modules, value: CodeValue, at: Standpoint, depth: number): Constant | undefined {
  if (depth === 0) return undefined;
  const again = (one: CodeValue, from: Standpoint = at) => follow(modules, one, from, depth - 1);
  switch (value.kind) {
    case "string":
    case "number":
    case "boolean":
    case "none":
    case "list":
    case "dict":
      return { value, module: at.module, isDefault: false };
    case "format": {
      const parts = value.parts.map((part) => again(part));
      const texts = parts.map((part) =>
        part?.value.kind === "string" ? part.value.value : part?.value.kind === "number" ? String(part.value.value) : undefined,
      );
      if (texts.includes(undefined)) return undefined;
      return {
        value: { kind: "string", value: texts.join(""), span: value.span },
        module: at.module,
        isDefault: parts.some((part) => part?.isDefault),
      };
    }
    case "name":
      return ofName(modules, value.value, at, depth - 1);
    case "call": {
      const call = at.module.facts.calls[value.call];
      if (!call) return undefined;
      const argument = (name: string, index: number) =>
        call.arguments.find((one) => one.name === name)?.value ?? call.arguments.filter((one) => one.name === undefined)[index]?.value;
      if (/^os\.(?:getenv|environ\.get)$/.test(call.name)) return asDefault(orNothing(argument("default", 1), again));
      if (/^(?:str|int|float|bool)$/.test(call.name)) return orNothing(call.arguments[0]?.value, again);
      if (/(?:^|\.)(?:Field|field|Param|Query|Header|Option|Argument|config)$/.test(call.name))
        return asDefault(orNothing(argument("default", 0), again));
      const [, of] = /^(.+)\.get$/.exec(call.name) ?? [];
      const key = call.arguments[0]?.value;
      if (of && key?.kind === "string") {
        const found = takeOut(ofName(modules, of, at, depth - 1), [key.value]);
        return found ? again(found.value, found) : asDefault(orNothing(call.arguments[1]?.value, again));
      }
      return undefined;
    }
    default: {
      if (value.item) {
        const found = takeOut(ofName(modules, value.item.of, at, depth - 1), value.item.keys);
        return found && again(found.value, found);
      }
      // `given or "default"`: what is given is not known, so the default stands for both.
      const known = value.choices?.flatMap((one) => again(one) ?? []).filter(({ value: one }) => one.kind !== "none");
      return known?.length === 1 ? asDefault(known[0]) : undefined;
    }
  }
}

function orNothing(value: CodeValue | undefined, again: (value: CodeValue) => Constant | undefined): Constant | undefined {
  return value && again(value);
}

function asDefault(constant: Constant | undefined): Constant | undefined {
  return constant && { ...constant, isDefault: true };
}

/** A value inside of a literal, and where it stands: what stands in a module's dictionary is read at module level. */
function takeOut(
  constant: Constant | undefined,
  keys: readonly (string | number)[],
): (Standpoint & { readonly value: CodeValue }) | undefined {
  let value: CodeValue | undefined = constant?.value;
  for (const key of keys) {
    if (value?.kind === "list" && typeof key === "number") value = value.items.at(key);
    else if (value?.kind === "dict")
      value = value.entries.find((entry) => (entry.key.kind === "string" || entry.key.kind === "number") && entry.key.value === key)?.value;
    else return undefined;
  }
  return constant && value && { value, module: constant.module, scope: "", offset: value.span.start };
}

function ofName(modules: Modules, name: string, at: Standpoint, depth: number): Constant | undefined {
  if (depth <= 0) return undefined;
  const given = assigned(name, at);
  if (given)
    return given === "unclear"
      ? undefined
      : follow(modules, given.value, { ...at, scope: given.scope, offset: given.span.start }, depth - 1);
  const parameter = parameterDefault(name, at);
  if (parameter !== undefined)
    return parameter === "open"
      ? undefined
      : asDefault(follow(modules, parameter, { ...at, scope: "", offset: Number.POSITIVE_INFINITY }, depth - 1));
  const dot = name.lastIndexOf(".");
  if (dot === -1) return undefined;
  const [owner, member] = [name.slice(0, dot), name.slice(dot + 1)];
  return ofField(modules, owner, member, at, depth - 1) ?? ofModule(modules, owner, member, depth - 1);
}

const assignmentsByTarget = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts }) => groupedBy(facts.assignments, ({ targets }) => targets),
);

/** Names that hold something else after `+=`, or after something was put into them. */
const updatedIn = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts }): ReadonlySet<string> => new Set([...facts.updates, ...facts.stores.filter(({ value }) => value)].map(({ of }) => of)),
);

/** What a name was last given before, in its function, in those around it, or at module level, where only one assignment may speak of it. */
function assigned(name: string, { module, scope, offset }: Standpoint): PythonAssignment | "unclear" | undefined {
  const all = assignmentsByTarget(module).get(name);
  if (!all) return undefined;
  if (updatedIn(module).has(name)) return "unclear";
  if (/^(?:self|cls)\./.test(name)) {
    const owner = classAround(module, scope);
    const own = all.filter((one) => owner !== undefined && one.scope.startsWith(`${owner}.`));
    return own.length === 1 ? own[0] : own.length > 1 ? "unclear" : undefined;
  }
  for (let current: string | undefined = scope; current !== undefined; current = outerScope(current)) {
    const here = all.filter((one) => one.scope === current);
    const before = current === scope ? here.filter(({ span }) => span.start < offset) : here;
    if (here.length > 0 && before.length === 0) return "unclear";
    const last = before.at(-1);
    if (last) return before.length === 1 || current === scope ? last : "unclear";
    if (current !== "" && isParameter(name, { module, scope: current })) return undefined;
  }
  return undefined;
}

function classAround({ facts }: PythonModule, scope: string): string | undefined {
  for (let current = outerScope(scope); current; current = outerScope(current)) {
    const name = lastPart(current);
    if (facts.classes.some((one) => one.name === name)) return current;
  }
  return undefined;
}

function parametersOf({ module, scope }: Pick<Standpoint, "module" | "scope">) {
  return functionAt(module, scope)?.definition.parameters;
}

function isParameter(name: string, at: Pick<Standpoint, "module" | "scope">): boolean {
  return parametersOf(at)?.some((one) => one.name === name) === true;
}

/** The default of the parameter that a name is; `open` where callers have to give it. */
function parameterDefault(name: string, { module, scope }: Standpoint): CodeValue | "open" | undefined {
  for (let current: string | undefined = scope; current; current = outerScope(current)) {
    const parameter = parametersOf({ module, scope: current })?.find((one) => one.name === name);
    if (parameter) return parameter.default ?? "open";
  }
  return undefined;
}

/** A field of an object of the project's own class, or of the class itself: what its body gives it. */
function ofField(modules: Modules, owner: string, member: string, at: Standpoint, depth: number): Constant | undefined {
  if (depth <= 0) return undefined;
  if (owner === "self" || owner === "cls") {
    const around = classAround(at.module, at.scope);
    return around === undefined ? undefined : inClass(modules, at.module, around, member, depth);
  }
  const direct = at.module.facts.classes.find(({ name }) => name === owner);
  if (direct) return inClass(modules, at.module, owner, member, depth);
  const made = assigned(owner, at);
  if (made && made !== "unclear" && made.value.kind === "call") return ofInstance(modules, made.value.name, at.module, member, depth);
  const dot = owner.lastIndexOf(".");
  if (dot === -1) return undefined;
  const name = owner.slice(dot + 1);
  for (const module of modulesNamed(modules, owner.slice(0, dot))) {
    if (module.facts.classes.some((one) => one.name === name)) return inClass(modules, module, name, member, depth);
    const instance = assigned(name, { module, scope: "", offset: Number.POSITIVE_INFINITY });
    if (instance && instance !== "unclear" && instance.value.kind === "call")
      return ofInstance(modules, instance.value.name, module, member, depth);
  }
  return undefined;
}

/** A field of what a call of `maker`, in `module`, gives: a class, or a function such as `get_settings()` that returns an object of one. */
function ofInstance(modules: Modules, maker: string, module: PythonModule, member: string, depth: number): Constant | undefined {
  const [own] = ownersOf(modules, maker, module);
  if (!own) return undefined;
  if (own.kind === "class") return asDefault(inClass(modules, own.module, own.name, member, depth));
  const [given] = own.module.facts.returns.filter(({ scope }) => scope === own.name);
  if (!given) return undefined;
  if (given.value.kind === "call") return depth > 0 ? ofInstance(modules, given.value.name, own.module, member, depth - 1) : undefined;
  return undefined;
}

interface Owner {
  readonly kind: "class" | "function";
  readonly module: PythonModule;
  readonly name: string;
}

/** The classes and functions of the project that a name, as `module` reads it, may mean. */
function ownersOf(modules: Modules, name: string, module: PythonModule): readonly Owner[] {
  const dot = name.lastIndexOf(".");
  const last = name.slice(dot + 1);
  const inModule = (one: PythonModule): Owner[] => [
    ...(one.facts.classes.some((own) => own.name === last) ? [{ kind: "class" as const, module: one, name: last }] : []),
    ...(one.facts.functions.some((own) => own.name === last && own.scope === "")
      ? [{ kind: "function" as const, module: one, name: last }]
      : []),
  ];
  if (dot === -1) return inModule(module);
  const owners = modulesNamed(modules, name.slice(0, dot)).flatMap(inModule);
  return owners.length === 1 ? owners : [];
}

function inClass(modules: Modules, module: PythonModule, scope: string, member: string, depth: number): Constant | undefined {
  const given = (assignmentsByTarget(module).get(member) ?? []).filter((one) => one.scope === scope);
  const [only] = given;
  if (only && given.length === 1) return asDefault(follow(modules, only.value, { module, scope, offset: only.span.start }, depth - 1));
  const inInit = (assignmentsByTarget(module).get(`self.${member}`) ?? []).filter((one) => one.scope.startsWith(`${scope}.`));
  const [set] = inInit;
  if (set && inInit.length === 1)
    return asDefault(follow(modules, set.value, { module, scope: set.scope, offset: set.span.start }, depth - 1));
  const base = baseOf(module, scope);
  const [own] = base === undefined || depth <= 1 ? [] : ownersOf(modules, base, module);
  return own?.kind === "class" ? inClass(modules, own.module, own.name, member, depth - 1) : undefined;
}

function baseOf({ facts }: PythonModule, scope: string): PythonClass["bases"][number] | undefined {
  return facts.classes.find(({ name }) => name === lastPart(scope))?.bases[0];
}

/** A constant of another module of the project, as an import names it. */
function ofModule(modules: Modules, path: string, member: string, depth: number): Constant | undefined {
  const found = modulesNamed(modules, path).flatMap((module) => {
    const given = assigned(member, { module, scope: "", offset: Number.POSITIVE_INFINITY });
    return given && given !== "unclear" ? [follow(modules, given.value, { module, scope: "", offset: given.span.start }, depth - 1)] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
