import { modelCalls } from "../../practices/model-calls.js";
import { asleepAt } from "../../project/asleep-at.js";
import type { Evidence } from "../../project/evidence.js";
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
  return tools.flatMap((tool) => withoutTraces(tool, ({ at }) => isIdle(at?.path)));
}

/** A tool without some of its traces; nothing where none is left. */
export function withoutTraces(found: DetectedTool, isLeftOut: (trace: Evidence) => boolean): readonly DetectedTool[] {
  const evidence = found.evidence.filter((one) => !isLeftOut(one));
  if (evidence.length === found.evidence.length) return [found];
  if (evidence.length === 0) return [];
  return [{ ...found, evidence, level: evidence.some(({ level }) => level === "wired") ? "wired" : "present" }];
}
