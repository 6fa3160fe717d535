import { groupedBy } from "../text/grouped-by.js";
import { nameOf } from "../workspace/path-parts.js";
import { oncePerModules } from "./production-code.js";
import type { Project, PythonModule } from "./project.js";
import { distributionNames, targetsOf, withoutEnding } from "./reached-modules.js";

/**
 * The project's own modules that some modules import, directly or through others; those that `passes` holds back are in it, but not what they
 * import. An absolute import may mean each module whose path ends so.
 */
export function importedFrom(
  project: Project,
  starts: readonly PythonModule[],
  passes: (module: PythonModule) => boolean = () => true,
): ReadonlySet<PythonModule> {
  const found = new Set<PythonModule>();
  const todo = [...starts];
  for (let module = todo.pop(); module; module = todo.pop()) {
    for (const one of directImports(project, module)) {
      if (found.has(one)) continue;
      found.add(one);
      if (passes(one)) todo.push(one);
    }
  }
  return found;
}

/** By the names of the distributions, on which the meaning of an import depends too, and by module. */
const known = oncePerModules(() => new WeakMap<readonly string[], Map<PythonModule, readonly PythonModule[]>>());

function directImports(project: Project, module: PythonModule): readonly PythonModule[] {
  const own = distributionNames(project);
  const byNames = known(project.python);
  const imports = byNames.get(own) ?? new Map<PythonModule, readonly PythonModule[]>();
  byNames.set(own, imports);
  const seen = imports.get(module);
  if (seen) return seen;
  const modules = byLastName(project.python);
  const targets = new Set(module.facts.imports.flatMap((one) => targetsOf(module.path, one, own)));
  const found = [...targets].flatMap((target) =>
    (modules.get(nameOf(target)) ?? []).filter((one) => one !== module && isMeant(withoutEnding(one.path), target)),
  );
  imports.set(module, found);
  return found;
}

/** The modules of a project by the last part of what they are imported as. */
const byLastName = oncePerModules((modules) =>
  groupedBy(
    modules.filter(({ form }) => form === "module"),
    ({ path }) => nameOf(withoutEnding(path)),
  ),
);

function isMeant(path: string, target: string): boolean {
  return target.startsWith("*/") ? `/${path}`.endsWith(target.slice(1)) : path === target;
}
