import type { PythonModule } from "../project/project.js";

/** Whether a function asks, before `offset` (UTF-16 units), if one of some names is in a list: what follows holds to that list. */
export function isAskedFor({ facts }: PythonModule, names: readonly string[], scope: string, offset: number): boolean {
  return facts.memberships.some((one) => one.scope === scope && one.span.start < offset && one.names.some((name) => names.includes(name)));
}
