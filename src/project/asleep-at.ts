import { oncePerModules, productionModules } from "./production-code.js";
import type { Project, PythonModule } from "./project.js";
import { reachedModules } from "./reached-modules.js";

const byPath = oncePerModules((modules) => new Map(modules.map((module) => [module.path, module])));

/** The production module at a path, where nothing starts or imports it; `undefined` for what runs and for what is no such module. */
export function asleepAt(project: Project, path: string | undefined): PythonModule | undefined {
  const module = path === undefined ? undefined : byPath(productionModules(project)).get(path);
  return module && !reachedModules(project)(module) ? module : undefined;
}
