import { finish, type Steps } from "../text/steps.js";
import { found, holdsFor, type Watched, watched, watchedSteps } from "./noted-reads.js";
import type { Project } from "./project.js";

/** Makes a look that is taken once per object that `keyOf` names for its input; what was found is kept as long as that object is. */
export function oncePer<Input, Value>(keyOf: (input: Input) => object, look: (input: Input) => Value): (input: Input) => Value {
  const known = new WeakMap<object, Watched<Value>>();
  return (input) => {
    const key = keyOf(input);
    let taken = known.get(key);
    if (!taken) {
      taken = watched(() => look(input));
      known.set(key, taken);
    }
    return found(taken);
  };
}

/** A look whose value can be had at once, and which can be taken in steps before: what goes through all code takes long. */
export interface LookInSteps<Input, Value> {
  (input: Input): Value;
  readonly steps: (input: Input) => Steps<Value>;
}

/** As `oncePer`, in steps. */
export function oncePerInSteps<Input, Value>(
  keyOf: (input: Input) => object,
  look: (input: Input) => Steps<Value>,
): LookInSteps<Input, Value> {
  const known = new WeakMap<object, Watched<Value>>();
  return inSteps(
    (input) => known.get(keyOf(input)),
    look,
    (input, taken) => {
      if (!known.has(keyOf(input))) known.set(keyOf(input), taken);
      return found(taken);
    },
  );
}

/** A look of which `known` tells what it found before, and that `keep` keeps. */
function inSteps<Input, Value>(
  known: (input: Input) => Watched<Value> | undefined,
  look: (input: Input) => Steps<Value>,
  keep: (input: Input, taken: Watched<Value>) => Value,
): LookInSteps<Input, Value> {
  function* steps(input: Input): Steps<Value> {
    return keep(input, known(input) ?? (yield* watchedSteps(look(input))));
  }
  const atOnce = (input: Input) => {
    const taken = known(input);
    return taken ? keep(input, taken) : finish(steps(input));
  };
  return Object.assign(atOnce, { steps });
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
  const kept = new Kept<Value>();
  return (project) => kept.found(project, kept.of(project) ?? watched(() => look(project)));
}

/** As `remembered`, in steps. */
export function rememberedInSteps<Observed extends Pick<Project, "observation">, Value>(
  look: (project: Observed) => Steps<Value>,
): LookInSteps<Observed, Value> {
  const kept = new Kept<Value>();
  return inSteps(
    (project) => kept.of(project),
    look,
    (project, taken) => kept.found(project, taken),
  );
}

type Remembering = Pick<Project, "observation">;

/** What one look found of the last states of each project, the newest first. */
class Kept<Value> {
  private readonly byMemory = new WeakMap<object, readonly Watched<Value>[]>();

  /** What still holds. */
  of(project: Remembering): Watched<Value> | undefined {
    // What a look has read, the project that it is asked about has too.
    const whole = project as unknown as Project;
    return this.byMemory.get(project.observation.memory)?.find((one) => holdsFor(one, whole));
  }

  found({ observation: { memory } }: Remembering, taken: Watched<Value>): Value {
    const kept = this.byMemory.get(memory) ?? [];
    if (taken !== kept[0]) this.byMemory.set(memory, [taken, ...kept.filter((one) => one !== taken).slice(0, mostKept - 1)]);
    return found(taken);
  }
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
