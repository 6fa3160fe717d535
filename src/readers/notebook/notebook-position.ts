import type { NotebookFacts, NotebookSegment } from "../../facts/notebook-facts.js";
import type { Place, Span } from "../../text/span.js";
import { lastSegment, segmentOf } from "./segments.js";

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
function segmentAt(segments: Int32Array, offset: number): NotebookSegment | undefined {
  return lastSegment(segments, ({ code }) => code <= offset) ?? segmentOf(segments, 0);
}

function lastOfCell(segments: Int32Array, first: NotebookSegment, last: NotebookSegment): NotebookSegment {
  if (last.cell === first.cell) return last;
  return lastSegment(segments, ({ cell }) => cell <= first.cell) ?? first;
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
