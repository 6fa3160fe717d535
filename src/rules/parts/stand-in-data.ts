import type { PlacedCall } from "../../project/production-code.js";
import { wordsOf } from "../../semantics/names-in.js";
import { nameOf } from "../../workspace/path-parts.js";

/** Data that stands in for the real one, so that code can be tried: `dummy_loader`, `data/fake.py`. */
const standIn = /(?:^|[^a-z])(?:dummy|fake|mock(?:ed)?|placeholder)(?:$|[^a-z])/;

/** Whether what a call loads or splits only stands in for the data, by the names of its function, its file, its arguments and what it gives. */
export function isStandInData({ call, at }: Pick<PlacedCall, "call" | "at">): boolean {
  return [call.scope, nameOf(at.path), ...call.assignedTo, ...call.arguments.flatMap(({ value }) => wordsOf(value))].some(isStandInName);
}

/** Whether a name is that of data, or of a class of data, which stands in for the real one. */
export function isStandInName(name: string): boolean {
  return standIn.test(name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase());
}
