import { importedFrom } from "../../project/imported-from.js";
import { remembered } from "../../project/once-per.js";
import { productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { pythonRoutes } from "./served-routes.js";

/** What answers requests, and what that imports: programs beside it work for those who run them. */
export const servedModules = remembered((project: Project): readonly PythonModule[] => {
  const starts = new Set(project.traits.serves.evidence.flatMap(({ at }) => at?.path ?? []));
  const production = productionModules(project);
  const routed = new Set(pythonRoutes(production).map(({ module }) => module));
  const modules = production.filter((module) => starts.has(module.path) || routed.has(module));
  return [...new Set([...modules, ...importedFrom(project, modules)])];
});
