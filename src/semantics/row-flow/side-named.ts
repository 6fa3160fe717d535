import { lastPart } from "../../text/last-part.js";
import type { Side } from "../rows.js";

const names = {
  train: /(?:^|_)(?:train|trn|tr|training)(?:_|\d|$)|^(?:X|y|x)(?:train|tr)$|[a-z]Train$/i,
  validation: /(?:^|_)(?:va|val|valid|validation|dev|cv|eval)(?:_|\d|$)|^(?:X|y|x)(?:val|valid)/i,
  test: /(?:^|_)(?:test|tst|te|testing|hold_?out)(?:_|\d|$)|^(?:X|y|x)(?:test|te)$|[a-z]Test$/i,
} as const;

/** The part of a split that a name says. */
export function sideNamed(name: string | undefined): Side | undefined {
  if (name === undefined) return undefined;
  const last = lastPart(name);
  const sides = (["train", "validation", "test"] as const).filter((side) => names[side].test(last));
  return sides.length === 1 ? sides[0] : undefined;
}
