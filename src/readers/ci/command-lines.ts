import type { CommandLine } from "../../facts/ci-facts.js";
import type { MappedText } from "../../text/mapped-text.js";
import { type Command, readCommands } from "./read-commands.js";

/**
 * The command lines of a shell script: split at line breaks, `;`, `&`, `&&` and `||`, with pipes kept whole, continued lines joined,
 * and keywords, comments and here-documents left out. A failure is swallowed by a harmless right side of `||` (`true`, `:`, `exit 0`,
 * `echo …`), and by `set +e` unless the command is the script's last or a later one reads `$?`. Never throws.
 */
export function commandLines(script: MappedText): CommandLine[] {
  const commands = readCommands(script.value);
  const text = ({ start, end }: { start: number; end: number }) => joined(script.value.slice(start, end));
  markUnchecked(commands, text);
  return commands.map((command) => {
    const { start, end, swallowedBy: by } = command;
    const line = { text: text(command), span: script.span(start, end) };
    return by ? { ...line, swallowed: { by: text(by), span: script.span(by.start, by.end) } } : line;
  });
}

function joined(piece: string): string {
  return piece.replace(/(?<![ \t])[ \t]*\\\r?\n\s*/g, " ").replace(/\|[ \t]*\r?\n\s*/g, "| ");
}

const unsetErrexit = /^set\s+\+(?:[a-z]*e[a-z]*\b|o\s+errexit\b)/;
const setErrexit = /^set\s+-(?:[a-z]*e[a-z]*\b|o\s+errexit\b)/;

function markUnchecked(commands: readonly Command[], text: (command: Command) => string): void {
  const lastRead = commands.findLastIndex((command) => /\$\?|PIPESTATUS/.test(text(command)));
  let unset: Command | undefined;
  for (const [index, command] of commands.entries()) {
    const line = text(command);
    if (unsetErrexit.test(line)) unset = command;
    else if (setErrexit.test(line)) unset = undefined;
    else if (unset && index > lastRead && index < commands.length - 1) command.swallowedBy ??= { start: unset.start, end: unset.end };
  }
}
