import type { Place } from "../text/span.js";

/**
 * How strongly a practice is shown. `claimed`: only the manifest says so · `present`: the file, dependency or configuration exists ·
 * `wired`: imported and called, or run by CI or a schedule · `proven`: a fresh, non-hollow result.
 */
export type EvidenceLevel = "claimed" | "present" | "wired" | "proven";

/** All levels, weakest first. */
export const evidenceLevels: readonly EvidenceLevel[] = ["claimed", "present", "wired", "proven"];

/** Something that shows a practice. */
export interface Evidence {
  readonly level: EvidenceLevel;
  /** A short phrase a reader can check: "`prometheus_client.Counter` called". */
  readonly what: string;
  /** Where it is; absent for the absence of something ("no secret in 31 files"). */
  readonly at?: Place;
}

/** The strongest level among pieces of evidence; `undefined` when there is none. */
export function strongest(evidence: readonly Evidence[]): EvidenceLevel | undefined {
  let best = -1;
  for (const { level } of evidence) best = Math.max(best, evidenceLevels.indexOf(level));
  return evidenceLevels[best];
}

/** Whether `level` is at least `asked`. */
export function atLeast(level: EvidenceLevel, asked: EvidenceLevel): boolean {
  return evidenceLevels.indexOf(level) >= evidenceLevels.indexOf(asked);
}
