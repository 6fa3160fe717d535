import type { Evidence, EvidenceLevel } from "../project/evidence.js";
import type { Fix, GapKind } from "../rules/rule.js";
import type { Place } from "../text/span.js";

/**
 * How a rule came out. `unknown` and `crashed` earn nothing and are no finding; the last three are not counted.
 * `off`: it is off by default, and nothing turns it on.
 */
export const outcomeKinds = [
  "met",
  "partial",
  "hollow",
  "contradicted",
  "missing",
  "unknown",
  "crashed",
  "not-applicable",
  "off",
  "waived",
] as const;

export type OutcomeKind = (typeof outcomeKinds)[number];

/** Loudest first. */
export const severities = ["error", "warning", "info"] as const;

export type Severity = (typeof severities)[number];

/** One thing to act on, at one place. */
export interface Finding {
  /** The rule's id; `manifest/…`, `waiver/…` and `baseline/…` for remarks on these themselves, which are not scored. */
  readonly rule: string;
  readonly kind: GapKind | "invalid";
  /** The id of the check of code that found it, where one did: the rule's id and a name. */
  readonly check?: string;
  readonly severity: Severity;
  /** Whether the project's baseline counts it: then it fails no build. */
  readonly known?: true;
  readonly message: string;
  /** Absent when it concerns a project as a whole that has no manifest. */
  readonly at?: Place;
  readonly related: readonly { readonly message: string; readonly at: Place }[];
  readonly fixes: readonly Fix[];
}

/** A waiver that took effect. */
export interface AppliedWaiver {
  readonly reason: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly at: Place;
}

/** A finding that is not shown, and why. */
export interface WaivedFinding {
  readonly finding: Finding;
  readonly waiver: AppliedWaiver;
}

/** What came of one rule in one project. */
export interface Outcome {
  readonly rule: string;
  readonly kind: OutcomeKind;
  /** The strongest evidence found. */
  readonly level?: EvidenceLevel;
  /** In words: why it does not apply, is off, unknown, or crashed; what is lacking where it is partial. */
  readonly reason?: string;
  readonly evidence: readonly Evidence[];
  /** Findings that no waiver covers. */
  readonly findings: readonly Finding[];
  /** Findings that a waiver covers, each with it; none where a waiver of the whole rule covers no place. */
  readonly waived: readonly WaivedFinding[];
  /** The part of the rule's weight that is earned, 0-1; what it would be without the waiver where it is waived. */
  readonly share: number;
  readonly waiver?: AppliedWaiver;
}

/** Whether a rule was judged at all: it applies, and is on. */
export function isJudged({ kind }: Outcome): boolean {
  return kind !== "not-applicable" && kind !== "off";
}

/** Whether an outcome stands on either side of the score: the rule was judged and is not waived. */
export function isCounted(outcome: Outcome): boolean {
  return isJudged(outcome) && outcome.kind !== "waived";
}
