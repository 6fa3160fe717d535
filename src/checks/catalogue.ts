import type { CodeCheck } from "./code-check.js";
import { checksById } from "./index.js";

/** A check with its public names. */
export interface CheckEntry extends CodeCheck {
  /** `area/practice/check`: the path of its file. */
  readonly id: string;
  /** The id of the rule whose findings it makes. */
  readonly rule: string;
}

/** Every check of code, in the order of ids. */
export const codeChecks: readonly CheckEntry[] = Object.entries(checksById).map(([id, check]) => ({
  ...check,
  id,
  rule: id.slice(0, id.lastIndexOf("/")),
}));

/** The checks whose findings are a rule's. */
export function checksOf(rule: string): readonly CheckEntry[] {
  return codeChecks.filter((check) => check.rule === rule);
}
