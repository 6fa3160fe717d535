import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";

/** Feedback that JavaScript and TypeScript collect. */
export function scriptFeedback(_project: Project): readonly Evidence[] {
  return [];
}
