import type { CommandLine, SwallowedFailure } from "../../facts/ci-facts.js";
import { commandLines } from "../../readers/ci/command-lines.js";
import { verbatimText } from "../../text/mapped-text.js";
import type { Place } from "../../text/span.js";
import { folderOf } from "../../workspace/path-parts.js";
import { checkoutPath } from "./checkout-path.js";
import { fillInputs, type Inputs } from "./fill-inputs.js";
import { type Invocation, invocations } from "./invocations.js";
import { shellWords } from "./shell-words.js";
import type { KnownTask, TaskIndex } from "./task-index.js";

/** Why a failure would not fail the run, and where that is written. */
export interface Swallowing {
  readonly by: string;
  readonly at: Place;
}

/** A command that runs, directly or through others. */
export interface FollowedCommand {
  readonly text: string;
  readonly swallowed?: Swallowing;
}

/** The tasks and scripts that were followed, apart by whether their failure counted. */
export interface FollowedTasks {
  readonly counting: Set<unknown>;
  readonly swallowed: Set<unknown>;
}

/** Where command lines stand and run. */
export interface Setting {
  /** The file that they stand in. */
  readonly path: string;
  /** The folder they start in; `undefined` when it cannot be known. */
  readonly folder: string | undefined;
  /** What swallows the failure of them all. */
  readonly swallowed?: Swallowing;
  /** What was followed before: it need not be again. */
  readonly done?: FollowedTasks;
  /** Values that take the place of `${{ inputs.x }}` and `${{ parameters.x }}`. */
  readonly inputs?: Inputs;
}

interface Inner extends Setting {
  /** What `workingDirectory` is relative to. */
  readonly start: string | undefined;
  readonly depth: number;
  /** Tasks and scripts that were followed: each is, once. That also ends loops. */
  readonly seen: Set<KnownTask | Body>;
  /** The folder of the script or action that is being followed. */
  readonly scriptFolder?: string;
  /** Whether the shell ends at failures although the script does not say so. */
  readonly stops?: boolean;
  /** The functions that the shell knows; those of a sourced script are added. */
  readonly functions: Map<string, Body>;
  /** Where all lines stand that have no place of their own, such as those given to a container. */
  readonly place?: Place;
  /** What variables of the shell hold, where a line sets one to a text. */
  readonly variables: Map<string, string>;
}

/** The lines of a shell function, and the file that they stand in. */
interface Body {
  readonly path: string;
  readonly lines: CommandLine[];
}

/** Lines of tasks and scripts that run no program, or only say something. */
const inert =
  /^(?:\[{1,2}\s|(?:local|readonly|declare|typeset|set|shift|exit|return|break|continue|true|false|echo|printf|unset|trap|read)\b|:$|(?:export\s+)?[A-Za-z_]\w*\+?=(?:"[^"$`]*"|'[^']*'|[^\s"'$`]*|"?\$\{?\w+\}?"?|\([^$]*\))$)/;
/** A variable that is set to a text, and a line that runs what one holds. */
const setsVariable = /^(?:(?:export|local|readonly)\s+)?([A-Za-z_]\w*)=(?:"([^"`]*)"|'([^']*)')$/;
const runsVariable = /^(?:eval\s+)?(["']?)\$\{?([A-Za-z_]\w*)\}?\1(?=\s|$)/;
const deepest = 10;
/** Commands that one line may stand for. */
const mostPerLine = 2000;

/** Follows command lines to what they run, with the tasks and scripts of an index. Each line is given too, before what it stands for. Never throws. */
export class CommandFollower {
  private readonly functions = new Map<readonly CommandLine[], ReadonlyMap<string, Body>>();

  constructor(private readonly index: TaskIndex) {}

  /** The lines of one script, per line: a `cd` holds for those behind it. What functions hold runs where they are called. */
  lines(lines: readonly CommandLine[], setting: Setting): readonly (readonly FollowedCommand[])[] {
    let folder = setting.folder;
    const functions = functionsIn(lines, setting.path);
    const variables = new Map<string, string>();
    return lines.map((line) => {
      const found: FollowedCommand[] = [];
      if (line.definedIn !== undefined) return found;
      folder = this.line(line, { ...setting, folder, start: setting.folder, depth: 0, seen: new Set(), functions, variables }, found);
      return found;
    });
  }

  /** What an action of the repository runs; `undefined` when there is none in the folder. */
  action(folder: string, setting: Setting): readonly FollowedCommand[] | undefined {
    const action = this.index.action(folder);
    if (!action) return undefined;
    const found: FollowedCommand[] = [];
    this.task(action, { ...setting, folder: "", start: "", depth: 0, seen: new Set(), functions: new Map(), variables: new Map() }, found);
    return found;
  }

  private all(lines: readonly CommandLine[], setting: Inner, found: FollowedCommand[]): void {
    let folder = setting.folder;
    const variables = new Map(setting.variables);
    for (const line of lines) {
      if (found.length >= mostPerLine) return;
      if (line.definedIn === undefined) folder = this.line(line, { ...setting, folder, variables }, found);
    }
  }

  /** What a call of a function runs, once. */
  private call(body: Body, setting: Inner, found: FollowedCommand[]): void {
    if (isKnown(body, setting)) return;
    this.all(body.lines, { ...setting, path: body.path, start: setting.folder, inputs: undefined }, found);
  }

  /** Adds a line and what it runs; gives the folder for the next line. */
  private line(line: CommandLine, setting: Inner, found: FollowedCommand[]): string | undefined {
    const text = fillInputs(line.text.trim(), setting.inputs);
    const own = line.swallowed && !(setting.stops && line.swallowed.unlessErrexit) ? line.swallowed : undefined;
    const swallowed = setting.swallowed ?? placed(own, setting);
    const started =
      line.workingDirectory === undefined ? setting.folder : checkoutPath(setting.start, fillInputs(line.workingDirectory, setting.inputs));
    if (setting.depth === 0 || !inert.test(text)) found.push({ text, ...(swallowed && { swallowed }) });
    const held = heldIn(setting.variables, text);
    if (held !== undefined && setting.depth < deepest)
      this.all(commandLines(verbatimText(held, 0)), { ...setting, swallowed, depth: setting.depth + 1 }, found);
    const commands = setting.depth < deepest ? programsOf(line, text) : [];
    let folder = started;
    for (const { program, runs } of commands) {
      const body = setting.functions.get(program);
      if (body) this.call(body, { ...setting, folder, swallowed, depth: setting.depth + 1 }, found);
      for (const invocation of runs) {
        if (invocation.kind === "folder") folder = commands.length === 1 ? this.entered(invocation.path, folder, setting) : folder;
        else this.invocation(invocation, { ...setting, folder, swallowed, depth: setting.depth + 1 }, line, found);
      }
    }
    return folder;
  }

  /** `cd -` goes back to where the script started, as far as is known. */
  private entered(path: string, folder: string | undefined, setting: Inner): string | undefined {
    if (path === "-") return setting.start;
    const [, behind] = /^\$(?:\(dirname .*\)|\{(?:BASH_SOURCE|0)[^}]*\})\/?([^)}]*)$/s.exec(path) ?? [];
    return behind === undefined ? checkoutPath(folder, path) : checkoutPath(setting.scriptFolder, behind || ".");
  }

  private invocation(
    invocation: Exclude<Invocation, { kind: "folder" }>,
    setting: Inner,
    line: CommandLine,
    found: FollowedCommand[],
  ): void {
    if (invocation.kind === "text") {
      const place = setting.place ?? { path: setting.path, span: line.span };
      const folder = invocation.elsewhere ? undefined : setting.folder;
      const lines = commandLines(verbatimText(invocation.text, 0));
      this.all(lines, { ...setting, folder, start: folder, place, functions: functionsIn(lines, setting.path) }, found);
    } else if (invocation.kind === "script") {
      const folder = invocation.folder === undefined ? setting.folder : checkoutPath(setting.folder, invocation.folder);
      const script = this.scriptAt(invocation.path, folder, setting);
      if (script) this.script(script, invocation, { ...setting, folder }, found);
    } else for (const task of this.index.tasks(invocation, setting.folder)) this.task(task, setting, found);
  }

  /** A path may start from the folder of the script it stands in: `"$(dirname "$0")/x.sh"`. */
  private scriptAt(path: string, folder: string | undefined, { scriptFolder }: Inner): KnownTask | undefined {
    const [, tail] = /^\$(?:\(.*\)|\{\{[^}]*\}\}|\{[^}]*\}|\w+)\/([^$`]+)$/.exec(path) ?? [];
    return this.index.script(path, folder) ?? (tail === undefined ? undefined : this.index.script(tail, scriptFolder ?? folder));
  }

  private script(
    script: KnownTask,
    { stops, sourced }: { stops: boolean; sourced?: true },
    setting: Inner,
    found: FollowedCommand[],
  ): void {
    const { path } = script;
    const functions = this.functionsOf(script);
    if (sourced) for (const [name, body] of functions) setting.functions.set(name, body);
    if (isKnown(script, setting)) return;
    const known = sourced ? setting.functions : new Map(functions);
    this.all(
      script.commands,
      {
        ...setting,
        path,
        start: setting.folder,
        scriptFolder: folderOf(path),
        functions: known,
        stops,
        inputs: undefined,
        place: undefined,
      },
      found,
    );
  }

  /** What a task's or script's own functions hold: the same objects each time. */
  private functionsOf({ commands, path }: KnownTask): ReadonlyMap<string, Body> {
    const known = this.functions.get(commands) ?? functionsIn(commands, path);
    this.functions.set(commands, known);
    return known;
  }

  private task(task: KnownTask, setting: Inner, found: FollowedCommand[]): void {
    if (setting.depth > deepest || isKnown(task, setting)) return;
    const depth = setting.depth + 1;
    for (const need of task.needs) this.task(need, { ...setting, depth }, found);
    const isAction = this.index.action(task.name) === task;
    const folder = isAction ? "" : folderOf(task.path);
    const inputs = isAction ? setting.inputs : undefined;
    this.all(
      task.commands,
      {
        ...setting,
        path: task.path,
        folder,
        start: folder,
        depth,
        inputs,
        scriptFolder: isAction ? folderOf(task.path) : undefined,
        functions: new Map(this.functionsOf(task)),
        stops: false,
        place: undefined,
      },
      found,
    );
    this.references(task, { ...setting, depth }, found);
  }

  /** Steps of a sequence that name tasks of the same file, as those of poethepoet and Hatch do. */
  private references(task: KnownTask, setting: Inner, found: FollowedCommand[]): void {
    if (!/(?:^|\/)(?:pyproject\.toml|pixi\.toml|Pipfile)$/.test(task.path)) return;
    for (const { text } of task.commands) {
      const name = /^[\w:.-]+$/.exec(text)?.[0];
      if (name === undefined) continue;
      const call = { kind: "tasks", runner: "python", names: [name], otherwise: "none" } as const;
      for (const other of this.index.tasks(call, folderOf(task.path))) this.task(other, setting, found);
    }
  }
}

/** The command line that a variable stands for; a line that sets one is kept in mind. */
function heldIn(variables: Map<string, string>, text: string): string | undefined {
  const [, name, double, single] = setsVariable.exec(text) ?? [];
  if (name !== undefined) variables.set(name, double ?? single ?? "");
  const [start = "", , variable = ""] = runsVariable.exec(text) ?? [];
  const value = variables.get(variable);
  return value === undefined || value === text ? undefined : value + text.slice(start.length);
}

interface Program {
  readonly program: string;
  readonly runs: readonly Invocation[];
}

const parsed = new WeakMap<CommandLine, readonly Program[]>();

/** The programs of a line's pipeline and what they run. Lines are kept with their facts, and come by often. */
function programsOf(line: CommandLine, text: string): readonly Program[] {
  const isOwn = text === line.text;
  const known = isOwn ? parsed.get(line) : undefined;
  if (known) return known;
  const programs = shellWords(text).map((words) => ({ program: words[0] ?? "", runs: invocations(words) }));
  if (isOwn) parsed.set(line, programs);
  return programs;
}

/** Whether something was followed already; from now on it is. */
function isKnown(what: KnownTask | Body, { seen, done, swallowed }: Inner): boolean {
  const before = swallowed ? done?.swallowed : done?.counting;
  if (seen.has(what) || before?.has(what)) return true;
  seen.add(what);
  before?.add(what);
  return false;
}

function functionsIn(lines: readonly CommandLine[], path: string): Map<string, Body> {
  const functions = new Map<string, Body>();
  for (const line of lines) {
    const { definedIn, ...own } = line;
    if (definedIn === undefined) continue;
    const body = functions.get(definedIn) ?? { path, lines: [] };
    body.lines.push(own);
    functions.set(definedIn, body);
  }
  return functions;
}

function placed(swallowed: SwallowedFailure | undefined, { path, place }: Inner): Swallowing | undefined {
  return swallowed && { by: swallowed.by, at: place ?? { path, span: swallowed.span } };
}
