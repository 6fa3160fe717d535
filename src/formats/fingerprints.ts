import type { Finding } from "../report/outcome.js";
import { textHash } from "../text/text-hash.js";
import type { PlaceTable } from "./report-input.js";

/** The most characters of a line that are looked at: a minified file is one line. */
const mostCharacters = 1000;

/**
 * What stays the same of each finding while it stays the same finding, in their order: a hash of its rule and of the line that it starts on, blanks
 * folded, and which of those alike in its file it is. Neither the path nor the line's number is part of it, so that lines may shift and files move.
 * A finding without a range is known by its message. Part of the public contract: what is written today is held against reports of years ago.
 */
export function fingerprints(findings: readonly Finding[], places: PlaceTable): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, check, kind, message, at } = finding;
    const hash = textHash([rule, check ?? "", kind, lineOf(finding, places) ?? message].join("\0"));
    const key = `${at?.path ?? ""}\0${hash}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return `${hash}:${count}`;
  });
}

/** The line that a finding starts on; of a long one, what follows from there. */
function lineOf({ at }: Finding, places: PlaceTable): string | undefined {
  const source = at && at.span.end > at.span.start ? places.source(at.path) : undefined;
  if (!at || !source) return undefined;
  const { start, end } = source.lineSpan(source.positionAt(at.span.start).line);
  const from = end - start > mostCharacters ? at.span.start : start;
  return source.text
    .slice(from, Math.min(end, from + mostCharacters))
    .replace(/\s+/g, " ")
    .trim();
}
