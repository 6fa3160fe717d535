import type { Task } from "../facts/task-facts.js";
import { readYaml } from "../text/yaml.js";
import type { Reader } from "./reader.js";
import { taskSigns } from "./task-signs.js";

/** Reads the hooks of a `.pre-commit-config.yaml`: each is a task named by its id, running its `entry`, or its id where the hook's repository decides. */
export const preCommitReader: Reader<"tasks"> = {
  name: "pre-commit",
  kind: "tasks",
  files: { names: [".pre-commit-config.yaml", ".pre-commit-config.yml"] },
  maxBytes: 500_000,
  read({ text }) {
    const { root, notes } = readYaml(text);
    const tasks = root
      .get("repos")
      .items()
      .flatMap((repo) => repo.get("hooks").items())
      .flatMap((hook): Task[] => {
        const id = hook.get("id").located();
        if (!id) return [];
        const command = hook.get("entry").located() ?? id;
        return [{ name: id.value, commands: [{ text: command.value, span: command.span }], needs: [], span: id.span }];
      });
    const repositories = root
      .get("repos")
      .items()
      .flatMap((repo) => repo.get("repo").located() ?? [])
      .filter(({ value }) => value !== "local" && value !== "meta");
    const signs = repositories.map(({ value, span }) => ({ kind: "action" as const, value, span }));
    return { runner: "pre-commit", tasks, signs: [...signs, ...taskSigns(tasks)], notes };
  },
};
