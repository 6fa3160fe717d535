import { oncePerModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import type { Place } from "../text/span.js";
import { followModule } from "./row-flow/follow-module.js";
import type { Learned, Part, Score } from "./rows.js";

/** Rows that hold what was learned from all of them are split, or given to folds. */
export interface Leak {
  readonly learned: Learned;
  /** Where it was learned. */
  readonly at: Place;
  /** `late`: what was fitted to all rows is used on a part after the split. */
  readonly form: "split" | "folds" | "late";
  /** The call that splits, or scores on folds. */
  readonly split: Place;
  /** As a message names it. */
  readonly splitter: string;
  /** Whether the folds' scores are only used to search parameters. */
  readonly isSearch: boolean;
}

/** What is seen of data on its way through code: each is one place where an evaluation is spoiled, or may be. */
export interface RowFlow {
  readonly leaks: readonly Leak[];
  /** Calls that split rows at random. */
  readonly splits: readonly { readonly at: Place }[];
  /** Something is fitted to rows that are for evaluation. */
  readonly fittedToTest: readonly { readonly what: string; readonly at: Place; readonly part: Part; readonly trainedAt?: Place }[];
  /** A model is chosen by its score on test rows. */
  readonly choices: readonly { readonly by: string; readonly at: Place; readonly score: Score }[];
  /** Training stops by a score on test rows, on which the model is then judged. */
  readonly stops: readonly { readonly at: Place; readonly part: Part; readonly judged: Place }[];
  /** A model that learned from all rows is judged on a part of them. */
  readonly refits: readonly { readonly at: Place; readonly judged: Place; readonly part: Part }[];
  /** The column that is to be predicted is among those that predict. */
  readonly targets: readonly { readonly column: string; readonly at: Place }[];
  /** Rows with a date and with values of earlier rows are split at random. */
  readonly shuffledSeries: readonly { readonly at: Place; readonly lagged: Place }[];
}

/** What is found, as it is found. */
export type Found = { -readonly [Key in keyof RowFlow]: RowFlow[Key][number][] };

/**
 * Follows data through the Python code of some modules, in the order in which it is written: through names, columns, slices, unpacking, what
 * is done in place, objects that are fitted, and the project's own functions where they are called. Branches are taken one after the other.
 */
export const rowFlow: (modules: readonly PythonModule[]) => RowFlow = oncePerModules((modules) => {
  const found: Found = { leaks: [], splits: [], fittedToTest: [], choices: [], stops: [], refits: [], targets: [], shuffledSeries: [] };
  for (const module of modules) if (module.facts.calls.some(({ name }) => matters.test(name))) followModule(modules, module, found);
  const once = <One>(all: readonly One[], key: (one: One) => string) =>
    [...new Map(all.toReversed().map((one) => [key(one), one])).values()].reverse();
  const of = ({ path, span }: Place) => `${path}:${span.start}`;
  return {
    leaks: once(found.leaks, ({ learned, form }) => `${form === "late" ? "split" : form} ${of(learned.at)}`),
    splits: once(found.splits, ({ at }) => of(at)),
    fittedToTest: once(found.fittedToTest, ({ at }) => of(at)),
    choices: once(found.choices, ({ score }) => of(score.at)),
    stops: once(found.stops, ({ at }) => of(at)),
    refits: once(found.refits, ({ at }) => of(at)),
    targets: once(found.targets, ({ at, column }) => `${at.path} ${column}`),
    shuffledSeries: once(found.shuffledSeries, ({ at }) => of(at)),
  };
});

/** Without any of these in a module, nothing in it is split, fitted or scored. */
const matters =
  /(?:^|\.)(?:train_test_split|random_split|cross_\w+|fit\w*|split|train|sample|evaluate|predict\w*|score|\w+_score|permutation)$/;
