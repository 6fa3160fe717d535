import type { PythonCall } from "../facts/python-facts.js";
import type { Project, PythonModule } from "../project/project.js";
import type { Place } from "../text/span.js";

/** Python that production runs: tests, examples, docs, evaluations and notebooks left out. */
export function productionModules(project: Project): readonly PythonModule[] {
  return project.python.filter(({ role }) => role === "production");
}

/** Python of the project's own work: production, evaluations and notebooks. */
export function ownModules(project: Project): readonly PythonModule[] {
  return project.python.filter(({ role }) => role === "production" || role === "notebook" || role === "evaluation");
}

/** A call with where it stands. */
export interface PlacedCall {
  readonly call: PythonCall;
  readonly module: PythonModule;
  readonly at: Place;
}

/** The calls of some modules whose full dotted name matches. */
export function callsTo(modules: readonly PythonModule[], pattern: RegExp): readonly PlacedCall[] {
  return modules.flatMap((module) =>
    module.facts.calls.filter(({ name }) => pattern.test(name)).map((call) => ({ call, module, at: module.place(call.span) })),
  );
}
