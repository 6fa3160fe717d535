import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";

/** What JavaScript and TypeScript log through a framework, where that is more than they write to the console. */
export function scriptLogging(_project: Project): readonly Evidence[] {
  return [];
}
