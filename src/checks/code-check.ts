import type { Project } from "../project/project.js";
import type { Gap } from "../rules/rule.js";
import type { Place } from "../text/span.js";

/** Code that a check flags: a gap of the rule it belongs to, at its exact place. `weak` ones are shown and cost no points. */
export interface CodeProblem extends Gap {
  readonly at: Place;
}

/**
 * One way in which code breaks a practice. One per file under `src/checks/<area>/<practice>/`: the folder is the id of the rule whose findings
 * it makes, its own id is its path.
 */
export interface CodeCheck {
  /** What it flags, in one sentence. */
  readonly flags: string;
  /** What looks alike and is left alone, in one sentence or two. */
  readonly silent: string;
  /** Who asks for it: a document, a linter's rule, a study. */
  readonly source: string;
  readonly languages: readonly ("Python" | "JavaScript")[];
  /** Why it is judged only where `checks.severity` names it by its id. Ends with a full stop. */
  readonly offByDefault?: string;
  /**
   * Pure and synchronous, and looks at code only: what the manifest says is the rule's matter. Absent where the rule itself looks, since its
   * evidence needs the same look.
   */
  readonly find?: (project: Project) => readonly CodeProblem[];
}
