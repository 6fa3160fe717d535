import type { Span } from "../../text/span.js";

/** The first document of a YAML text. */
export interface FirstDocument {
  /** The pieces in which it can be read one by one: each starts with a top-level key, except where the document is no block map. */
  readonly sections: readonly Span[];
  /** The start of a second document. */
  readonly second?: Span;
}

/** A file with more top-level keys than this is no manifest; it is read in one piece, because every piece has a price. */
const maxSections = 200;

const blank = /^\s*(?:#|$)/;
/** How a document starts that is no block map with plain or quoted keys. */
const noBlockMap = /^\s*(?:[{[&!*|>?]|-(?:\s|$))/;
/** What may stand in the first column and yet continue the section above: comments, list items, values of `?` keys, closing brackets. */
const continues = /^(?:[\s#\]}]|[-:](?:\s|$)|$)/;

/**
 * Cuts the first document at its top-level keys. Nothing inside a section can start in the first column, so a section that is
 * broken, by a bracket never closed, say, leaves the others readable.
 */
export function splitSections(text: string, start: number): FirstDocument {
  const { from, end, second } = firstDocument(text, start);
  const cuts = [from];
  let isBlockMap: boolean | undefined;
  for (const line of linesOf(text, from, end)) {
    if (isBlockMap === undefined) {
      if (!blank.test(line.text)) isBlockMap = line.start === from && from > start ? false : !noBlockMap.test(line.text);
    } else if (isBlockMap && !continues.test(line.text)) cuts.push(line.start);
  }
  const pieces = cuts.length > maxSections ? [from] : cuts;
  const sections = pieces.map((cut, index) => ({ start: cut, end: pieces[index + 1] ?? end }));
  return { sections, ...(second && { second }) };
}

/** Where the first document's content lies: after directives and `---`, before the next `---` or `...`. */
function firstDocument(text: string, start: number): { from: number; end: number; second?: Span } {
  let from = start;
  let end: number | undefined;
  let hasContent = false;
  for (const line of linesOf(text, start, text.length)) {
    const mark = /^(?:---|\.\.\.)(?=\s|$)/.exec(line.text)?.[0];
    const isBlank = blank.test(line.text.slice(mark?.length ?? 0));
    if (end === undefined && mark === "---" && !hasContent) {
      from = line.start + mark.length;
      hasContent = true;
    } else if (mark === "---" || (end !== undefined && !isBlank)) {
      return { from, end: end ?? line.start, second: { start: line.start, end: line.start + (mark ?? line.text).length } };
    } else if (mark) {
      end ??= line.start;
    } else if (line.text.startsWith("%") && !hasContent) {
      from = line.start + line.text.length;
    } else hasContent ||= !isBlank;
  }
  return { from, end: end ?? text.length };
}

function* linesOf(text: string, start: number, end: number): Generator<{ start: number; text: string }> {
  for (let position = start; position < end; ) {
    const feed = text.indexOf("\n", position);
    const next = feed === -1 || feed >= end ? end : feed + 1;
    yield { start: position, text: text.slice(position, next).trimEnd() };
    position = next;
  }
}
