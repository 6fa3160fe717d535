import type { PythonCall } from "../facts/python-facts.js";
import type { Place } from "../text/span.js";
import type { FileRole } from "../workspace/role.js";
import { oncePer } from "./once-per.js";
import type { Project, PythonModule } from "./project.js";

type Modules = readonly PythonModule[];

/**
 * Makes a look at modules that is taken once per list of them. Lists last as long as the code does, so that typing in a manifest does not
 * read all code again.
 */
export function oncePerModules<Value>(look: (modules: Modules) => Value): (modules: Modules) => Value {
  return oncePer((modules) => modules, look);
}

const withRoles = (...roles: readonly FileRole[]) => oncePerModules((modules) => modules.filter(({ role }) => roles.includes(role)));
const production = withRoles("production");
const own = withRoles("production", "notebook", "evaluation");

/** Python that production runs: tests, examples, docs, evaluations and notebooks left out. */
export function productionModules(project: Project): Modules {
  return production(project.python);
}

/** Python of the project's own work: production, evaluations and notebooks. */
export function ownModules(project: Project): Modules {
  return own(project.python);
}

/** A call with where it stands. */
export interface PlacedCall {
  readonly call: PythonCall;
  readonly module: PythonModule;
  readonly at: Place;
}

const callsByPattern = oncePerModules(() => new Map<RegExp, readonly PlacedCall[]>());

/** The calls of some modules whose full dotted name matches. Looked for once per list of modules and pattern: give it constants. */
export function callsTo(modules: Modules, pattern: RegExp): readonly PlacedCall[] {
  const known = callsByPattern(modules);
  const calls =
    known.get(pattern) ??
    modules.flatMap((module) =>
      module.facts.calls.filter(({ name }) => pattern.test(name)).map((call) => ({ call, module, at: module.place(call.span) })),
    );
  known.set(pattern, calls);
  return calls;
}
