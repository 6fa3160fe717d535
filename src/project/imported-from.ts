import { nameOf } from "../workspace/path-parts.js";
import type { Project, PythonModule } from "./project.js";
import { targetsOf } from "./reached-modules.js";

/**
 * The project's own modules that some modules import, directly or through others; those that `passes` holds back are in it, but not what they
 * import. An absolute import may mean each module whose path ends so.
 */
export function importedFrom(
  project: Project,
  starts: readonly PythonModule[],
  passes: (module: PythonModule) => boolean = () => true,
): ReadonlySet<PythonModule> {
  const modules = new Map<string, PythonModule[]>();
  for (const module of project.python) {
    if (module.form !== "module") continue;
    const last = nameOf(withoutEnding(module.path));
    modules.set(last, [...(modules.get(last) ?? []), module]);
  }
  const own = project.facts("dependencies").flatMap(({ facts }) => facts.projectName?.value.replaceAll("-", "_").toLowerCase() ?? []);
  const found = new Set<PythonModule>();
  const todo = [...starts];
  for (let module = todo.pop(); module; module = todo.pop()) {
    const targets = new Set(module.facts.imports.flatMap((one) => targetsOf(module?.path ?? "", one, own)));
    for (const target of targets) {
      for (const candidate of modules.get(nameOf(target)) ?? []) {
        if (found.has(candidate) || candidate === module || !isMeant(withoutEnding(candidate.path), target)) continue;
        found.add(candidate);
        if (passes(candidate)) todo.push(candidate);
      }
    }
  }
  return found;
}

function isMeant(path: string, target: string): boolean {
  return target.startsWith("*/") ? `/${path}`.endsWith(target.slice(1)) : path === target;
}

function withoutEnding(path: string): string {
  return path.replace(/(?:\/__init__)?\.py$/, "");
}
