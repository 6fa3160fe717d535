import { runsNothing } from "../../practices/runs-nothing.js";
import { type CiCommand, ciCommands } from "../../project/ci-commands.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import { importedFrom } from "../../project/imported-from.js";
import { remembered, rememberedBy } from "../../project/once-per.js";
import { type Pipeline, pipelinesOf } from "../../project/pipelines.js";
import type { Project } from "../../project/project.js";
import { oncePerText } from "../../text/once-per-text.js";
import type { Place } from "../../text/span.js";

/** What runs a job, and where that is written. */
export interface JobRun {
  readonly text: string;
  readonly at: Place;
  /** When it runs, as written, where that is seen. */
  readonly schedule?: readonly string[];
}

/** How a job file is run. */
export interface JobSchedule {
  /** What runs it on a schedule: CI, an orchestrator, a cron job of a cluster. */
  readonly scheduled?: JobRun;
  /** A CI command that runs it, but on no schedule. */
  readonly manual?: JobRun;
}

/** The CI command on a schedule whose program imports a file, directly or through others. */
function importingRun(project: Project, file: string): CiCommand | undefined {
  return scheduledPrograms(project).find(({ reaches }) => reaches.has(file))?.run;
}

/** What each CI command on a schedule starts of the project's own code, as `python -m package.module` or by its path, and imports. */
const scheduledPrograms = remembered((project: Project): readonly { readonly run: CiCommand; readonly reaches: ReadonlySet<string> }[] =>
  timedCommands(project)
    .filter(({ text }) => /\bpython|\.py\b|\s-m\s/.test(text))
    .flatMap((run) => {
      const [, named] = /\s-m\s+([\w.]+)/.exec(run.text) ?? /([\w./-]+)\.py\b/.exec(run.text) ?? [];
      const ending = named && `/${named.replace(/^\.\//, "").replaceAll(".", "/")}.py`;
      const start = ending && project.python.find(({ path, form }) => form === "module" && `/${path}`.endsWith(ending));
      return start ? [{ run, reaches: new Set([...importedFrom(project, [start])].map(({ path }) => path)) }] : [];
    }),
);

/** Steps of a workflow before what it is there for. */
const preparation = /^uses actions\/(?:checkout|setup-\w+|cache)\b|\b(?:pip3?|npm|uv|poetry) (?:install|ci|sync)\b/;

/** Whether something runs a file of the project, by its path, module name or base name, and on a schedule. */
export function scheduleOf(project: Project, job: string): JobSchedule {
  const path = job.replace(/#.*$/s, "").replace(/^\.\//, "");
  const module = path.replace(/\.py$/, "").replaceAll("/", ".");
  const names = [path, module, module.replace(/^(?:src|lib|python)\./, "")];
  const runs = ciCommandsThat(project, (text) => names.some((name) => name.length > 3 && text.includes(name)));
  const isScheduled = ({ triggers, job: { condition } }: (typeof runs)[number]) =>
    isOn(condition) && (triggers.schedules.length > 0 || triggers.other.includes("schedule"));
  const file = project.resolve(path);
  const isItself = project.facts("ci").find((one) => one.path === file);
  const own = isItself ? ciCommands(project).filter(({ path, text }) => path === isItself.path && !preparation.test(text)) : [];
  const all = [...runs, ...own];
  const scheduled = all.find(isScheduled) ?? importingRun(project, file);
  return {
    scheduled: (scheduled && runOf(scheduled)) ?? scheduledPipeline(project, path, module),
    manual: all.find((run) => !isScheduled(run)),
  };
}

/** The commands and workflows that run on a schedule and are about something. */
export const scheduledRuns = rememberedBy((project: Project, about: RegExp): readonly JobRun[] => {
  const isAbout = oncePerText((text) => about.test(text));
  return onSchedule(project).flatMap(({ texts, run }) => (texts.some(isAbout) ? [run] : []));
});

/** All that runs on a schedule, and what says what it is about. */
const onSchedule = remembered((project: Project): readonly { readonly texts: readonly string[]; readonly run: JobRun }[] => [
  ...timedCommands(project).map((command) => ({ texts: [command.text], run: runOf(command) })),
  ...pipelinesOf(project)
    .filter(({ schedule }) => schedule)
    .map((workflow) => ({ texts: [workflow.name, ...workflow.runs], run: describe(workflow) })),
]);

/** What CI runs on a schedule, in jobs that are not switched off. */
function timedCommands(project: Project): readonly CiCommand[] {
  return ciCommands(project).filter(
    ({ text, triggers, job }) => triggers.schedules.length > 0 && isOn(job.condition) && !runsNothing(text),
  );
}

/** Whether a job is not switched off, as by `if: false`. */
function isOn(condition: string | undefined): boolean {
  return !/^(?:\$\{\{\s*)?false(?:\s*\}\})?$/.test(condition?.trim() ?? "");
}

function runOf({ text, at, triggers }: CiCommand): JobRun {
  return { text, at, schedule: triggers.schedules.map(({ value }) => value) };
}

/** The workflow on a schedule that a file defines, or that runs or imports it. */
function scheduledPipeline(project: Project, path: string, module: string): JobRun | undefined {
  const file = project.resolve(path);
  const isOf = ({ at, runs }: Pipeline) =>
    at.path === file || runs.some((text) => text.includes(path) || isModule(text, module) || isRun(text, module));
  const found =
    pipelinesOf(project).find((one) => one.schedule && isOf(one)) ??
    reachedOnSchedule(project).find(({ paths }) => paths.has(file))?.pipeline;
  return found && describe(found);
}

/** The workflows on a schedule, each with the files that its own code imports, directly or through others. */
const reachedOnSchedule = remembered((project: Project) =>
  pipelinesOf(project)
    .filter(({ schedule }) => schedule)
    .map((pipeline) => {
      const starts = project.python.filter(
        ({ path, form }) =>
          form === "module" &&
          (path === pipeline.at.path || pipeline.runs.some((text) => text.split(/[\s:]/).includes(project.relative(path)))),
      );
      const paths = [...starts, ...(starts.length > 0 ? importedFrom(project, starts) : [])].map(({ path }) => path);
      return { pipeline, paths: new Set(paths) };
    }),
);

/** Whether an import brings in a module: `jobs.drift.run` brings in `jobs.drift`. */
function isModule(text: string, module: string): boolean {
  return module.includes(".") && (text === module || text.startsWith(`${module}.`) || text.endsWith(`.${module}`));
}

/** Whether a command runs a module: `python -m jobs.drift --days 7`. */
function isRun(command: string, module: string): boolean {
  const [, run] = /\s-m\s+([\w.]+)/.exec(command) ?? [];
  return run === module || run === `${module}.__main__`;
}

function describe({ tool, name, schedule, at }: Pipeline): JobRun {
  return {
    text: `${tool} ${name || "workflow"} (${schedule?.text ?? ""})`,
    at: schedule?.at ?? at,
    ...(schedule && { schedule: [schedule.text] }),
  };
}
