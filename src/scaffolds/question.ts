import type { Project } from "../project/project.js";

/** Something that a scaffold has to know and that only people decide. Nobody has to answer: then what is inferred is taken. */
export interface Question {
  /** Where the manifest says it; an answer is taken as if it stood there. */
  readonly path: readonly (string | number)[];
  /** As in a menu: "Which CI system?" */
  readonly asks: string;
  /** The answers there are; without them, whatever the manifest takes there. */
  readonly answers?: readonly string[];
  infer(project: Project): Inferred;
  /** Whether what is written depends on it; it does where this says nothing. */
  matters?(project: Project): boolean;
}

/** What stands where nobody answers. */
export interface Inferred {
  readonly value: string;
  /** Nothing in the project shows it. */
  readonly isGuess: boolean;
}

/** How a question is called on the command line: its path without the places of list items, as in `serving.scaling.max`. */
export function keyOf({ path }: Question): string {
  return path.filter((step) => typeof step === "string").join(".");
}

/** Whether a question is worth asking: nothing in the project answers it, and what is written depends on it. */
export function isOpen(project: Project, question: Question): boolean {
  return question.infer(project).isGuess && (question.matters?.(project) ?? true);
}
