import type { CodeValue } from "../facts/code-value.js";
import type { ScriptCall } from "../facts/script-facts.js";
import type { ScriptModule } from "../project/scripts.js";
import { groupedBy } from "../text/grouped-by.js";
import { lastPart } from "../text/last-part.js";
import type { Place, Span } from "../text/span.js";
import { firstSource } from "./first-source.js";
import { givenNames } from "./given-names.js";
import { headsOf } from "./heads-of.js";
import { importFor, scriptAt } from "./script-constants.js";

/** Where a value comes from: from a source, or it is a parameter of a function. */
export type ScriptOrigin =
  | {
      readonly kind: "source";
      readonly at: Place;
      /** The call that gives it: the source itself, also where a function of the project asks it. */
      readonly call: ScriptCall;
    }
  | { readonly kind: "parameter"; readonly scope: string; readonly name: string; readonly index: number; readonly span: Span };

/** What a value comes from, where it stands in `scope` at `offset` (UTF-16 units). */
export type ScriptFollow = (value: CodeValue, scope: string, offset: number) => ScriptOrigin | undefined;

/** What is followed, and what it passes through. */
export interface ScriptFlowRules {
  /** Calls that give what is followed. */
  isSource(call: ScriptCall, module: ScriptModule): boolean;
  /** Calls out of which comes what is given to them, or what they are called on. */
  readonly passesOn: RegExp;
  /** Members of what is followed that are something else. */
  readonly otherMember: RegExp;
}

/** A function of the project that gives back what comes from a source, or what it is given at some position. */
interface OwnFunction {
  readonly module: ScriptModule;
  readonly scope: string;
  readonly source?: ScriptOrigin;
  readonly passes: ReadonlySet<number>;
}

/**
 * Follows values through scripts: through names inside a function and those around it, and through one level of the project's own functions,
 * by their imports too. The last value that a name was given before it is read counts.
 */
export function scriptFlow(scripts: readonly ScriptModule[], rules: ScriptFlowRules): (module: ScriptModule) => ScriptFollow {
  const own = new Map<ScriptModule, Map<string, OwnFunction>>();
  const functionsOf = (module: ScriptModule) => {
    const known =
      own.get(module) ??
      functionsIn(
        module,
        followIn(module, rules, () => undefined),
      );
    own.set(module, known);
    return known;
  };
  const find = (module: ScriptModule, call: ScriptCall) => {
    const meant = calledFunction(scripts, module, call);
    return meant && functionsOf(meant.module).get(meant.scope);
  };
  const follows = new Map<ScriptModule, ScriptFollow>();
  return (module) => {
    const follow = follows.get(module) ?? followIn(module, rules, (call) => find(module, call));
    follows.set(module, follow);
    return follow;
  };
}

/** The function of the project that a call may mean: its module, and the scope that its body has. */
export function calledFunction(
  scripts: readonly ScriptModule[],
  module: ScriptModule,
  { name, scope }: ScriptCall,
): { readonly module: ScriptModule; readonly scope: string } | undefined {
  if (/^[\w$]+$/.test(name)) return { module, scope: name };
  if (/^this\.[\w$]+$/.test(name)) {
    const [owner] = scope.split(".");
    return { module, scope: `${owner}.${lastPart(name)}` };
  }
  const brought = importFor(module, name);
  const target = brought && scriptAt(scripts, brought.module, module);
  if (!brought || !target) return undefined;
  const member = name.slice(brought.module.length + 1);
  return { module: target, scope: member === "" ? "default" : member };
}

function functionsIn(module: ScriptModule, follow: ScriptFollow): Map<string, OwnFunction> {
  const found = new Map<string, OwnFunction>();
  for (const { value, scope, span } of module.facts.returns) {
    if (scope === "") continue;
    const origin = follow(value, scope, span.end);
    if (!origin) continue;
    const known = found.get(scope) ?? { module, scope, passes: new Set<number>() };
    if (origin.kind === "source") found.set(scope, { ...known, source: origin });
    else if (origin.scope === scope) found.set(scope, { ...known, passes: new Set([...known.passes, origin.index]) });
  }
  return found;
}

/** What calls a function with each item. */
const iterates = /\.(?:map|flatMap|forEach|filter|find|some|every|then)$/;

function followIn(module: ScriptModule, rules: ScriptFlowRules, ownFunction: (call: ScriptCall) => OwnFunction | undefined): ScriptFollow {
  const { facts } = module;
  const heads = headsOf(facts.calls);
  const byName = groupedBy(facts.calls, ({ name }) => name);
  const isOther = (members: string) => members.split(".").some((member) => rules.otherMember.test(member));
  const iterations = facts.calls.filter(({ name }) => iterates.test(name));
  const names = givenNames<ScriptOrigin>();
  const give = (scope: string, name: string, at: number, origin: ScriptOrigin | undefined, path: readonly string[] | undefined) =>
    names.give(scope, name, at, path?.some((member) => rules.otherMember.test(member)) ? undefined : origin);
  for (const { name, path, index, scope, span } of facts.parameters)
    give(scope, name, span.start, { kind: "parameter", scope, name, index, span }, path);
  const source = (call: ScriptCall, asked = call): ScriptOrigin => ({ kind: "source", at: module.place(call.span), call: asked });
  const ofName = (name: string, scope: string, offset: number): ScriptOrigin | undefined => {
    const given = names.last(name, scope, offset);
    if (!given?.origin || isOther(given.members)) return undefined;
    return ofItem(given.origin) ?? given.origin;
  };
  /** What a callback is given: an item of what is iterated over. */
  const ofItem = (origin: ScriptOrigin): ScriptOrigin | undefined => {
    if (origin.kind !== "parameter" || origin.index > 0 || !origin.scope.endsWith("<anonymous>")) return undefined;
    const around = iterations.findLast(({ whole }) => whole.start < origin.span.start && origin.span.end < whole.end);
    const [owner = ""] = around ? [around.name.replace(/\.\w+$/, "")] : [];
    return around && around.scope !== origin.scope ? ofReceiver(around, owner, around.scope, around.span.start) : undefined;
  };
  const ofReceiver = (call: ScriptCall, owner: string, scope: string, offset: number): ScriptOrigin | undefined => {
    const made = madeBy(owner, call);
    if (made) return made;
    return call.receiver ? follow(call.receiver, scope, offset) : owner === "" ? undefined : ofName(owner, scope, offset);
  };
  /** The source whose result a dotted name starts with: the last that is called before. */
  const madeBy = (name: string, { whole }: ScriptCall): ScriptOrigin | undefined => {
    for (let end = name.indexOf("()"); end !== -1; end = name.indexOf("()", end + 2)) {
      const made = byName.get(name.slice(0, end))?.findLast((one) => one.whole.end <= whole.end);
      const origin = made && sourceOf(made);
      if (origin) return isOther(name.slice(end + 2)) ? undefined : origin;
    }
    return undefined;
  };
  const sourceOf = (call: ScriptCall): ScriptOrigin | undefined => {
    if (rules.isSource(call, module)) return source(call);
    const own = ownFunction(call)?.source;
    return own?.kind === "source" ? source(call, own.call) : undefined;
  };
  const ofCall = (call: ScriptCall, offset: number): ScriptOrigin | undefined => {
    const asked = sourceOf(call);
    if (asked) return asked;
    const { scope } = call;
    const own = ownFunction(call);
    if (own)
      return firstSource(call.arguments.flatMap(({ value }, index) => (own.passes.has(index) ? (follow(value, scope, offset) ?? []) : [])));
    if (!rules.passesOn.test(call.name)) return undefined;
    const receiver = call.name.replace(/\.?[\w$]+$/, "");
    return (
      ofReceiver(call, receiver, scope, offset) ?? firstSource(call.arguments.flatMap(({ value }) => follow(value, scope, offset) ?? []))
    );
  };
  const follow: ScriptFollow = (value, scope, offset) => {
    const all = (values: readonly CodeValue[]) => firstSource(values.flatMap((one) => follow(one, scope, offset) ?? []));
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
        if (value.choices) return all(value.choices);
        // `(await ask(question)).rows[0]`: only what is asked counts, not what it is asked with.
        const head = heads.get(value.span.start);
        return head && head.whole.end < value.span.end
          ? ofCall(head, offset)
          : firstSource(value.names.flatMap((name) => ofName(name, scope, offset) ?? []));
      }
      default:
        return undefined;
    }
  };
  for (const { targets, value, taken, scope, span } of facts.assignments) {
    const origin = follow(value, scope, span.start);
    for (const target of targets) give(scope, target, span.start, origin, taken?.find(({ name }) => name === target)?.path);
  }
  return follow;
}
