import type { DependencyFacts } from "../../facts/dependency-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { scriptSigns } from "../configuration-signs.js";

type Script = DependencyFacts["scripts"][number];

/** The keys under which task runners (poethepoet, taskipy, PDM, Hatch, pixi, Rye) put what a task runs; other tasks, by their names, first. */
const commandKeys = [
  ...["deps", "depends-on", "depends_on", "ref", "task"],
  ...["cmd", "shell", "script", "call", "expr", "sequence", "composite", "chain"],
];

/** The tasks of a task runner's table: name → command line, the steps of a sequence joined by ` && `. */
export function tasksOf(table: YamlNode): Script[] {
  return table.entries().flatMap(({ key, value }) => {
    const command = commandOf(value, 0);
    return command === "" ? [] : [{ name: key.value, command, span: value.located()?.span ?? key.span }];
  });
}

/** The command lines of tasks as signs. Entry points are none: they name functions. */
export function taskSignsOf(scripts: readonly Script[]): Sign[] {
  return scripts
    .filter(({ command }) => !/^[\w.]+\s*:\s*[\w.]+/.test(command))
    .flatMap(({ command, span }) => scriptSigns({ value: command, span }));
}

/** Entry points of a table: name → `package.module:function`. */
export function entryPointsOf(table: YamlNode): Script[] {
  return table.entries().flatMap(({ key, value }) => {
    const command = value.located();
    return command ? [{ name: key.value, command: command.value, span: command.span }] : [];
  });
}

/** An entry point as setuptools writes it: `name = package.module:function`. */
export function entryPoint({ value, span }: Located<string>): Script[] {
  const [name = "", command = ""] = value.split("=", 2).map((side) => side.trim());
  return name === "" || command === "" ? [] : [{ name, command, span }];
}

function commandOf(task: YamlNode, depth: number): string {
  const text = task.text();
  if (text !== undefined || depth > 4) return text ?? "";
  const steps = task.kind === "list" ? task.items() : commandKeys.filter((key) => task.has(key)).map((key) => task.get(key));
  return steps
    .map((step) => commandOf(step, depth + 1))
    .filter((command) => command !== "")
    .join(" && ");
}
