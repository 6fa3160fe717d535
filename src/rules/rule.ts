import type { Plain } from "../manifest/edit/plain.js";
import type { Evidence, EvidenceLevel } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import type { Stage } from "../project/stage.js";
import type { Condition } from "../project/trait.js";
import type { Edit } from "../text/edit.js";
import type { Place } from "../text/span.js";

/** A path inside the manifest: keys and zero-based indexes. */
export type ManifestPath = readonly (string | number)[];

/** A step that closes a gap, as data. Edits are computed only when it is picked. */
export type Fix =
  /** Sets a manifest value, keeping comments and formatting. */
  | { readonly kind: "manifest"; readonly title: string; readonly path: ManifestPath; readonly value: Plain }
  /** Writes the files of a scaffold. */
  | { readonly kind: "scaffold"; readonly title: string; readonly scaffold: string }
  /** Changes text in place. */
  | { readonly kind: "edit"; readonly title: string; readonly edits: readonly Edit[] };

/**
 * What keeps a practice from being met.
 * `missing`: nothing shows it · `weak`: shown, but not as strongly as the rule asks · `partial`: some instances lack it ·
 * `hollow`: it is there and does nothing (an empty suite, a swallowed failure) · `contradicted`: a claim that the workspace disproves.
 */
export type GapKind = "missing" | "weak" | "partial" | "hollow" | "contradicted";

export interface Gap {
  readonly kind: GapKind;
  /** At most two lines: what is missing, where it was looked for, what to add. Stands alone; culprits in backticks; ends with a full stop. */
  readonly message: string;
  /** The exact place; when absent the manifest's key for this rule, or its nearest ancestor, is blamed. */
  readonly at?: Place;
  /** Other places that explain it: the claim, or what contradicts it. */
  readonly related?: readonly { readonly message: string; readonly at: Place }[];
  readonly fixes?: readonly Fix[];
  /** The id of the check of code that found it, where one did. */
  readonly check?: string;
}

/** What a rule found out. */
export interface Verdict {
  readonly evidence: readonly Evidence[];
  readonly gaps: readonly Gap[];
  /** The share of instances (sources, services, calls …) that keep the practice, 0-1. 1 when absent; ignored unless a gap is `partial`. */
  readonly share?: number;
  /** Why it cannot be seen from here. Neither a pass nor a finding. */
  readonly unknown?: string;
}

/** The article passage a rule comes from. */
export interface Why {
  /** The article and passage: `A0 #6`, with further sources (`MLTS Monitor 1`) after a semicolon. */
  readonly source: string;
  /** One faithful sentence or two, in our own words. */
  readonly text: string;
}

/**
 * A production-engineering practice. One per file under `src/rules/<area>/`; its id is that path and never changes once shipped.
 * Everything but `check` is data, so that docs, JSON and the editor can show it without running anything.
 */
export interface Rule {
  /** The promise, in the affirmative: "The container runs as a non-root user". */
  readonly title: string;
  readonly why: Why;
  /** The traits that make it apply; never missing evidence. */
  readonly applies: Condition;
  /** The stage from which it counts. */
  readonly stage: Stage;
  /** 1 low, 2 medium, 3 high. */
  readonly weight: 1 | 2 | 3;
  /** Unmet, it caps the score at 49. */
  readonly critical?: true;
  /** The level of evidence that earns its full weight. */
  readonly asks: EvidenceLevel;
  /** What counts as evidence at each level that it knows, for the docs. */
  readonly evidence: Partial<Record<EvidenceLevel, string>>;
  /** What exists but does nothing, and what disproves a claim, where the rule has these notions. */
  readonly hollow?: string;
  readonly contradicted?: string;
  /** The manifest key that speaks of it: where a gap with no place of its own is shown. */
  readonly manifest?: ManifestPath;
  /** Fixes that any gap of this rule may use; a gap's own `fixes` go first. One that sets a manifest value is offered only while nothing stands there. */
  readonly fixes?: readonly Fix[];
  /** Why there is no automatic fix, where there is none. */
  readonly noFix?: string;
  /** What it cannot see, for the docs. */
  readonly limits?: string;
  /**
   * Whether the project's own code shows the practice, in whatever language that is: where a good part of it is in one that no reader reads,
   * a practice of which nothing is found is unknown, and not missing.
   */
  readonly shownByCode?: true;
  /**
   * For a rule that took too much for missing that was done in a way which is not seen (docs/accuracy.md): without a manifest, in which people could have
   * said so, that nothing shows the practice is unknown, and not missing.
   */
  readonly unknownWithoutManifest?: true;
  /**
   * For a rule whose findings were not right often enough (docs/accuracy.md): what it takes for missing that is not. It is judged only where
   * `checks.severity` of a manifest or policy names it. Ends with a full stop.
   */
  readonly offByDefault?: string;
  /**
   * A further condition on facts, besides traits: text is the reason why it does not apply, `undefined` when it does.
   * "no container is declared or found" is not a reason: that would be missing evidence.
   */
  readonly appliesUnless?: (project: Project) => string | undefined;
  /** Pure and synchronous. */
  check(project: Project): Verdict;
  /** Takes, one by one, looks at all code or files that the rule takes and that are kept: all at once they hold an editor's event loop too long. */
  looks?(project: Project): Iterable<unknown>;
}
