import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";

/** Tests written in JavaScript or TypeScript. */
export function scriptTests(_project: Project): readonly Evidence[] {
  return [];
}
