import type { Leak } from "./row-flow.js";

/** Leaks into the same split, or the same folds, together: the first that stands in the code before the others. */
export function leaksBySplit(leaks: readonly Leak[]): readonly (readonly [Leak, ...Leak[]])[] {
  const found = new Map<string, [Leak, ...Leak[]]>();
  for (const leak of leaks.toSorted((one, other) => one.learned.at.span.start - other.learned.at.span.start)) {
    const key = `${leak.split.path}:${leak.split.span.start}`;
    const known = found.get(key);
    if (known) known.push(leak);
    else found.set(key, [leak]);
  }
  return [...found.values()];
}
