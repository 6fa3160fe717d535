import type { Task } from "../facts/task-facts.js";
import { readYaml } from "../text/yaml.js";
import { commandLines } from "./ci/command-lines.js";
import { imageSigns } from "./configuration-signs.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads the entry points of an `MLproject` (MLflow) with the commands they run; parameters stay as written, `{alpha}`. */
export const mlprojectReader: Reader<"tasks"> = {
  name: "mlproject",
  kind: "tasks",
  files: { names: ["mlproject"] },
  maxBytes: 200_000,
  read({ text }) {
    const { root, notes } = readYaml(text);
    const tasks: Task[] = root
      .get("entry_points")
      .entries()
      .map(({ key, value }) => {
        const command = value.get("command").mapped();
        return { name: key.value, commands: command ? commandLines(command) : [], needs: [], span: key.span };
      });
    const signs = root.kind === "map" ? [formatSign("mlflow-project", root)] : [];
    return { runner: "mlflow", tasks, signs: [...signs, ...imageSigns(root.get("docker_env").get("image").located())], notes };
  },
};
