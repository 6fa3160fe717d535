import type { NotebookSegment } from "../../facts/notebook-facts.js";

/** Numbers of a segment. */
const width = 6;

/** Segments as a notebook's facts keep them: a notebook has one for nearly every line. */
export function packSegments(segments: readonly NotebookSegment[]): Int32Array {
  const packed = new Int32Array(segments.length * width);
  let at = 0;
  for (const { code, cellOffset, json, length, jsonLength, cell } of segments) {
    packed.set([code, cellOffset, json, length, jsonLength, cell], at);
    at += width;
  }
  return packed;
}

/** The segment at an index of the list. */
export function segmentOf(packed: Int32Array, index: number): NotebookSegment | undefined {
  const at = index * width;
  if (at < 0 || at >= packed.length) return undefined;
  const [code = 0, cellOffset = 0, json = 0, length = 0, jsonLength = 0, cell = 0] = packed.subarray(at, at + width);
  return { code, cellOffset, json, length, jsonLength, cell };
}

/** The last segment for which `isBefore` holds; it must hold for a first part of the list only. */
export function lastSegment(packed: Int32Array, isBefore: (segment: NotebookSegment) => boolean): NotebookSegment | undefined {
  let low = 0;
  let high = packed.length / width;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segmentOf(packed, middle);
    if (segment && isBefore(segment)) low = middle + 1;
    else high = middle;
  }
  return segmentOf(packed, low - 1);
}
