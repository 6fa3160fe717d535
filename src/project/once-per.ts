import type { Project } from "./project.js";

/** Makes a look that is taken once per object that `keyOf` names for its input; what was found is kept as long as that object is. */
export function oncePer<Input, Value>(keyOf: (input: Input) => object, look: (input: Input) => Value): (input: Input) => Value {
  const known = new WeakMap<object, { readonly value: Value }>();
  return (input) => {
    const key = keyOf(input);
    const found = known.get(key) ?? { value: look(input) };
    known.set(key, found);
    return found.value;
  };
}

/**
 * Makes a look at what was observed of a project, its manifest left out: it is taken once per observation, for which the list of tools stands,
 * so that typing in a manifest looks at nothing again. `look` must not read the manifest, the stage or the date.
 */
export function oncePerObservation<Observed extends Pick<Project, "tools">, Value>(
  look: (project: Observed) => Value,
): (project: Observed) => Value {
  return oncePer(({ tools }) => tools, look);
}

/** Makes a look that is taken when its value is first asked for. */
export function lazily<Value>(look: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: look() };
    return made.value;
  };
}
