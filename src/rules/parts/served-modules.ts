import { importedFrom } from "../../project/imported-from.js";
import { oncePerObservation } from "../../project/once-per.js";
import { productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";

/** What answers requests, and what that imports: programs beside it work for those who run them. */
export const servedModules = oncePerObservation((project: Project): readonly PythonModule[] => {
  const starts = new Set(project.traits.serves.evidence.flatMap(({ at }) => at?.path ?? []));
  const modules = productionModules(project).filter(({ path }) => starts.has(path));
  return [...new Set([...modules, ...importedFrom(project, modules)])];
});
