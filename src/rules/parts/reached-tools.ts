import { modelCalls } from "../../practices/model-calls.js";
import { productionModules } from "../../project/production-code.js";
import type { DetectedTool, Project } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";

/** Tools without the traces in modules that nothing starts or imports, and that ask no model themselves; those that then have none left are left out. */
export function reachedTools(project: Project, tools: readonly DetectedTool[]): readonly DetectedTool[] {
  const isReached = reachedModules(project);
  const modules = productionModules(project);
  const asking = new Set(modelCalls(modules).map(({ module }) => module));
  const idle = new Set(modules.flatMap((module) => (isReached(module) || asking.has(module) ? [] : [module.path])));
  if (idle.size === 0) return tools;
  return tools.flatMap((tool) => {
    const evidence = tool.evidence.filter(({ at }) => at === undefined || !idle.has(at.path));
    if (evidence.length === tool.evidence.length) return [tool];
    if (evidence.length === 0) return [];
    return [{ ...tool, evidence, level: evidence.some(({ level }) => level === "wired") ? ("wired" as const) : ("present" as const) }];
  });
}
