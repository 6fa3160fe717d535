import { found, holdsFor, type Watched, watched } from "./noted-reads.js";
import type { Project } from "./project.js";

/** Makes a look that is taken once per object that `keyOf` names for its input; what was found is kept as long as that object is. */
export function oncePer<Input, Value>(keyOf: (input: Input) => object, look: (input: Input) => Value): (input: Input) => Value {
  const known = new WeakMap<object, Watched<Value>>();
  return (input) => {
    const key = keyOf(input);
    const taken = known.get(key) ?? watched(() => look(input));
    known.set(key, taken);
    return found(taken);
  };
}

/**
 * Makes a look at a project that is taken once per observation, for which the list of tools stands, so that typing in a manifest looks at
 * nothing again: only a look that read what is typed, or what follows from it, is taken anew. What it finds must not read the project later.
 */
export function oncePerObservation<Observed extends Pick<Project, "tools">, Value>(
  look: (project: Observed) => Value,
): (project: Observed) => Value {
  const known = new WeakMap<object, Watched<Value>>();
  return (project) => {
    const last = known.get(project.tools);
    // What a look has read, the project that it is asked about has too.
    const taken = last && holdsFor(last, project as unknown as Project) ? last : watched(() => look(project));
    known.set(project.tools, taken);
    return found(taken);
  };
}

/** Makes a look that is taken when its value is first asked for. */
export function lazily<Value>(look: () => Value): () => Value {
  let taken: Watched<Value> | undefined;
  return () => {
    taken ??= watched(look);
    return found(taken);
  };
}
