import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";

/**
 * Something that well-run projects do, and what of it a workspace shows. Rules judge; a practice only looks: it asks for no quality,
 * knows no manifest, and says nothing of what it cannot see.
 */
export interface Practice {
  /** As a statement: "Random seeds are fixed". */
  readonly title: string;
  /** Every trace worth showing, the most telling first; empty when nothing shows it. Pure; never throws. */
  readonly find: (project: Project) => readonly Evidence[];
}
