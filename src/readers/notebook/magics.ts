import type { Located } from "../../text/span.js";
import { skipString } from "../python/skip-string.js";

/** A cell's source as plain Python. */
export interface PlainPython {
  /** Of the same length as the source: what IPython alone understands is a comment. */
  readonly code: string;
  /** Shell and package manager commands, without the `!` or `%`; offsets in the source. */
  readonly commands: readonly Located<string>[];
}

/** Cell magics whose body is Python that runs in the notebook. */
const pythonCellMagic = /^%%(?:time|timeit|capture|prun|memit|mprun|snakeviz|skip|wandb|heat)\b/;
const shellCellMagic = /^(?:%%(?:bash|sh|script|system|!)|%sh\s*$)/;
/** `%%sql` and the like; Databricks writes a single sign and nothing behind it. */
const foreignCellMagic = /^(?:%%\S|%(?:sql|md|fs|r|scala)\s*$)/;

const blank = /[ \t]*/y;
const lineMagic = /!|%\w|%%\w|\?{1,2}[\w.]/y;
const help = /%{0,2}[\w.*]+\?{1,2}[ \t]*(?=\r?\n|$)/y;
const assignedMagic = /[\w.,[\] \t]*[\w\]][ \t]*=[ \t]*(?=[!%]\s*\w)/y;
const timed = /%(?:time|timeit|prun)[ \t]+(?![-\s])/y;
const packageMagic = /%(?=(?:pip|conda|mamba|micromamba|uv)\s)/y;
const token = /["'#()[\]{}\n\\]/g;

/** A piece of the source and what stands there instead, equally long. */
interface Replacement {
  readonly at: number;
  readonly text: string;
}

/** Turns a cell's source into plain Python of the same length. */
export function blankMagics(source: string): PlainPython {
  const start = source.search(/\S/);
  if (start === -1) return { code: source, commands: [] };
  const firstLine = source.slice(start, lineEnd(source, start));
  const bodyStart = start + firstLine.length;
  if (shellCellMagic.test(firstLine))
    return { code: replaceAll(source, commentOut(source, start)), commands: shellCommands(source, bodyStart) };
  if (pythonCellMagic.test(firstLine)) return blankLineMagics(source, bodyStart, commentOut(source, start, bodyStart));
  if (foreignCellMagic.test(firstLine)) return { code: replaceAll(source, commentOut(source, start)), commands: [] };
  return blankLineMagics(source, 0, []);
}

function blankLineMagics(source: string, start: number, replacements: Replacement[]): PlainPython {
  const commands: Located<string>[] = [];
  let at = start;
  while (at < source.length) {
    const from = matchEnd(blank, source, at);
    const value = matchEnd(assignedMagic, source, from);
    const timedEnd = matchEnd(timed, source, value);
    if (timedEnd > value) {
      // `0;` keeps the statement behind a `%time` at the statement's own indentation.
      replacements.push({ at: value, text: (value > from ? "" : "0;").padEnd(timedEnd - value) });
      at = nextStatement(source, timedEnd);
    } else if (value > from || matches(lineMagic, source, from) || matches(help, source, from)) {
      const end = continuedLineEnd(source, value);
      replacements.push(...commentOut(source, from, end));
      if (source[value] === "!" || matches(packageMagic, source, value)) commands.push(command(source, value, end));
      at = end + 1;
    } else at = nextStatement(source, from);
  }
  return { code: replaceAll(source, replacements), commands };
}

function shellCommands(source: string, start: number): Located<string>[] {
  const commands: Located<string>[] = [];
  for (let at = start; at < source.length; ) {
    const from = matchEnd(blank, source, at);
    const end = continuedLineEnd(source, from);
    if (from < end && source[from] !== "#") commands.push(command(source, from, end));
    at = end + 1;
  }
  return commands;
}

function command(source: string, start: number, end: number): Located<string> {
  const value = source
    .slice(start, end)
    .replace(/^(?:!{1,2}|%)\s*/, "")
    .split(/\\\r?\n/)
    .map((line) => line.trim())
    .join(" ");
  return { value, span: { start, end } };
}

/** Makes each line from `start` on that holds something a comment, by `#` over its first visible character. */
function commentOut(source: string, start: number, end = source.length): Replacement[] {
  const replacements: Replacement[] = [];
  for (let at = start; at < end; ) {
    const from = matchEnd(blank, source, at);
    const to = lineEnd(source, from);
    if (from < to) replacements.push({ at: from, text: "#" });
    at = to + 1;
  }
  return replacements;
}

function replaceAll(source: string, replacements: readonly Replacement[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { at, text } of replacements) {
    pieces.push(source.slice(position, at), text);
    position = at + text.length;
  }
  return pieces.join("") + source.slice(position);
}

/** The start of the line on which the next statement starts: no line break inside brackets or strings, or behind a backslash, counts. */
function nextStatement(source: string, from: number): number {
  let depth = 0;
  let at = from;
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(source);
    if (!match) return source.length;
    at = match.index + 1;
    switch (match[0]) {
      case '"':
      case "'":
        at = skipString(source, match.index);
        break;
      case "#":
        at = lineEnd(source, at);
        break;
      case "\\":
        at += source[at] === "\r" ? 2 : 1;
        break;
      case "\n":
        if (depth === 0) return at;
        break;
      case "(":
      case "[":
      case "{":
        depth++;
        break;
      default:
        depth = Math.max(0, depth - 1);
    }
  }
}

/** The end of the line at `from`, without its break. */
function lineEnd(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  if (end === -1) return source.length;
  return end > from && source[end - 1] === "\r" ? end - 1 : end;
}

/** As `lineEnd`, of the last line that a backslash joins to this one. */
function continuedLineEnd(source: string, from: number): number {
  let end = lineEnd(source, from);
  while (end < source.length && source[end - 1] === "\\") end = lineEnd(source, source.indexOf("\n", end) + 1);
  return end;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  return matches(pattern, text, at) ? pattern.lastIndex : at;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
