import type { LeftAlone } from "./scaffold.js";

/** The reason for a file that has already all that there is to write: people need not hear of it. */
export const isThere = "It exists already.";

/** A file that is left as it is, and why, in a sentence. */
export function leftAlone(path: string, reason: string): LeftAlone {
  return { kind: "leave", path, reason };
}
