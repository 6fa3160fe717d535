import type { Span } from "../../text/span.js";

const setting = /^[ \t]*(["']?)(?:\w+[_-])?(?:seed|random_state)\1[ \t]*[:=][ \t]*\d{1,10}[ \t]*,?[ \t]*(?:#.*)?$/gim;
const mostSeeds = 20;

/** The lines of a configuration file that fix a random seed. */
export function findSeeds(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(setting)) {
    if (found.length >= mostSeeds) break;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    found.push({ start, end: match.index + match[0].trimEnd().length });
  }
  return found;
}
