import type { CiFacts, CiJob, CommandLine, SwallowedFailure } from "../facts/ci-facts.js";
import type { Place } from "../text/span.js";
import type { Project } from "./project.js";

/** A command that CI runs, directly or through a task runner. */
export interface CiCommand {
  readonly text: string;
  /** In the CI configuration, also when the command itself stands in a task file. */
  readonly at: Place;
  readonly job: CiJob;
  readonly ci: CiFacts;
  readonly path: string;
  /** Why its failure would not fail the run, and where that is written. */
  readonly swallowed?: { readonly by: string; readonly at: Place };
}

type Observed = Omit<Project, "traits">;

const memo = new WeakMap<Observed["python"], readonly CiCommand[]>();

/** All commands that CI runs, with `make test`, `npm test`, `tox -e x` … followed to what they run. Computed once per observation, which `project.python` stands for. */
export function ciCommands(project: Observed): readonly CiCommand[] {
  const known = memo.get(project.python);
  if (known) return known;
  const tasks = tasksOf(project);
  const commands: CiCommand[] = [];
  for (const { path, facts } of project.facts("ci")) {
    for (const job of facts.jobs) {
      for (const step of job.steps) {
        if (step.uses) commands.push({ text: `uses ${step.uses.value}`, at: { path, span: step.uses.span }, job, ci: facts, path });
        for (const line of step.commands) {
          const at = { path, span: line.span };
          const swallowed = swallow(path, line.swallowed ?? step.swallowed ?? job.swallowed);
          for (const expanded of expand(line, swallowed, tasks, 0)) commands.push({ ...expanded, at, job, ci: facts, path });
        }
      }
    }
  }
  memo.set(project.python, commands);
  return commands;
}

interface Expanded {
  readonly text: string;
  readonly swallowed?: CiCommand["swallowed"];
}

type Tasks = ReadonlyMap<
  string,
  readonly { readonly path: string; readonly commands: readonly CommandLine[]; readonly needs: readonly string[] }[]
>;

function swallow(path: string, failure: SwallowedFailure | undefined): CiCommand["swallowed"] {
  return failure && { by: failure.by, at: { path, span: failure.span } };
}

/** Tasks by how they are called: `make:test`, `script:test`, `tox:py311`. */
function tasksOf(project: Observed): Tasks {
  const tasks = new Map<string, { path: string; commands: readonly CommandLine[]; needs: readonly string[] }[]>();
  const add = (key: string, task: { path: string; commands: readonly CommandLine[]; needs: readonly string[] }) => {
    const list = tasks.get(key);
    if (list) list.push(task);
    else tasks.set(key, [task]);
  };
  for (const { path, facts } of project.facts("tasks")) {
    for (const { name, commands, needs } of facts.tasks)
      add(`${facts.runner}:${name}`, { path, commands, needs: needs.map(({ value }) => `${facts.runner}:${value}`) });
    if (facts.runner === "tox" || facts.runner === "nox" || facts.runner === "pre-commit") {
      add(`${facts.runner}:`, { path, commands: facts.tasks.flatMap(({ commands }) => commands), needs: [] });
    }
  }
  for (const { path, facts } of project.facts("dependencies")) {
    for (const { name, command, span } of facts.scripts) add(`script:${name}`, { path, commands: [{ text: command, span }], needs: [] });
  }
  return tasks;
}

const runners: readonly { readonly pattern: RegExp; readonly runner: string }[] = [
  { pattern: /^make\s+(.*)$/, runner: "make" },
  { pattern: /^just\s+(.*)$/, runner: "just" },
  { pattern: /^(?:go-)?task\s+(.*)$/, runner: "task" },
  { pattern: /^(?:inv|invoke)\s+(.*)$/, runner: "invoke" },
  { pattern: /^tox(?:\s+(?:run\b)?(.*))?$/, runner: "tox" },
  { pattern: /^nox(?:\s+(.*))?$/, runner: "nox" },
  { pattern: /^(?:pre-commit|prek)\s+run\b(.*)$/, runner: "pre-commit" },
  { pattern: /^(?:npm|pnpm|yarn|bun)\s+(?:run\s+|run-script\s+)?(.*)$/, runner: "script" },
  { pattern: /^(?:poe|hatch run|pdm run|pdm|pixi run|uv run|poetry run)\s+(.*)$/, runner: "script" },
];

/** What wraps another command without changing what it does. */
const wrapper =
  /^(?:(?:uv|poetry|pdm|pipenv|hatch|pixi|rye|conda)\s+run\s+(?:--?[\w-]+(?:[= ](?!-)\S+)?\s+)*?(?=[a-z])|uvx\s+|npx\s+|python3?\s+-m\s+(?=(?:tox|nox|invoke|pre_commit)\b)|sudo\s+|time\s+|env\s+|exec\s+|[A-Z_][A-Z0-9_]*=\S*\s+)+/;

const maximumDepth = 6;

function expand(line: { readonly text: string }, swallowed: CiCommand["swallowed"], tasks: Tasks, depth: number): Expanded[] {
  const text = line.text.trim();
  const unwrapped = text.replace(wrapper, "");
  const found: Expanded[] = [{ text, swallowed }];
  if (depth >= maximumDepth) return found;
  const follow = (key: string) => {
    for (const task of tasks.get(key) ?? []) {
      for (const need of task.needs) follow(need);
      for (const command of task.commands) {
        found.push(...expand(command, swallowed ?? swallow(task.path, command.swallowed), tasks, depth + 1));
      }
    }
  };
  for (const { pattern, runner } of runners) {
    const match = pattern.exec(unwrapped) ?? (runner === "script" ? pattern.exec(text) : null);
    if (!match) continue;
    const words = (match[1] ?? "").split(/\s+/).filter((word) => word !== "" && !word.startsWith("-") && !word.includes("="));
    const known = words.flatMap((word) => word.split(",")).filter((word) => tasks.has(`${runner}:${word}`));
    if (known.length > 0) for (const word of known) follow(`${runner}:${word}`);
    else if (runner === "tox" || runner === "nox" || runner === "pre-commit") follow(`${runner}:`);
    break;
  }
  return found;
}
