import { ciCommands } from "../project/ci-commands.js";
import { pipelinesOf } from "../project/pipelines.js";
import { productionModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { driftScriptPath } from "./drift-cron-job.js";
import { leftAlone } from "./left-alone.js";
import type { LeftAlone } from "./scaffold.js";

/** The module in which a library looks for drift, and which a workflow or CI runs: beside it no second check is written. */
export function driftInUse(project: Project): LeftAlone | undefined {
  for (const { tool, evidence } of project.withCapability("drift-detection"))
    for (const { path } of productionModules(project)) {
      const file = project.relative(path);
      const isCalled = evidence.some(({ kind, at }) => kind === "call" && at?.path === path);
      if (isCalled && file !== driftScriptPath && isRun(project, path))
        return leftAlone(path, `${tool.name} looks for drift here, in what is run already: no second check is written.`);
    }
  return undefined;
}

/** Whether a workflow stands in a module, or something that the project writes down runs it. */
function isRun(project: Project, path: string): boolean {
  const file = project.relative(path);
  const module = file.replace(/\.py$/, "").replaceAll("/", ".");
  const names = (text: string) =>
    text.includes(file) || text.split(/[\s:]/).some((word) => word === module || word.startsWith(`${module}.`));
  return (
    pipelinesOf(project).some(({ at, runs }) => at.path === path || runs.some(names)) || ciCommands(project).some(({ text }) => names(text))
  );
}
