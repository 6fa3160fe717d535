import { applyReplacements } from "../text/edit.js";
import { toEdit } from "../text/file-change.js";
import type { Manifest } from "./manifest.js";
import type { Suggestion } from "./problems/problem.js";
import { readManifest } from "./read-manifest.js";

type Replacement = Pick<Suggestion, "span" | "text">;

/** A mended problem may show another one: a key whose name is right now has a value that is not. */
const maxRounds = 10;

/**
 * The replacements that mend all of a manifest's problems which have one right answer, so that nothing is left to mend afterwards. Never creates
 * files, and changes no byte besides; one replacement over several problems where they hang together.
 */
export function mendManifest(manifest: Manifest): readonly Replacement[] {
  const first = replacements(manifest);
  let mended = manifest;
  let edits = first;
  let round = 0;
  for (; round < maxRounds && edits.length > 0; round++) {
    mended = readManifest(manifest.path, applyReplacements(mended.text, edits), mended);
    edits = replacements(mended);
  }
  if (round <= 1) return first;
  const change = toEdit({ path: manifest.path, before: manifest.text, after: mended.text });
  return change.kind === "replace" && mended.text !== manifest.text ? [change] : [];
}

/** The suggestions, of two for one text the first. */
function replacements({ problems, text }: Manifest): readonly Replacement[] {
  const kept: Replacement[] = [];
  let end = -1;
  for (const { suggestion } of [...problems].sort((a, b) => (a.suggestion?.span.start ?? 0) - (b.suggestion?.span.start ?? 0))) {
    if (!suggestion || suggestion.span.start < end || text.slice(suggestion.span.start, suggestion.span.end) === suggestion.text) continue;
    kept.push({ span: suggestion.span, text: suggestion.text });
    end = Math.max(suggestion.span.end, suggestion.span.start + 1);
  }
  return kept;
}
