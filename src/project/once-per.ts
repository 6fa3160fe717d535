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

/** What a look found of the last states of a project: one beside the last, so that a step that is tried on a copy loses nothing of the original. */
const mostKept = 2;

/**
 * Makes a look at a project that is taken again only where what it read of the project is not what it was: so a look at CI outlasts what is typed in
 * a manifest or a module. What it finds must not read the project later.
 */
export function remembered<Observed extends Pick<Project, "observation">, Value>(
  look: (project: Observed) => Value,
): (project: Observed) => Value {
  const known = new WeakMap<object, readonly Watched<Value>[]>();
  return (project) => {
    const { memory } = project.observation;
    const kept = known.get(memory) ?? [];
    // What a look has read, the project that it is asked about has too.
    const whole = project as unknown as Project;
    const last = kept.find((one) => holdsFor(one, whole));
    const taken = last ?? watched(() => look(project));
    if (taken !== kept[0]) known.set(memory, [taken, ...kept.filter((one) => one !== taken).slice(0, mostKept - 1)]);
    return found(taken);
  };
}

/** As `remembered`, of a project and a pattern that is a constant. */
export function rememberedBy<Value>(look: (project: Project, pattern: RegExp) => Value): (project: Project, pattern: RegExp) => Value {
  const looks = new Map<string, (project: Project) => Value>();
  return (project, pattern) => {
    const key = String(pattern);
    const one = looks.get(key) ?? remembered((asked: Project) => look(asked, pattern));
    looks.set(key, one);
    return one(project);
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
