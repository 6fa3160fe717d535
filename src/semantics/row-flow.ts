import { modulesWith } from "../project/modules-with.js";
import { oncePerModulesInSteps } from "../project/production-code.js";
import type { Place } from "../text/span.js";
import type { Steps } from "../text/steps.js";
import { followModule } from "./row-flow/follow-module.js";
import type { Found, RowFlow } from "./row-flow/found.js";

/**
 * Follows data through the Python code of some modules, in the order in which it is written: through names, columns, slices, unpacking, what
 * is done in place, objects that are fitted, and the project's own functions where they are called. Branches are taken one after the other.
 */
export const rowFlow = oncePerModulesInSteps(function* (modules): Steps<RowFlow> {
  const found: Found = { leaks: [], splits: [], fittedToTest: [], choices: [], stops: [], refits: [], targets: [], shuffledSeries: [] };
  for (const module of modulesWith(modules, { calls: matters })) {
    followModule(modules, module, found);
    yield;
  }
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
