import type { Plain } from "../manifest/edit/plain.js";
import type { Project } from "../project/project.js";
import type { Edit } from "../text/edit.js";
import type { Question } from "./question.js";

/**
 * Something missing that can be written, filled in from what was detected. One per file under `src/scaffolds/`; its id is the file's name.
 * `edits` is pure: it never proposes to overwrite (a `create` of a path that exists is left out by `planScaffold`).
 */
export interface Scaffold {
  /** As in a menu: "Evaluation suite". */
  readonly title: string;
  /** One sentence: what it writes. */
  readonly description: string;
  /** Minutes a person needs to fill in what only people know. */
  readonly effort: number;
  /** Paths of files that are of use only beside the others: writing them alone is not worth offering. */
  readonly companions?: RegExp;
  /** Scaffolds whose files it speaks of, by id: written before it where both are, and without circles. */
  readonly after?: readonly string[];
  /** The rules it is meant to raise, by id. */
  readonly raises: readonly string[];
  /** What people may decide before it is written; at most two. */
  readonly questions?: readonly Question[];
  /** Whether it makes sense for this project (`false` for a Dockerfile of something that neither serves nor runs in batch). */
  suits(project: Project): boolean;
  edits(project: Project): readonly Planned[];
  /**
   * What the manifest may say once its files are there, by path: claims that count as such until what they speak of runs. Only what is so:
   * the files that it wrote, never what people have yet to fill in.
   */
  declares?(project: Project): readonly ManifestClaim[];
}

/** What a scaffold would do, or a file that it would have to change and does not. */
export type Planned = Edit | LeftAlone;

/** A file that is left as it is, and why, in a sentence. */
export interface LeftAlone {
  readonly kind: "leave";
  readonly path: string;
  readonly reason: string;
}

/** A value for the manifest, set only where nothing stands. */
export interface ManifestClaim {
  readonly path: readonly (string | number)[];
  readonly value: Plain;
}
