import { modelCalls } from "../../practices/model-calls.js";
import { asleepAt } from "../../project/asleep-at.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { DetectedTool, Project } from "../../project/project.js";

const asking = oncePerModules((modules) => new Set(modelCalls(modules).map(({ module }) => module)));

/** Tools without the traces in modules that nothing starts or imports, and that ask no model themselves; those that then have none left are left out. */
export function reachedTools(project: Project, tools: readonly DetectedTool[]): readonly DetectedTool[] {
  const asks = asking(productionModules(project));
  const isIdle = (path: string | undefined) => {
    const module = asleepAt(project, path);
    return module !== undefined && !asks.has(module);
  };
  return tools.flatMap((tool) => {
    const evidence = tool.evidence.filter(({ at }) => !isIdle(at?.path));
    if (evidence.length === tool.evidence.length) return [tool];
    if (evidence.length === 0) return [];
    return [{ ...tool, evidence, level: evidence.some(({ level }) => level === "wired") ? ("wired" as const) : ("present" as const) }];
  });
}
