import type { CommandLine } from "../facts/ci-facts.js";
import type { Task } from "../facts/task-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { nameOf } from "../workspace/path-parts.js";
import { commandLines } from "./ci/command-lines.js";
import { readToml } from "./dependencies/toml-tree.js";
import type { Reader } from "./reader.js";
import { taskSigns } from "./task-signs.js";

const file = /^\.?lefthook(?:-local)?\.(ya?ml|json|toml)$/i;
/** Groups of jobs in groups that are followed. */
const maxGroups = 10;

/** Reads Lefthook's configuration: each Git hook is a task, named as it is run by `lefthook run`, with the commands, jobs and scripts of the hook. */
export const lefthookReader: Reader<"tasks"> = {
  name: "lefthook",
  kind: "tasks",
  files: { patterns: [/(?:^|\/)\.?lefthook(?:-local)?\.(?:ya?ml|json|toml)$/] },
  maxBytes: 500_000,
  read({ path, text }) {
    const extension = file.exec(nameOf(path))?.[1]?.toLowerCase();
    if (extension === undefined) return undefined;
    const { root, notes } = extension === "toml" ? readToml(text ?? "") : readYaml(text);
    const tasks = root.entries().flatMap(({ key, value }): Task[] => {
      if (!["commands", "jobs", "scripts"].some((part) => value.has(part))) return [];
      const commands = [
        ...value
          .get("commands")
          .entries()
          .flatMap((entry) => linesOf(entry.value, ".")),
        ...jobLines(value.get("jobs"), ".", 0),
        ...value
          .get("scripts")
          .entries()
          .flatMap((entry) => scriptLine(entry.key, entry.value, key.value)),
      ];
      return [{ name: key.value, commands, needs: [], span: key.span }];
    });
    return { runner: "lefthook", tasks, signs: taskSigns(tasks), notes };
  },
};

function jobLines(jobs: YamlNode, root: string, level: number): CommandLine[] {
  return jobs.items().flatMap((job) => {
    const folder = job.get("root").text() ?? root;
    const inner = level < maxGroups ? jobLines(job.get("group").get("jobs"), folder, level + 1) : [];
    return [...linesOf(job, folder), ...inner];
  });
}

/** Each command starts in the folder it names. */
function linesOf(command: YamlNode, root: string): CommandLine[] {
  const script = command.get("run").mapped();
  const folder = command.get("root").text() ?? root;
  return (script ? commandLines(script) : []).map((line, index) => (index === 0 ? { ...line, workingDirectory: folder } : line));
}

function scriptLine(name: { readonly value: string; readonly span: CommandLine["span"] }, script: YamlNode, hook: string): CommandLine[] {
  const runner = script.get("runner").text() ?? "";
  return [{ text: `${runner} .lefthook/${hook}/${name.value}`.trim(), span: name.span }];
}
