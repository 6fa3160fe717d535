import { type CiCommand, ciCommands } from "../project/ci-commands.js";
import type { Project } from "../project/project.js";

/** How a job file is run. */
export interface JobSchedule {
  /** A CI command that runs it on a schedule. */
  readonly scheduled?: CiCommand;
  /** A CI command that runs it, but on no schedule. */
  readonly manual?: CiCommand;
}

/** Whether CI runs a file of the project, by its path, module name or base name, and on a schedule. */
export function scheduleOf(project: Project, job: string): JobSchedule {
  const path = job.replace(/#.*$/s, "").replace(/^\.\//, "");
  const names = [path, path.replace(/\.py$/, "").replaceAll("/", ".")];
  const runs = ciCommands(project).filter(({ text }) => names.some((name) => name.length > 3 && text.includes(name)));
  const isScheduled = ({ triggers }: CiCommand) => triggers.schedules.length > 0 || triggers.other.includes("schedule");
  const isItself = project.facts("ci").find((one) => one.path === project.resolve(path));
  const own = isItself ? ciCommands(project).filter((one) => one.path === isItself.path) : [];
  const all = [...runs, ...own];
  return { scheduled: all.find(isScheduled), manual: all.find((run) => !isScheduled(run)) };
}
