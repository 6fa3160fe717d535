import { productionModules } from "../../project/production-code.js";
import type { DetectedTool, Project } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import type { Place } from "../../text/span.js";

/** Where code calls a tool, if none of the code that does is started or imported. */
export function sleepingAt(project: Project, { level, evidence }: DetectedTool): Place | undefined {
  if (level !== "wired") return undefined;
  const used = evidence.flatMap((one) => (one.level === "wired" && one.at ? one.at : []));
  const isReached = reachedModules(project);
  const modules = new Map(productionModules(project).map((module) => [module.path, module]));
  const isAsleep = (at: Place) => {
    const module = modules.get(at.path);
    return module !== undefined && !isReached(module);
  };
  return used.every(isAsleep) ? used[0] : undefined;
}
