import type { CommandLine } from "../facts/ci-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Task, TaskFacts } from "../facts/task-facts.js";
import { type MappedText, verbatimText } from "../text/mapped-text.js";
import type { YamlNode } from "../text/yaml-node.js";
import { nameOf } from "../workspace/path-parts.js";
import { commandLines } from "./ci/command-lines.js";
import { readToml } from "./dependencies/toml-tree.js";
import type { Reader } from "./reader.js";
import { taskSigns } from "./task-signs.js";

const section = /^\[([^\]\n]+)\][^\n]*$/gm;
const commandsKey = /^(?:commands|commands_pre|commands_post)[ \t]*=[ \t]*((?:.*(?:\n[ \t]+.*|\n[ \t]*$)*))/gm;

/**
 * Reads the environments of tox with the commands they run: those of `tox.ini` and `setup.cfg`, of `tox.toml`, and of `[tool.tox]` in
 * `pyproject.toml`. What all environments share is the task `testenv`.
 */
export const toxReader: Reader<"tasks"> = {
  name: "tox",
  kind: "tasks",
  files: { names: ["tox.ini", "setup.cfg", "tox.toml", "pyproject.toml"] },
  maxBytes: 500_000,
  read({ path, text }) {
    if (text === undefined) return undefined;
    const name = nameOf(path).toLowerCase();
    if (name === "tox.toml") return factsOf(tomlTasks(readToml(text).root));
    if (name === "pyproject.toml") return /^\[tool\.tox[\].]/m.test(text) ? inPyproject(text) : undefined;
    const tasks = iniTasks(text, (start, end) => verbatimText(text.slice(start, end), start));
    if (name !== "tox.ini") return tasks.length > 0 ? factsOf(tasks) : undefined;
    const facts = factsOf(tasks);
    return { ...facts, signs: [...facts.signs, ...settingsIn(text)] };
  },
};

function factsOf(tasks: readonly Task[]): TaskFacts {
  return { runner: "tox", tasks, signs: taskSigns(tasks), notes: [] };
}

/** Checkers that keep their settings in `tox.ini`, beside the environments or instead of them. */
const settings = /^\[(flake8|mypy|pylint|isort|yapf|pytest)\]/gm;

function settingsIn(text: string): Sign[] {
  return [...text.matchAll(settings)].map(({ index, 1: tool = "" }) => ({
    kind: "config",
    value: tool,
    span: { start: index + 1, end: index + 1 + tool.length },
  }));
}

function inPyproject(text: string): TaskFacts | undefined {
  const tox = readToml(text).root.get("tool").get("tox");
  const legacy = tox.get("legacy_tox_ini").mapped();
  // The pieces of a text keep their places in the file.
  const piece = (start: number, end: number): MappedText => ({
    value: legacy?.value.slice(start, end) ?? "",
    span: (from, to) => legacy?.span(start + from, start + to) ?? tox.span,
  });
  const tasks = legacy ? iniTasks(legacy.value, piece) : tomlTasks(tox);
  return tasks.length > 0 ? factsOf(tasks) : undefined;
}

/** `[env_run_base]` and `[env.<name>]`; a command is a list of words. */
function tomlTasks(root: YamlNode): Task[] {
  const environments = root.get("env").entries();
  const base = root.entries().filter(({ key }) => key.value === "env_run_base");
  return [...base, ...environments].map(({ key, value }) => ({
    name: key.value === "env_run_base" ? "testenv" : key.value,
    commands: ["commands_pre", "commands", "commands_post"].flatMap((list) => value.get(list).items().flatMap(wordsOf)),
    needs: [],
    span: key.span,
  }));
}

function wordsOf(command: YamlNode): CommandLine[] {
  const words = command.items().map((word) => word.text() ?? (word.get("replace").text() === "posargs" ? "{posargs}" : ""));
  const [first, ...rest] = words.filter((word) => word !== "");
  const [ignores, line] = first === "-" ? [true, rest] : [false, [first, ...rest]];
  const text = line.filter(Boolean).join(" ");
  if (text === "") return [];
  return [{ text, span: command.span, ...(ignores && { swallowed: { by: '"-"', span: command.items()[0]?.span ?? command.span } }) }];
}

/** `piece` gives a range of the text with its places in the file. */
function iniTasks(text: string, piece: (start: number, end: number) => MappedText): Task[] {
  const heads = [...text.matchAll(section)];
  return heads.flatMap((head, index) => {
    const name = /^testenv(?::(.+))?$/.exec(head[1] ?? "");
    if (!name) return [];
    const from = head.index + head[0].length;
    const body = text.slice(from, heads[index + 1]?.index ?? text.length);
    const commands = [...body.matchAll(commandsKey)].flatMap((match) => {
      const start = from + match.index + match[0].length - (match[1] ?? "").length;
      return linesOf(match[1] ?? "", start, piece);
    });
    const start = head.index + 1;
    return [
      {
        name: name[1] ?? "testenv",
        commands,
        needs: [],
        span: piece(start, start + (head[1] ?? "").length).span(0, (head[1] ?? "").length),
      },
    ];
  });
}

/** One command a line; a leading `-` makes tox ignore its failure. */
function linesOf(script: string, base: number, piece: (start: number, end: number) => MappedText): CommandLine[] {
  const commands: CommandLine[] = [];
  let start = base;
  for (const line of script.split("\n")) {
    const lead = /^\s*(?:[\w{},!-]+:[ \t]+)?(-[ \t]*)?/.exec(line)?.[0] ?? "";
    const ignores = lead.trimEnd().endsWith("-");
    const found = commandLines(piece(start + lead.length, start + line.length));
    const dash = lead.trimEnd().length - 1;
    const by = { by: "-", span: piece(start + Math.max(0, dash), start + dash + 1).span(0, 1) };
    commands.push(...(ignores ? found.map((one) => ({ ...one, swallowed: one.swallowed ?? by })) : found));
    start += line.length + 1;
  }
  return commands;
}
