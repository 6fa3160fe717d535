import type { TaskFacts } from "../facts/task-facts.js";
import { verbatimText } from "../text/mapped-text.js";
import { commandLines, uncheckedCommandLines } from "./ci/command-lines.js";
import { commandSign } from "./configuration-signs.js";
import type { Reader } from "./reader.js";

const shebang = /^#!\s*\S*\/(?:env\s+(?:-S\s+)?)?(?:ba|da|z|k|a)?sh\b([^\n]*)/;
const mergeConflict = /^<{7} /m;

/**
 * Reads shell scripts: each is one task, named by its path. Files without an extension count when they start with the shebang of a shell.
 * A failure that the script goes on after is swallowed by what it ends with.
 */
export const shellScriptReader: Reader<"tasks"> = {
  name: "shell-script",
  kind: "tasks",
  files: { extensions: ["sh", "bash"], patterns: [/(?:^|\/)(?:scripts?|bin|\.?ci)\/(?:[^/]+\/){0,6}[^/.]+$/] },
  maxBytes: 100 * 1024,
  read({ path, text }): TaskFacts | undefined {
    if (text === undefined || mergeConflict.test(text)) return undefined;
    const head = shebang.exec(text);
    if (!head && !/\.(?:sh|bash)$/i.test(path)) return undefined;
    const stops = /\s-\w*e/.test(head?.[1] ?? "");
    const commands = (stops ? commandLines : uncheckedCommandLines)(verbatimText(text, 0));
    const firstLine = text.indexOf("\n");
    const span = { start: 0, end: firstLine === -1 ? text.length : firstLine };
    return { runner: "script", tasks: [{ name: path, commands, needs: [], span }], signs: commands.map(commandSign), notes: [] };
  },
};
