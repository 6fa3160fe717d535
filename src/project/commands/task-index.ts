import type { CommandLine } from "../../facts/ci-facts.js";
import { commandLines } from "../../readers/ci/command-lines.js";
import { verbatimText } from "../../text/mapped-text.js";
import type { Located } from "../../text/span.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import type { Project } from "../project.js";
import { checkoutPath } from "./checkout-path.js";
import type { TaskCall } from "./invocations.js";

/** A task of a file of the project. */
export interface KnownTask {
  /** The file, relative to the workspace. */
  readonly path: string;
  readonly name: string;
  readonly commands: readonly CommandLine[];
  readonly needs: readonly KnownTask[];
}

interface TaskFile {
  readonly path: string;
  readonly folder: string;
  /** In the order of the file. */
  readonly tasks: ReadonlyMap<string, KnownTask>;
  readonly packageName?: string;
}

type MutableTask = { -readonly [Key in keyof KnownTask]: KnownTask[Key] };
type Runner = TaskCall["runner"];
/** What a task is made of before its needs are known. */
type WrittenTask = Pick<KnownTask, "name" | "commands"> & { readonly needs: readonly Located<string>[]; readonly isDefault?: true };

/** The tasks, scripts and actions of a project, found as the tools find them. */
export class TaskIndex {
  private readonly files = new Map<Runner, TaskFile[]>();
  private readonly scripts = new Map<string, KnownTask>();
  private readonly actions = new Map<string, KnownTask>();

  constructor(project: Pick<Project, "facts">) {
    const uses = new Map<MutableTask, WrittenTask["needs"]>();
    for (const { path, facts } of project.facts("tasks")) {
      if (facts.runner === "script") for (const task of facts.tasks) this.scripts.set(path, { ...task, path, needs: [] });
      else if (facts.runner === "action") {
        for (const { name, commands, needs } of facts.tasks) {
          const action: MutableTask = { path, name, commands, needs: [] };
          this.actions.set(name, action);
          uses.set(action, needs);
        }
      } else if (facts.runner !== "mlflow") this.add(facts.runner, path, facts.tasks);
    }
    for (const [action, needs] of uses) action.needs = needs.flatMap(({ value }) => this.actions.get(value) ?? []);
    for (const { path, facts } of project.facts("dependencies")) {
      const tasks = facts.scripts.map(({ name, command, span }) => ({ name, commands: scriptLines({ value: command, span }), needs: [] }));
      if (tasks.length > 0) this.add(facts.ecosystem === "npm" ? "npm" : "python", path, tasks, facts.projectName?.value);
    }
  }

  /** The composite action in a folder of the workspace. */
  action(folder: string): KnownTask | undefined {
    return this.actions.get(folder);
  }

  /** A shell script by a path as written, from a folder if that is known, else from the workspace; else the only one whose path ends so. */
  script(written: string, folder: string | undefined): KnownTask | undefined {
    const candidates = [folder, ""].map((from) => checkoutPath(from, written));
    const found = candidates.map((path) => this.scripts.get(path ?? "")).find((script) => script !== undefined);
    if (found) return found;
    const tail = written.replace(/^(?:\.{1,2}\/)+/, "");
    if (/^\/|[$`*]/.test(tail)) return undefined;
    const ending = [...this.scripts.values()].filter((script) => script.path.endsWith(`/${tail}`));
    return ending.length === 1 ? ending[0] : undefined;
  }

  /** The tasks that a call means when it is made in a folder; `undefined` for one that cannot be known. */
  tasks(call: TaskCall, folder: string | undefined): readonly KnownTask[] {
    const found = this.filesFor(call, folder).flatMap((file) => chosen(ofCollection(call, file), file));
    return [...new Set(found)];
  }

  private add(runner: Runner, path: string, tasks: readonly WrittenTask[], packageName?: string): void {
    const known = new Map<string, MutableTask>();
    // Of equal names the last counts, as for most runners.
    for (const { name, commands } of tasks) known.set(taskName(runner, name), { path, name, commands, needs: [] });
    for (const { name, needs } of tasks) {
      const task = known.get(taskName(runner, name));
      if (task) task.needs = needs.flatMap(({ value }) => known.get(taskName(runner, value)) ?? []);
    }
    const first = known.get(taskName(runner, tasks.find(({ isDefault }) => isDefault)?.name ?? ""));
    const collection = taskName(runner, collectionOf(path));
    if (first && !known.has(collection)) known.set(collection, first);
    const file = { path, folder: folderOf(path), tasks: known, packageName };
    this.files.set(runner, [...(this.files.get(runner) ?? []), file]);
  }

  /** The file named; those of the packages meant; those in the folder, else nearest above it; without any, all there are. */
  private filesFor(call: TaskCall, folder: string | undefined): readonly TaskFile[] {
    const all = this.files.get(call.runner) ?? [];
    const from = call.folder === undefined ? folder : checkoutPath(folder, call.folder);
    if (call.packages !== undefined) return ofPackages(all, call.packages);
    const path = call.file === undefined ? undefined : checkoutPath(from, call.file);
    const named = all.filter((file) => file.path === path);
    if (named.length > 0) return named;
    if (from === undefined) return all;
    for (let at = from; ; at = folderOf(at)) {
      const here = all.filter((file) => file.folder === at || file.folder === (at === "" ? ".config" : `${at}/.config`));
      if (here.length > 0) return here;
      if (at === "") return all;
    }
  }
}

/** What one line of a `scripts` entry runs, at the place of the entry. */
function scriptLines({ value, span }: Located<string>): CommandLine[] {
  return commandLines(verbatimText(value, 0)).map(({ text, swallowed }) => ({
    text,
    span,
    ...(swallowed && { swallowed: { ...swallowed, span } }),
  }));
}

/** Nox and invoke take `-` for `_`. */
function taskName(runner: Runner, name: string): string {
  return runner === "nox" || runner === "invoke" ? name.replaceAll("_", "-") : name;
}

/** Invoke's `api.test` is the task `test` of the collection that `api.py` makes. */
function ofCollection(call: TaskCall, { path }: TaskFile): TaskCall {
  if (call.runner !== "invoke") return call;
  const collection = `${collectionOf(path)}.`;
  return { ...call, names: call.names.map((name) => (name.startsWith(collection) ? name.slice(collection.length) : name)) };
}

function collectionOf(path: string): string {
  return nameOf(path).replace(/\.py$/, "");
}

function chosen(call: TaskCall, { tasks }: TaskFile): readonly KnownTask[] {
  const named = call.names.flatMap((name) => namedTask(call.runner, name, tasks) ?? []);
  if (named.length > 0 || call.otherwise === "none") return named;
  if (call.otherwise === "all") return [...tasks.values()];
  const first = call.runner === "task" ? tasks.get("default") : [...tasks.values()].find(({ name }) => !/^\.|[%$]/.test(name));
  return first ? [first] : [];
}

function namedTask(runner: Runner, name: string, tasks: TaskFile["tasks"]): KnownTask | undefined {
  const task = tasks.get(taskName(runner, name));
  // An environment without a section, or one without commands, runs what all share; `tests-3.12` is the session `tests`.
  if (runner === "tox") return task && task.commands.length > 0 ? task : tasks.get("testenv");
  if (runner === "nox") return task ?? tasks.get(taskName(runner, name.replace(/-\d[\d.]*$|\(.*\)$/, "")));
  return task;
}

function ofPackages(files: readonly TaskFile[], wanted: string): readonly TaskFile[] {
  const name = wanted.replace(/^\.{0,3}\^?|\^?\.{3}$|^\{|\}$/g, "").replace(/^\.?\//, "");
  const named = files.filter(
    (file) => file.packageName === name || (name !== "" && (file.folder === name || file.folder.endsWith(`/${name}`))),
  );
  return wanted === "*" || named.length === 0 ? files : named;
}
