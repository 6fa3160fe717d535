import { groupedBy } from "../text/grouped-by.js";
import type { Place } from "../text/span.js";

/** What concerns the same split together, in the order of the code; what concerns none that is known, by its file. */
export function bySplit<Found extends { readonly at: Place }>(
  all: readonly Found[],
  splitOf: (found: Found) => Place | undefined,
): readonly (readonly [Found, ...Found[]])[] {
  const groups = groupedBy(
    all.toSorted((a, b) => a.at.span.start - b.at.span.start),
    (one) => {
      const split = splitOf(one);
      return split ? `${split.path}:${split.span.start}` : one.at.path;
    },
  );
  return [...groups.values()];
}
