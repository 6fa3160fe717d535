import type { Task } from "../facts/task-facts.js";
import { verbatimText } from "../text/mapped-text.js";
import { commandLines } from "./ci/command-lines.js";
import type { Reader } from "./reader.js";

const section = /^\[([^\]\n]+)\][^\n]*$/gm;
const commandsKey = /^(?:commands|commands_pre|commands_post)[ \t]*=[ \t]*((?:.*(?:\n[ \t]+.*|\n[ \t]*$)*))/gm;

/** Reads the environments of `tox.ini`, and of the `[testenv]` sections of `setup.cfg`, with the commands they run. */
export const toxReader: Reader<"tasks"> = {
  name: "tox",
  kind: "tasks",
  files: { names: ["tox.ini"] },
  maxBytes: 500_000,
  read({ text }) {
    if (text === undefined) return undefined;
    const heads = [...text.matchAll(section)];
    const tasks: Task[] = heads.flatMap((head, index) => {
      const name = /^testenv(?::(.+))?$/.exec(head[1] ?? "");
      if (!name) return [];
      const from = head.index + head[0].length;
      const body = text.slice(from, heads[index + 1]?.index ?? text.length);
      const commands = [...body.matchAll(commandsKey)].flatMap((match) => {
        const start = from + match.index + match[0].length - (match[1] ?? "").length;
        return linesOf(match[1] ?? "", start);
      });
      const start = head.index + 1;
      return [{ name: name[1] ?? "testenv", commands, needs: [], span: { start, end: start + (head[1] ?? "").length } }];
    });
    return { runner: "tox", tasks, signs: [], notes: [] };
  },
};

/** One command a line; a leading `-` makes tox ignore its failure. */
function linesOf(script: string, base: number): Task["commands"] {
  const commands: Task["commands"][number][] = [];
  let start = base;
  for (const line of script.split("\n")) {
    const lead = /^\s*(?:[\w{},!-]+:[ \t]+)?(-[ \t]*)?/.exec(line)?.[0] ?? "";
    const ignores = lead.trimEnd().endsWith("-");
    const found = commandLines(verbatimText(line.slice(lead.length), start + lead.length));
    const by = { by: "-", span: { start: start + lead.length - 1, end: start + lead.length } };
    commands.push(...(ignores ? found.map((one) => ({ ...one, swallowed: one.swallowed ?? by })) : found));
    start += line.length + 1;
  }
  return commands;
}
