import type { ScriptFacts } from "../facts/script-facts.js";
import type { Place, Span } from "../text/span.js";
import type { FileRole } from "../workspace/role.js";
import { remembered } from "./once-per.js";
import type { Project } from "./project.js";

/** A JavaScript or TypeScript file. */
export interface ScriptModule {
  readonly path: string;
  readonly role: FileRole;
  readonly facts: ScriptFacts;
  place(span: Span): Place;
}

/** The scripts of a project, vendored ones left out. */
export const scriptsOf = remembered((project: Project): readonly ScriptModule[] =>
  project.facts("script").map(({ path, role, facts }) => ({ path, role, facts, place: (span: Span) => ({ path, span }) })),
);

/** The scripts of the project's own work: tests, examples and documents left out. */
export function ownScripts(project: Project): readonly ScriptModule[] {
  return scriptsOf(project).filter(({ role }) => role === "production" || role === "evaluation");
}
