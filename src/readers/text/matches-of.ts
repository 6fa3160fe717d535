/**
 * All matches of a global pattern. Unlike `matchAll`, which makes a new and so uncompiled pattern for each text, this keeps its speed
 * over many short texts; a pattern must not be used for a second text before the first is done.
 */
export function* matchesOf(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) yield match;
}
