import type { CiFacts, CiJob, CiStep, CiTriggers, SwallowedFailure } from "../facts/ci-facts.js";
import { commandLines } from "../readers/ci/command-lines.js";
import { groupedBy } from "../text/grouped-by.js";
import { verbatimText } from "../text/mapped-text.js";
import type { Place } from "../text/span.js";
import type { Steps } from "../text/steps.js";
import { type CiCaller, ciCallers } from "./ci-callers.js";
import { checkoutPath } from "./commands/checkout-path.js";
import { fillInputs } from "./commands/fill-inputs.js";
import { CommandFollower, type FollowedCommand, type Setting, type Swallowing } from "./commands/follow-commands.js";
import { TaskIndex } from "./commands/task-index.js";
import { oncePer, rememberedInSteps } from "./once-per.js";
import type { Project } from "./project.js";

/** A command that CI runs, directly or through a task runner, a script or an action of the repository. */
export interface CiCommand {
  readonly text: string;
  /** In the CI configuration, also when the command itself stands in a task file, script or action. */
  readonly at: Place;
  readonly job: CiJob;
  readonly ci: CiFacts;
  readonly path: string;
  /** What starts it: what starts the job, or the configurations that call the one it stands in. */
  readonly triggers: CiTriggers;
  /** The jobs of other configurations that call the one it stands in, nearest first. */
  readonly callers: readonly CiCaller[];
  /** Why its failure would not fail the run, and where that is written. */
  readonly swallowed?: { readonly by: string; readonly at: Place };
}

type Observed = Omit<Project, "traits">;

/** Commands that all configurations together may come to. */
const most = 200_000;

/**
 * All commands that CI runs, with what they run in turn: tasks (`make test`, `npm test`, `tox -e x` …), shell scripts, actions of the repository, and
 * what containers are given. Those of a reusable workflow or template stand in its own file, started by what starts its callers.
 */
export const ciCommands = rememberedInSteps(function* (project: Observed): Steps<readonly CiCommand[]> {
  const follower = new CommandFollower(new TaskIndex(project));
  const configurations = project.facts("ci");
  const callersOf = ciCallers(configurations);
  const commands: CiCommand[] = [];
  for (const { path, facts: ci } of configurations) {
    const { callers, swallowed, triggersOf } = callersOf(path);
    for (const job of ci.jobs) {
      const triggers = triggersOf(job);
      const done = { counting: new Set(), swallowed: new Set() };
      for (const step of job.steps) {
        if (commands.length >= most) break;
        const inputs = callers[0]?.step?.with;
        const setting: Setting = {
          path,
          folder: checkoutPath("", step.workingDirectory ?? "."),
          swallowed: swallow(path, step.swallowed ?? job.swallowed) ?? swallowed,
          done,
          ...(inputs && { inputs }),
        };
        for (const { text, at, swallowed: by } of stepCommands(follower, step, setting)) {
          commands.push({ text, at, job, ci, path, triggers, callers, ...(by && { swallowed: by }) });
        }
      }
      yield;
    }
  }
  return commands;
});

/** The same by the job that runs them. */
export function commandsByJob(project: Observed): ReadonlyMap<CiJob, readonly CiCommand[]> {
  return byJob(ciCommands(project));
}

const byJob = oncePer(
  (commands: readonly CiCommand[]) => commands,
  (commands) => groupedBy(commands, ({ job }) => job),
);

type PlacedCommand = FollowedCommand & { readonly at: Place };

function swallow(path: string, failure: SwallowedFailure | undefined): Swallowing | undefined {
  return failure && { by: failure.by, at: { path, span: failure.span } };
}

function stepCommands(follower: CommandFollower, step: CiStep, setting: Setting): PlacedCommand[] {
  const found: PlacedCommand[] = [];
  const add = (commands: readonly FollowedCommand[], at: Place) => {
    for (const command of commands) found.push({ ...command, at });
  };
  if (step.uses) {
    const at = { path: setting.path, span: step.uses.span };
    add([{ text: `uses ${step.uses.value}` }, ...actionCommands(follower, step, step.uses.value, setting)], at);
  }
  for (const [index, followed] of follower.lines(step.commands, setting).entries()) {
    add(followed, { path: setting.path, span: step.commands[index]?.span ?? step.span });
  }
  return found;
}

/** Inputs by which actions take commands to run. Not `script`, which is another language, or another host's. */
const commandInputs = ["command", "run", "cmd", "inlineScript", "test-command", "test_command"];

/** What an action runs: one of the repository, pre-commit's, or one that is given commands. */
function actionCommands(follower: CommandFollower, step: CiStep, uses: string, setting: Setting): readonly FollowedCommand[] {
  const local = /^\.\/(.*?)\/*$/.exec(uses)?.[1];
  if (local !== undefined) {
    const inputs = Object.fromEntries(Object.entries(step.with).map(([name, value]) => [name, fillInputs(value, setting.inputs)]));
    return follower.action(local || ".", { ...setting, inputs }) ?? [];
  }
  const name = uses.replace(/@.*$/s, "").toLowerCase();
  const given =
    name === "pre-commit/action" || name === "j178/prek-action"
      ? [`pre-commit run ${step.with.extra_args ?? step.with["extra-args"] ?? "--all-files"}`]
      : step.commands.length > 0
        ? []
        : commandInputs.flatMap((input) => step.with[input] ?? []);
  return given.flatMap((script) => {
    const lines = commandLines(verbatimText(script, 0)).map(({ text }) => ({ text, span: step.span }));
    return follower.lines(lines, setting).flat();
  });
}
