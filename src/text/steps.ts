/** Work that can be put down after each step, for callers that must do something else in between. */
export type Steps<Result> = Generator<void, Result>;

/** Does all of some work at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** How many files of code are worth a step: some milliseconds, the first time that code runs. */
const itemsPerStep = 200;

/** Does something with each of some items, put down now and then. */
export function* eachInSteps<Item>(items: readonly Item[], work: (item: Item) => void): Steps<void> {
  for (const [index, item] of items.entries()) {
    work(item);
    if ((index + 1) % itemsPerStep === 0) yield;
  }
}

/** As `flatMap`, put down now and then. */
export function* flatMapInSteps<Item, Value>(items: readonly Item[], look: (item: Item) => readonly Value[]): Steps<readonly Value[]> {
  const found: Value[] = [];
  yield* eachInSteps(items, (item) => {
    for (const one of look(item)) found.push(one);
  });
  return found;
}
