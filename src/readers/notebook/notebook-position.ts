import type { NotebookFacts, NotebookSegment } from "../../facts/notebook-facts.js";
import type { Place, Span } from "../../text/span.js";

/** The place of a range of the joined code. What reaches into a second cell ends with the first. */
export function toNotebookPlace(path: string, { segments }: Pick<NotebookFacts, "segments">, span: Span): Place {
  const first = segmentAt(segments, span.start);
  if (!first) return { path, span: { start: 0, end: 0 } };
  const last = lastOfCell(segments, first, segmentAt(segments, Math.max(span.start, span.end - 1)) ?? first);
  const end = Math.max(span.start, Math.min(span.end, last.code + last.length));
  return {
    path,
    span: { start: jsonOffset(first, span.start), end: jsonOffset(last, end) },
    cell: { index: first.cell, span: { start: cellOffset(first, span.start), end: cellOffset(last, end) } },
  };
}

/** The last segment that starts at or before the offset. */
function segmentAt(segments: readonly NotebookSegment[], offset: number): NotebookSegment | undefined {
  return segments[indexAt(segments, (segment) => segment.code <= offset)] ?? segments[0];
}

function lastOfCell(segments: readonly NotebookSegment[], first: NotebookSegment, last: NotebookSegment): NotebookSegment {
  if (last.cell === first.cell) return last;
  return segments[indexAt(segments, (segment) => segment.cell <= first.cell)] ?? first;
}

/** The index of the last segment for which `isBefore` holds; it must hold for a first part of the list only. */
function indexAt(segments: readonly NotebookSegment[], isBefore: (segment: NotebookSegment) => boolean): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (segment && isBefore(segment)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** An escape ends its piece: an offset is before or behind it. */
function jsonOffset(segment: NotebookSegment, offset: number): number {
  const inside = offset - segment.code;
  if (inside <= 0) return segment.json;
  return segment.json + (inside >= segment.length ? segment.jsonLength : inside);
}

function cellOffset(segment: NotebookSegment, offset: number): number {
  return segment.cellOffset + Math.max(0, Math.min(offset - segment.code, segment.length));
}
