import type { PythonCall } from "../../facts/python-facts.js";
import { contains, type Span } from "../../text/span.js";

/** The calls that lie in a span; calls stand in the order in which their callees end. */
export function callsWithin(calls: readonly PythonCall[], span: Span): readonly { readonly call: PythonCall; readonly index: number }[] {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle]?.span.end ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const found: { readonly call: PythonCall; readonly index: number }[] = [];
  for (let index = low; index < calls.length; index++) {
    const call = calls[index];
    if (!call || call.span.end > span.end) break;
    if (contains(span, call.whole)) found.push({ call, index });
  }
  return found;
}
