import type { CommandLine } from "../facts/ci-facts.js";
import type { Task } from "../facts/task-facts.js";
import { verbatimText } from "../text/mapped-text.js";
import { commandLines } from "./ci/command-lines.js";
import type { Reader } from "./reader.js";
import { taskSigns } from "./task-signs.js";

/** A target line; `::` is a double-colon rule, `:=` and `?=` are variables. */
const target = /^([^\s:#=][^:#=\n]*?)\s*::?(?!=)\s*([^#=\n]*?)(?:;(.*))?(?:#.*)?$/;
/** What make does with a line before the shell gets it: `-` ignores a failure, `@` hides the line, `+` always runs it. */
const prefix = /^[ \t]+([-@+ \t]*)/;

/** Reads the targets of a Makefile or justfile with the commands they run and the targets they need. */
export const makefileReader: Reader<"tasks"> = {
  name: "makefile",
  kind: "tasks",
  files: { names: ["makefile", "gnumakefile", "justfile", ".justfile"], extensions: ["mk", "just"] },
  maxBytes: 500_000,
  read({ path, text }) {
    if (text === undefined) return undefined;
    const tasks: Task[] = [];
    let names: { readonly value: string; readonly start: number }[] = [];
    let needs: Task["needs"] = [];
    let body: { start: number; ignores: boolean }[] = [];
    const isJust = /just(?:file)?$/i.test(path);
    const close = () => {
      const commands = body.flatMap(({ start, ignores }) => {
        const lines = inFolders(commandLines(verbatimText(text.slice(start, lineEnd(text, start)), start)));
        const by = { by: "-", span: { start: Math.max(0, start - 1), end: start } };
        return ignores ? lines.map((line) => ({ ...line, swallowed: line.swallowed ?? by })) : lines;
      });
      for (const { value, start } of names) tasks.push({ name: value, commands, needs, span: { start, end: start + value.length } });
      names = [];
      body = [];
    };
    for (let start = 0; start < text.length; ) {
      const end = lineEnd(text, start);
      const line = text.slice(start, end).replace(/\r$/, "");
      const indented = prefix.exec(line);
      if (indented && names.length > 0 && line.trim() !== "" && !line.trim().startsWith("#")) {
        body.push({ start: start + indented[0].length, ignores: (indented[1] ?? "").includes("-") });
      } else if (!indented && line.trim() !== "" && !line.startsWith("#")) {
        close();
        const match = target.exec(line);
        if (match && !/^\.[A-Z_]+$/.test(match[1] ?? "")) {
          const head = (match[1] ?? "").replace(/^@/, "");
          const own = isJust ? [head.split(/\s/)[0] ?? head] : head.split(/\s+/);
          names = own.map((value) => ({ value, start: start + line.indexOf(value) }));
          const after = start + line.indexOf(":");
          needs = [...(match[2] ?? "").matchAll(/[^\s|&()]+/g)].map((need) => {
            const at = text.indexOf(need[0], after);
            return { value: need[0], span: { start: at, end: at + need[0].length } };
          });
        }
      }
      start = end + 1;
    }
    close();
    return { runner: isJust ? "just" : "make", tasks, signs: taskSigns(tasks), notes: [] };
  },
};

/** Each line is a shell of its own: it starts where the file lies, and a `cd` in it holds to its end. */
function inFolders(lines: readonly CommandLine[]): CommandLine[] {
  let folder = ".";
  return lines.map((line) => {
    const placed = { ...line, workingDirectory: folder };
    const target = /^cd\s+(?:--\s+)?["']?([^"']+?)["']?$/.exec(line.text)?.[1];
    if (target !== undefined) folder = folder === "." ? target : `${folder}/${target}`;
    return placed;
  });
}

/** The end of a line, with the lines that a `\` continues. */
function lineEnd(text: string, start: number): number {
  let end = text.indexOf("\n", start);
  while (end > start && /\\\r?$/.test(text.slice(start, end))) end = text.indexOf("\n", end + 1);
  return end === -1 ? text.length : end;
}
