import { applyReplacements } from "../text/edit.js";
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
  let mended = readManifest(manifest.path, applyReplacements(manifest.text, first), manifest);
  if (replacements(mended).length === 0) return first;
  for (let round = 1; round < maxRounds; round++) {
    const edits = replacements(mended);
    if (edits.length === 0) break;
    mended = readManifest(manifest.path, applyReplacements(mended.text, edits), mended);
  }
  return changeBetween(manifest, mended.text);
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

function changeBetween({ text }: Manifest, after: string): readonly Replacement[] {
  const most = Math.min(text.length, after.length);
  let start = 0;
  while (start < most && text[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && text[text.length - 1 - same] === after[after.length - 1 - same]) same++;
  if (text === after) return [];
  return [{ span: { start, end: text.length - same }, text: after.slice(start, after.length - same) }];
}
