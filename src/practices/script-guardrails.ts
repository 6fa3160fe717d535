import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";

/** Structured output and moderation in JavaScript and TypeScript. */
export function scriptGuardrails(_project: Project): readonly Evidence[] {
  return [];
}
