import type { Task } from "../facts/task-facts.js";
import { readYaml } from "../text/yaml.js";
import { commandLines } from "./ci/command-lines.js";
import type { Reader } from "./reader.js";
import { taskSigns } from "./task-signs.js";

/** Reads the tasks of a `Taskfile.yml` (go-task) with the commands they run and the tasks they need. */
export const taskfileReader: Reader<"tasks"> = {
  name: "taskfile",
  kind: "tasks",
  files: { names: ["taskfile.yml", "taskfile.yaml"] },
  maxBytes: 500_000,
  read({ text }) {
    const { root, notes } = readYaml(text);
    const tasks: Task[] = root
      .get("tasks")
      .entries()
      .map(({ key, value }) => {
        const lines = value.kind === "map" ? [...value.get("cmds").list(), ...value.get("cmd").list()] : value.list();
        const calls = [...lines.filter((line) => line.has("task")), ...value.get("deps").list()];
        return {
          name: key.value,
          commands: lines.flatMap((line) => {
            const script = (line.kind === "map" ? line.get("cmd") : line).mapped();
            const folder = value.get("dir").text() ?? ".";
            // Each command is a shell of its own.
            return (script ? commandLines(script) : []).map((command, index) => ({
              ...command,
              ...(index === 0 && { workingDirectory: folder }),
              ...(line.get("ignore_error").isTrue() && {
                swallowed: command.swallowed ?? { by: "ignore_error: true", span: line.pairSpan("ignore_error") },
              }),
            }));
          }),
          needs: calls.flatMap((call) => (call.kind === "map" ? call.get("task") : call).located() ?? []),
          span: key.span,
        };
      });
    return { runner: "task", tasks, signs: taskSigns(tasks), notes };
  },
};
