import ignore from "ignore";
import type { Place } from "../text/span.js";
import type { Project } from "./project.js";

/** Where CODEOWNERS says who owns a file or folder of the workspace; the last pattern that matches decides, as on the hosts that read it. */
export function ownersOf(project: Project, path: string): Place | undefined {
  if (!ignore.isPathValid(path)) return undefined;
  for (const { path: file, facts } of project.facts("owners")) {
    if (!/(?:^|\/)CODEOWNERS$/i.test(file)) continue;
    const rule = facts.rules.findLast(({ pattern }) => ignore().add(pattern).ignores(path));
    if (rule && rule.owners.length > 0) return { path: file, span: rule.span };
  }
  return undefined;
}
