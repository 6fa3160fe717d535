import type { CommandLine } from "../facts/ci-facts.js";
import type { Task } from "../facts/task-facts.js";
import type { Located } from "../text/span.js";
import type { YamlNode } from "../text/yaml-node.js";
import { commandLines } from "./ci/command-lines.js";
import { environmentSigns } from "./configuration-signs.js";
import { readToml } from "./dependencies/toml-tree.js";
import type { Reader } from "./reader.js";
import { taskSigns } from "./task-signs.js";

/**
 * Reads the tasks of mise's configuration, under their names and aliases, with what they depend on (`lint:*` is all of that name). What a step
 * of `run` that names a task stands for runs first as well. Tasks that are files of their own are not seen.
 */
export const miseReader: Reader<"tasks"> = {
  name: "mise",
  kind: "tasks",
  files: { patterns: [/(?:^|\/)\.?mise(?:\.[\w-]+){0,2}\.toml$/, /(?:^|\/)\.?mise\/config(?:\.[\w-]+)?\.toml$/] },
  maxBytes: 500_000,
  read({ text }) {
    if (text === undefined) return undefined;
    const { root, notes } = readToml(text);
    const entries = root.get("tasks").entries();
    const names = entries.map(({ key }) => key.value);
    const tasks = entries.flatMap(({ key, value }): Task[] => {
      const commands = runLines(value);
      const needs = [...needsOf(value.get("depends")), ...stepTasks(value.get("run")), ...needsOf(value.get("depends_post"))].flatMap(
        (need) => expanded(need, names),
      );
      const aliases = [...value.get("alias").texts(), ...value.get("aliases").texts()];
      return [key, ...aliases].map(({ value: name, span }) => ({ name, commands, needs, span }));
    });
    const variables = root.get("env").entries();
    const signs = variables.flatMap((entry) => (entry.key.value === "_" ? [] : environmentSigns(entry.key, entry.value.mapped())));
    return { runner: "mise", tasks, signs: [...signs, ...taskSigns(tasks)], notes };
  },
};

function runLines(task: YamlNode): CommandLine[] {
  const run = task.kind === "map" ? task.get("run") : task;
  const file = task.get("file").located();
  const folder = task.get("dir").text();
  const lines = [
    ...(file ? [{ text: file.value, span: file.span }] : []),
    ...run.list().flatMap((step) => {
      const script = step.mapped();
      return script ? commandLines(script) : [];
    }),
  ];
  return lines.map((line, index) => (folder !== undefined && index === 0 ? { ...line, workingDirectory: folder } : line));
}

/** Tasks as texts, with arguments behind the name or as a list, or as `{ task = "name" }`. */
function needsOf(depends: YamlNode): Located<string>[] {
  return depends.list().flatMap((item) => {
    const name = item.located() ?? item.get("task").located() ?? item.items()[0]?.located();
    return name ? [{ ...name, value: name.value.split(/\s+/, 1)[0] ?? name.value }] : [];
  });
}

function stepTasks(run: YamlNode): Located<string>[] {
  return run.items().flatMap((step) => [...needsOf(step.get("task")), ...needsOf(step.get("tasks"))]);
}

function expanded(need: Located<string>, names: readonly string[]): Located<string>[] {
  if (!need.value.includes("*")) return [need];
  const [head = "", tail = ""] = need.value.split("*", 2);
  return names.filter((name) => name.startsWith(head) && name.endsWith(tail)).map((value) => ({ value, span: need.span }));
}
