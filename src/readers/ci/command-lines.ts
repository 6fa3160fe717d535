import type { CommandLine, SwallowedFailure } from "../../facts/ci-facts.js";
import type { MappedText } from "../../text/mapped-text.js";
import { type Command, readCommands } from "./read-commands.js";

/**
 * The command lines of a shell script: split at line breaks, `;`, `&`, `&&` and `||`, with pipes kept whole, continued lines joined,
 * and keywords, comments and here-documents left out. A failure is swallowed by a harmless right side of `||` (`true`, `:`, `exit 0`,
 * `echo …`), and by `set +e` unless the command is the script's last or a later one reads `$?`. Never throws.
 */
export function commandLines(script: MappedText): CommandLine[] {
  return linesOf(script, false);
}

/**
 * The same for a shell that nobody told to stop at failures, as that of a script file: those of plain commands before the last are
 * swallowed by it, unless the script says `set -e`, sets a trap, or reads the status later.
 */
export function uncheckedCommandLines(script: MappedText): CommandLine[] {
  return linesOf(script, true);
}

/** UTF-16 units of a command that names what swallows a failure. */
const longestName = 60;
const errorTrap = /^trap\b.*\b(?:ERR|ERROR)\b/s;

function linesOf(script: MappedText, goesOn: boolean): CommandLine[] {
  const commands = readCommands(script.value);
  const text = ({ start, end }: { start: number; end: number }) => joined(script.value.slice(start, end));
  const { firstSet, lastRead } = markUnchecked(commands, text);
  const last = goesOn && !commands.some((command) => errorTrap.test(text(command))) ? commands.at(-1) : undefined;
  return commands.map((command, index) => {
    const { start, end: behind, swallowedBy: by } = command;
    const { definedIn } = command;
    const line = { text: text(command), span: script.span(start, behind), ...(definedIn !== undefined && { definedIn }) };
    if (by) return { ...line, swallowed: { by: text(by), span: script.span(by.start, by.end) } };
    const isChecked = !command.plain || command.chain === last?.chain || index >= firstSet || index < lastRead;
    if (!last || isChecked) return line;
    const end = text(last);
    const swallowed: SwallowedFailure = {
      by: `${end.length > longestName ? `${end.slice(0, longestName)}…` : end} (without set -e)`,
      span: script.span(last.start, last.end),
      unlessErrexit: true,
    };
    return { ...line, swallowed };
  });
}

function joined(piece: string): string {
  return piece.replace(/(?<![ \t])[ \t]*\\\r?\n\s*/g, " ").replace(/\|[ \t]*\r?\n\s*/g, "| ");
}

const unsetErrexit = /^set\s+(?:\S+\s+){0,5}\+(?:[a-zA-Z]*e[a-zA-Z]*\b|o\s+errexit\b)/;
const setErrexit = /^set\s+(?:\S+\s+){0,5}-(?:[a-zA-Z]*e[a-zA-Z]*\b|o\s+errexit\b)/;

/** Marks what `set +e` swallows; gives the index of the first `set -e`, and of the last command that reads a status. */
function markUnchecked(commands: readonly Command[], text: (command: Command) => string): { firstSet: number; lastRead: number } {
  let firstSet = Number.POSITIVE_INFINITY;
  const lastRead = commands.findLastIndex((command) => /\$\?|PIPESTATUS/.test(text(command)));
  let unset: Command | undefined;
  for (const [index, command] of commands.entries()) {
    const line = text(command);
    if (unsetErrexit.test(line)) unset = command;
    else if (setErrexit.test(line)) {
      unset = undefined;
      firstSet = Math.min(firstSet, index);
    } else if (unset && index > lastRead && index < commands.length - 1) command.swallowedBy ??= { start: unset.start, end: unset.end };
  }
  return { firstSet, lastRead };
}
