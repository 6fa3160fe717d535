import type { PythonAssignment, PythonCall, PythonLoop, PythonReturn, PythonStore } from "../../facts/python-facts.js";
import { oncePer } from "../../project/once-per.js";
import type { PythonModule } from "../../project/project.js";
import { groupedBy } from "../../text/grouped-by.js";

type Step =
  | { readonly form: "call"; readonly index: number; readonly call: PythonCall }
  | { readonly form: "assignment"; readonly assignment: PythonAssignment }
  | { readonly form: "store"; readonly store: PythonStore }
  | { readonly form: "loop"; readonly loop: PythonLoop }
  | { readonly form: "return"; readonly given: PythonReturn };

/** What each scope of a module does, in order: what is inside something comes before it. */
export const stepsOf = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts }): ReadonlyMap<string, readonly { readonly step: Step }[]> => {
    const all: { readonly at: number; readonly order: number; readonly scope: string; readonly step: Step }[] = [
      ...facts.calls.map((call, index) => ({
        at: call.whole.end,
        order: 0,
        scope: call.scope,
        step: { form: "call" as const, index, call },
      })),
      ...facts.assignments.map((assignment) => ({
        at: assignment.span.end,
        order: 1,
        scope: assignment.scope,
        step: { form: "assignment" as const, assignment },
      })),
      ...facts.stores.map((store) => ({ at: store.span.end, order: 1, scope: store.scope, step: { form: "store" as const, store } })),
      ...facts.loops.map((loop) => ({ at: loop.value.span.end, order: 1, scope: loop.scope, step: { form: "loop" as const, loop } })),
      ...facts.returns.map((given) => ({
        at: given.value.span.end,
        order: 2,
        scope: given.scope,
        step: { form: "return" as const, given },
      })),
    ];
    return groupedBy(
      all.sort((one, other) => one.at - other.at || one.order - other.order),
      ({ scope }) => scope,
    );
  },
);
