import type { CodeValue } from "../facts/code-value.js";
import type { PythonCall, PythonFunction } from "../facts/python-facts.js";
import { innerScope } from "../project/inner-scope.js";
import { outerScope } from "../project/outer-scope.js";
import type { PythonModule } from "../project/project.js";
import { groupedBy } from "../text/grouped-by.js";
import { lastPart } from "../text/last-part.js";
import type { Span } from "../text/span.js";
import { firstSource } from "./first-source.js";
import { givenNames } from "./given-names.js";
import { headsOf } from "./heads-of.js";

/** Where a value comes from: from a source, or it is a parameter of a function. */
export type Origin =
  | { readonly kind: "source"; readonly span: Span }
  | { readonly kind: "parameter"; readonly scope: string; readonly name: string; readonly index: number; readonly span: Span };

/** What a value comes from, where it stands in `scope` at `offset` (UTF-16 units). */
export type Follow = (value: CodeValue, scope: string, offset: number) => Origin | undefined;

/** What is followed, and what it passes through. */
export interface FlowRules {
  /** Calls that give what is followed. */
  isSource(call: PythonCall, module: PythonModule): boolean;
  /** Dotted names, as values have them, that are what is followed: `request.json`. */
  readonly sourceNames?: RegExp;
  /** The same where it depends on the function around: `body.question` of the parameter `body`. */
  isSourceName?(name: string, scope: string, module: PythonModule): boolean;
  /** Functions whose parameters are given what is followed from outside. */
  isEntry?(definition: PythonFunction): boolean;
  /** Calls out of which comes what is given to them. */
  readonly passesOn: RegExp;
  /** Calls that give what they are called on, or a part of it. */
  readonly partOf: RegExp;
}

/** A function of the project that gives back what comes from a source, or what it is given at some position. */
interface OwnFunction {
  readonly returnsSource: boolean;
  readonly passes: ReadonlySet<number>;
}

/**
 * Follows values through the Python code of some modules: through names inside a function, and through one level of the modules' own functions.
 * The last value that a name was given before it is read counts, so that what replaces it, replaces where it comes from.
 */
export function valueFlow(modules: readonly PythonModule[], rules: FlowRules): (module: PythonModule) => Follow {
  const byName = groupedBy(
    modules.flatMap((module) => module.facts.functions.map((definition) => ({ module, definition, scope: definition.scope }))),
    ({ definition }) => definition.name,
  );
  const own = new Map<PythonFunction, OwnFunction>();
  const first = new Map<PythonModule, Follow>();
  const find = (module: PythonModule, call: PythonCall) => {
    const meant = byName.get(lastPart(call.name))?.find((one) => means(call, module, one));
    if (!meant) return undefined;
    const follow = first.get(meant.module) ?? followIn(meant.module, rules, () => undefined);
    first.set(meant.module, follow);
    const known = own.get(meant.definition) ?? gives(meant.module, meant.definition, follow);
    own.set(meant.definition, known);
    return known;
  };
  const follows = new Map<PythonModule, Follow>();
  return (module) => {
    const follow = follows.get(module) ?? followIn(module, rules, (call) => find(module, call));
    follows.set(module, follow);
    return follow;
  };
}

/** Whether a call of `module` is one of a function `name` in the module at `path`: of its own, or by an import. */
function means(call: PythonCall, module: PythonModule, own: { readonly module: PythonModule; readonly scope: string }): boolean {
  const receiver = call.name.slice(0, Math.max(0, call.name.lastIndexOf(".")));
  if (own.module === module && (receiver === "" || receiver === "self" || receiver === "cls" || receiver === `${own.scope}()`)) return true;
  const imported = receiver.replace(/\.?\w+\(\)$/, "").replace(/^\.+/, "");
  return (
    imported !== "" && !imported.includes("(") && `/${own.module.path.replace(/\.py$/, "")}`.endsWith(`/${imported.replaceAll(".", "/")}`)
  );
}

function gives({ facts }: PythonModule, definition: PythonFunction, follow: Follow): OwnFunction {
  const path = innerScope(definition);
  const origins = facts.returns.filter((one) => one.scope === path).flatMap(({ value, span }) => follow(value, path, span.end) ?? []);
  const passed = origins.flatMap((one) => (one.kind === "parameter" && one.scope === path ? [one.index] : []));
  return { returnsSource: origins.some(({ kind }) => kind === "source"), passes: new Set(passed) };
}

function followIn(module: PythonModule, rules: FlowRules, ownFunction: (call: PythonCall) => OwnFunction | undefined): Follow {
  const { facts } = module;
  const heads = headsOf(facts.calls);
  const names = givenNames<Origin>(ownerOf);
  for (const definition of facts.functions) {
    const { parameters, span } = definition;
    const path = innerScope(definition);
    const isEntry = rules.isEntry?.(definition) === true;
    for (const [index, parameter] of parameters.filter((one) => one.name !== "self" && one.name !== "cls").entries()) {
      const origin: Origin = isEntry ? { kind: "source", span } : { kind: "parameter", scope: path, name: parameter.name, index, span };
      if (!/Context|Depends/.test(parameter.annotation ?? "")) names.give(path, parameter.name, span.start, origin);
    }
  }

  const byName = groupedBy(facts.calls, ({ name }) => name);
  const calledBefore = (name: string, scope: string, offset: number) =>
    byName.get(name)?.findLast((call) => (call.scope === scope || call.scope === outerScope(scope)) && call.whole.end <= offset);
  const ofName = (name: string, scope: string, offset: number, span: Span): Origin | undefined => {
    if (rules.sourceNames?.test(name) || rules.isSourceName?.(name, scope, module)) return { kind: "source", span };
    return names.last(name, scope, offset)?.origin;
  };
  const ofCall = (call: PythonCall, offset: number): Origin | undefined => {
    if (rules.isSource(call, module)) return { kind: "source", span: call.span };
    const { scope } = call;
    const own = ownFunction(call);
    if (own?.returnsSource) return { kind: "source", span: call.span };
    if (own)
      return firstSource(call.arguments.flatMap(({ value }, index) => (own.passes.has(index) ? (follow(value, scope, offset) ?? []) : [])));
    const given = rules.passesOn.test(call.name)
      ? firstSource(call.arguments.flatMap(({ value }) => follow(value, scope, offset) ?? []))
      : undefined;
    if (given || !rules.partOf.test(call.name)) return given;
    if (call.receiver) return follow(call.receiver, scope, offset);
    // `match.group` reads `re.search().group`: what was called last under that name is what it is called on.
    const called = call.name.lastIndexOf("()");
    const base = called === -1 ? undefined : calledBefore(call.name.slice(0, called), scope, call.span.start);
    return base ? ofCall(base, offset) : ofName(call.name.replace(/\.?\w+$/, ""), scope, offset, call.span);
  };
  const follow: Follow = (value, scope, offset) => {
    const all = (values: readonly CodeValue[]) => firstSource(values.flatMap((one) => follow(one, scope, offset) ?? []));
    switch (value.kind) {
      case "name":
        return ofName(value.value, scope, offset, value.span);
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
        // `ask(question)[0]` and `commands[topic]`: only what is asked or looked into counts, not what with.
        if (value.container) return follow(value.container, scope, offset);
        if (value.choices) return all(value.choices);
        const head = heads.get(value.span.start);
        return head && head.whole.end < value.span.end
          ? ofCall(head, offset)
          : firstSource(value.names.flatMap((name) => ofName(name, scope, offset, value.span) ?? []));
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
    for (const target of targets) names.give(scope, target, value.span.start, origin);
  }
  return follow;
}

/** The fields of an object are known in all its methods. */
function ownerOf(scope: string, name: string): string {
  return name.startsWith("self.") ? (outerScope(scope) ?? scope) : scope;
}
