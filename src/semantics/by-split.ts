import type { Place } from "../text/span.js";

/** What concerns the same split together, in the order of the code; what concerns none that is known, by its file. */
export function bySplit<Found extends { readonly at: Place }>(
  all: readonly Found[],
  splitOf: (found: Found) => Place | undefined,
): readonly (readonly [Found, ...Found[]])[] {
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const one of all.toSorted((a, b) => a.at.span.start - b.at.span.start)) {
    const split = splitOf(one);
    const key = split ? `${split.path}:${split.span.start}` : one.at.path;
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
