import { isEvaluationLine, runsEvaluatingStage } from "../../practices/evaluation-command.js";
import type { CiCommand } from "../../project/ci-commands.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { absentTarget } from "./absent-target.js";
import { type Unfilled, unfilledConfiguration, unfilledModule } from "./unfilled-evaluation.js";

/** Whether a command line runs an evaluation: a known evaluation tool, pytest on an `evals` folder, a script called `evaluate…`, or one the manifest declares. */
function isEvaluationCommand(project: Project, text: string): boolean {
  if (isEvaluationLine(text) || runsEvaluatingStage(project, text)) return true;
  const { evals, commands } = project.manifest.value;
  const declared = [...(evals ?? []).map(({ command }) => command), commands?.evaluate].filter(
    (command) => command !== undefined && command.trim().length > 3,
  );
  return declared.some((command) => command !== undefined && text.includes(command.trim()));
}

/** The CI commands that run an evaluation, those that cannot succeed left out. */
export function evaluationCommands(project: Project): readonly CiCommand[] {
  return evaluations(project).live;
}

/** A CI command that would run an evaluation, if that were there and filled in. */
export interface IdleCommand {
  readonly command: CiCommand;
  /** "`evals` does not exist in the project". */
  readonly because: string;
  readonly related?: Unfilled;
}

/** The CI commands whose evaluation does not exist or cannot run. */
export function idleEvaluationCommands(project: Project): readonly IdleCommand[] {
  return evaluations(project).idle;
}

const evaluations = remembered((project: Project) => {
  const known = new Map<string, ReturnType<typeof idleness>>();
  const live: CiCommand[] = [];
  const idle: IdleCommand[] = [];
  for (const command of ciCommandsThat(project, (text) => isEvaluationCommand(project, text))) {
    if (!known.has(command.text)) known.set(command.text, idleness(project, command.text));
    const why = known.get(command.text);
    if (why) idle.push({ command, ...why });
    else live.push(command);
  }
  return { live, idle };
});

function idleness(project: Project, text: string): Omit<IdleCommand, "command"> | undefined {
  const targets = targetsOf(text);
  if (targets.length === 0) {
    const absent = absentTarget(project, text);
    return absent === undefined ? undefined : { because: `${absent} does not exist in the project` };
  }
  const files = [...project.files, ...project.shared];
  // The step may run in any folder, so the end of a path is enough.
  const isIn = (path: string) => targets.some((target) => `/${path}/`.includes(`/${target}/`));
  if (!files.some(isIn)) return { because: `\`${targets[0]}\` does not exist in the project` };
  const modules = project.python.filter(({ path, role }) => isIn(path) && (role === "evaluation" || role === "test"));
  const configurations = project.facts("eval").filter(({ path }) => isIn(path));
  const states = [
    ...modules
      .filter(
        ({ facts, path }) => targets.some((target) => path.endsWith(target)) || facts.functions.some(({ name }) => name.startsWith("test")),
      )
      .map((module) => unfilledModule(project, module)),
    ...configurations.map((one) => unfilledConfiguration(project, one)),
  ];
  const [first] = states;
  return first && !states.includes(undefined) ? { because: first.what, related: first } : undefined;
}

/** The files and folders of the project that a command line plainly says it runs. */
function targetsOf(text: string): readonly string[] {
  const pytest = /\bpytest\s+([^|;&>]*)/.exec(text);
  const words = (pytest?.[1] ?? "").trim().split(/\s+/);
  // The word after an option may be its value.
  const named = pytest ? words.filter((word, index) => !word.startsWith("-") && !/^-[^=]*$/.test(words[index - 1] ?? "")) : [];
  const script = /\bpython3?\s+(?:-[a-zA-Z]\s+)*([\w./-]+\.py)(?=\s|$)/.exec(text)?.[1];
  const config = /\bpromptfoo\S*\s+eval\b[^|;&]*?\s(?:-c|--config)[\s=]([\w./-]+)/.exec(text)?.[1];
  const suite = /\b(?:deepeval\s+test\s+run|inspect\s+eval)\s+([\w./-]+)/.exec(text)?.[1];
  return [...named, script, config, suite].flatMap((word) => {
    const path = word?.replace(/::.*$/, "").replace(/^(?:\.{1,2}\/)+|\/+$/g, "") ?? "";
    return /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && !/^\.+$/.test(path) ? [path] : [];
  });
}
