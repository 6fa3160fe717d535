import { practices } from "../practices/index.js";
import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";

/** What is known of one project before anything is judged. */
export interface StackInput {
  readonly project: Project;
  readonly name: string;
  /** What `practicesSeen` gives. */
  readonly practices: readonly SeenPractice[];
  /** Texts of the files that evidence names, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The version of Roadworthy. */
  readonly version: string;
}

/** A practice with what shows it. */
export interface SeenPractice {
  readonly id: string;
  readonly title: string;
  readonly evidence: readonly Evidence[];
}

/** The practices that a project shows, by id; those that nothing shows are left out. */
export function practicesSeen(project: Project): readonly SeenPractice[] {
  return Object.entries(practices)
    .map(([id, { title, find }]) => ({ id, title, evidence: find(project) }))
    .filter(({ evidence }) => evidence.length > 0);
}
