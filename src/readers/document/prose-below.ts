import type { DocumentFacts } from "../../facts/document-facts.js";

/** Headings whose prose includes that of the headings below them. Levels are 1 to 6. */
export function withProseBelow(headings: DocumentFacts["headings"]): DocumentFacts["headings"] {
  const below = [0, 0, 0, 0, 0, 0, 0];
  const sums = headings.toReversed().map((heading) => {
    const prose = below.slice(heading.level + 1).reduce((sum, length) => sum + length, heading.prose);
    below[heading.level] = (below[heading.level] ?? 0) + prose;
    below.fill(0, heading.level + 1);
    return { ...heading, prose };
  });
  return sums.reverse();
}
