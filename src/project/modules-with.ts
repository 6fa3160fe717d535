import type { PythonFacts } from "../facts/python-facts.js";
import { lastPart } from "../text/last-part.js";
import { eachInSteps, type Steps } from "../text/steps.js";
import { type LookInSteps, oncePer, oncePerInSteps } from "./once-per.js";
import type { PythonModule } from "./project.js";

type Modules = readonly PythonModule[];
type Test = (text: string) => boolean;

/** What is looked for, by where it may stand. */
export interface Words {
  /** What is called, by its full dotted name. */
  readonly calls?: RegExp | Test;
  /** The names of arguments. */
  readonly options?: RegExp | Test;
  /** The names that are given as arguments. */
  readonly given?: RegExp | Test;
  /** The names that are assigned to. */
  readonly targets?: RegExp | Test;
  /** The functions that are defined. */
  readonly functions?: RegExp | Test;
  readonly strings?: RegExp | Test;
}

/**
 * The modules, in order, in which something that is looked for stands. What many of them name alike is held against a pattern once, so that a look
 * at all code does well to begin with the modules of which it can make something.
 */
export function modulesWith(modules: Modules, words: Words): Modules {
  const { given, functions, strings } = words;
  const holders = new Set<PythonModule>();
  for (const place of ["calls", "options", "targets"] as const) {
    const word = words[place];
    if (!word) continue;
    for (const [name, those] of indexes[place](modules)) if (fits(word, name)) for (const module of those) holders.add(module);
  }
  return modules.filter((module) => {
    if (holders.has(module)) return true;
    const { facts } = module;
    return (
      (functions && facts.functions.some(({ name }) => fits(functions, name))) ||
      (strings && facts.strings.some(({ value }) => fits(strings, value))) ||
      (given && facts.calls.some((call) => call.arguments.some(({ value }) => value.kind === "name" && fits(given, value.value))))
    );
  });
}

function fits(word: RegExp | Test, text: string): boolean {
  return word instanceof RegExp ? word.test(text) : word(text);
}

/** Makes the indexes in which such words are looked for, in steps. */
export function* indexSteps(modules: Modules, ...places: readonly (keyof typeof indexes)[]): Steps<void> {
  for (const place of places) yield* indexes[place].steps(modules);
}

/** What some modules name, with those that do, in order. */
type Index = LookInSteps<Modules, ReadonlyMap<string, Modules>>;

/** What some modules call. */
export const callers: Index = indexOf(({ calls }, add) => {
  for (const { name } of calls) add(name);
});

/** The last part of each name that some modules call: `save` of `store.save`. */
export const calledNames = oncePer(
  (modules: Modules) => modules,
  (modules): ReadonlySet<string> => new Set([...callers(modules).keys()].map(lastPart)),
);

/** Two texts are seldom the same, nor are two functions called alike: an index of them would be as large as they are. */
const indexes = {
  calls: callers,
  options: indexOf(({ calls }, add) => {
    for (const call of calls) for (const { name } of call.arguments) if (name !== undefined) add(name);
  }),
  targets: indexOf(({ assignments }, add) => {
    for (const { targets } of assignments) for (const target of targets) add(target);
  }),
};

function indexOf(look: (facts: PythonFacts, add: (name: string) => void) => void): Index {
  return oncePerInSteps(
    (modules: Modules) => modules,
    function* (modules) {
      const byName = new Map<string, PythonModule[]>();
      yield* eachInSteps(modules, (module) =>
        look(module.facts, (name) => {
          const known = byName.get(name);
          if (!known) byName.set(name, [module]);
          else if (known.at(-1) !== module) known.push(module);
        }),
      );
      return byName;
    },
  );
}
