import type { CiTriggers } from "../../facts/ci-facts.js";

/** Triggers of which only some are given; the rest start nothing. */
export function startedBy(triggers: Partial<CiTriggers>): CiTriggers {
  return { push: false, pullRequest: false, manual: false, release: false, schedules: [], other: [], ...triggers };
}

/** What starts a pipeline that any of several triggers starts; none for an empty list. `called` is left out. */
export function joinTriggers(all: readonly CiTriggers[]): CiTriggers {
  return {
    push: all.some(({ push }) => push),
    pullRequest: all.some(({ pullRequest }) => pullRequest),
    manual: all.some(({ manual }) => manual),
    release: all.some(({ release }) => release),
    schedules: [...new Set(all.flatMap(({ schedules }) => schedules))],
    other: [...new Set(all.flatMap(({ other }) => other))],
  };
}
