import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";

/** Timeouts and retries that JavaScript and TypeScript give to model calls. */
export function scriptCallLimits(_project: Project): readonly Evidence[] {
  return [];
}
