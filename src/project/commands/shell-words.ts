import { shellSkipper } from "../../readers/ci/shell-skipper.js";

/** UTF-16 units of a command line that are looked at. */
const longest = 10_000;

/**
 * The words of a command line, quotes taken off, for each command of its pipeline: `sudo "my tool" -v 2>&1 | tee log` is `sudo`, `my tool`, `-v` and `tee`, `log`.
 * Redirections are left out; substitutions and templates stay as written. Linear; never throws.
 */
export function shellWords(line: string): string[][] {
  const text = line.slice(0, longest);
  const skipper = shellSkipper(text);
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | undefined;
  let isTarget = false;
  const endWord = () => {
    if (word !== undefined && !isTarget) words.push(word);
    if (word !== undefined) isTarget = false;
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    isTarget = false;
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    const end = Math.min(text.length, Math.max(at + 1, skipper.skip(at)));
    if (/[|;\n]/.test(character) || (character === "&" && text[at + 1] !== ">" && text[at - 1] !== ">")) endCommand();
    else if (/\s/.test(character)) endWord();
    else if (character === ">" || character === "<" || (character === "&" && text[at + 1] === ">")) {
      // `2>` names a descriptor, not an argument.
      if (word === undefined || /^\d$/.test(word)) word = undefined;
      else endWord();
      isTarget = true;
    } else if (character === "&") word = `${word ?? ""}&`;
    else word = (word ?? "") + unquoted(text, at, end);
    at = end;
  }
  endCommand();
  return commands;
}

/** The text of a piece: what quotes hold, what a backslash keeps, anything else as written. */
function unquoted(text: string, at: number, end: number): string {
  const piece = text.slice(at, end);
  const first = piece.charAt(0);
  if (piece.length > 1 && (first === '"' || first === "'")) {
    const inner = piece.slice(1, -1);
    return first === '"' ? inner.replace(/\\(["\\$`])/g, "$1") : inner;
  }
  return first === "\\" ? piece.slice(1).replace(/^\r?\n/, "") : piece;
}
