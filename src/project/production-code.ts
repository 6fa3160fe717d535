import type { PythonCall } from "../facts/python-facts.js";
import { forManyTexts } from "../text/for-many-texts.js";
import type { Place } from "../text/span.js";
import type { Steps } from "../text/steps.js";
import { callers } from "./modules-with.js";
import { noteObserved } from "./noted-reads.js";
import { type LookInSteps, oncePer, oncePerInSteps } from "./once-per.js";
import type { Project, PythonModule } from "./project.js";

type Modules = readonly PythonModule[];

/**
 * Makes a look at modules that is taken once per list of them. Lists last as long as the code does, so that typing in a manifest does not
 * read all code again.
 */
export function oncePerModules<Value>(look: (modules: Modules) => Value): (modules: Modules) => Value {
  return oncePer((modules) => modules, look);
}

/** As `oncePerModules`, in steps. */
export function oncePerModulesInSteps<Value>(look: (modules: Modules) => Steps<Value>): LookInSteps<Modules, Value> {
  return oncePerInSteps((modules) => modules, look);
}

/** Makes a choice among modules. Where it is all of them it is their own list, of which much is known already. */
export function modulesThat(isMeant: (module: PythonModule) => boolean): (modules: Modules) => Modules {
  return oncePerModules((modules) => {
    const meant = modules.filter(isMeant);
    return meant.length === modules.length ? modules : meant;
  });
}

/** Python that production runs: tests, examples, docs, evaluations and notebooks left out. */
export function productionModules({ observation }: Pick<Project, "observation">): Modules {
  return noteObserved(observation, "production", production, () => observation.production);
}

/** Python of the project's own work: production, evaluations and notebooks. */
export function ownModules({ observation }: Pick<Project, "observation">): Modules {
  return noteObserved(observation, "own", own, () => observation.own);
}

const production = ({ observation }: Project) => observation.production;
const own = ({ observation }: Project) => observation.own;

/** A call with where it stands. */
export interface PlacedCall {
  readonly call: PythonCall;
  readonly module: PythonModule;
  readonly at: Place;
}

const callsByPattern = oncePerModules(() => new Map<string, readonly PlacedCall[]>());

/** The calls of some modules whose full dotted name matches. Looked for once per list of modules and pattern. */
export function callsTo(modules: Modules, pattern: RegExp): readonly PlacedCall[] {
  const known = callsByPattern(modules);
  const key = String(pattern);
  const calls = known.get(key) ?? findCalls(modules, pattern);
  known.set(key, calls);
  return calls;
}

/** Names are far fewer than calls: they are matched first, and only modules that call one of them are looked at. */
function findCalls(modules: Modules, pattern: RegExp): readonly PlacedCall[] {
  const all = callers(modules);
  if (all.size === 0) return [];
  const isMeant = forManyTexts(pattern);
  const names = new Map([...all].filter(([name]) => isMeant.test(name)));
  if (names.size === 0) return [];
  const calling = new Set([...names.values()].flat());
  return modules.filter((module) => calling.has(module)).flatMap((module) => placedCalls(module, (name) => names.has(name)));
}

/** As `callsTo`, of one module; looked for each time. */
export function callsIn(module: PythonModule, pattern: RegExp): readonly PlacedCall[] {
  return placedCalls(module, (name) => pattern.test(name));
}

function placedCalls(module: PythonModule, isMeant: (name: string) => boolean): readonly PlacedCall[] {
  return module.facts.calls.filter(({ name }) => isMeant(name)).map((call) => ({ call, module, at: module.place(call.span) }));
}
