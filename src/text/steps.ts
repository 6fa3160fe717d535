/** Work that can be put down after each step, for callers that must do something else in between. */
export type Steps<Result> = Generator<void, Result>;

/** Does all of some work at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
