import { type MappedText, verbatimText } from "../../text/mapped-text.js";
import type { Span } from "../../text/span.js";

/** One instruction of a Dockerfile. */
export interface DockerInstruction {
  /** Upper-cased. */
  readonly keyword: string;
  /** `--from=build` and the like: name without dashes, and value. */
  readonly flags: ReadonlyMap<string, string>;
  /** What follows keyword and flags. Comment lines inside it are blank, and every continued line ends in `\` whatever the escape character. */
  readonly arguments: MappedText;
  /** The contents of the here-documents that belong to it. */
  readonly heredocs: readonly MappedText[];
  /** From the keyword to the end of the arguments. */
  readonly span: Span;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

const escapeDirective = /^[ \t]*#[ \t]*escape[ \t]*=[ \t]*([\\`])[ \t]*$/i;
const anyDirective = /^[ \t]*#[ \t]*\w+[ \t]*=/;
const keywordHead = /^[ \t]*([a-z]+)(?![^\s\\`])/i;
const flagHead = /(?:\s|\\\r?\n)*--([\w-]+)(?:=("[^"]*"|'[^']*'|[^\s\\]*))?/y;
const heredocHead = /(?<=^|\s)\d*<<-?(?:"([^"\s]+)"|'([^'\s]+)'|([^\s<>"'|&;]+))/g;
const maxHeredocLines = 1000;
const leadingBlank = /^(?:\s|\\\r?\n)+/;
const withHeredocs = new Set(["RUN", "COPY", "ADD"]);
const withFlags = new Set([...withHeredocs, "FROM", "HEALTHCHECK"]);

/** Splits a Dockerfile into its instructions. Lines that are none are passed over. Never throws. */
export function dockerInstructions(text: string): DockerInstruction[] {
  const lines = linesOf(text);
  const escapeCharacter = escapeCharacterOf(lines);
  const instructions: DockerInstruction[] = [];
  for (let index = 0; index < lines.length; ) {
    const first = lines[index];
    const head = first ? keywordHead.exec(first.text) : undefined;
    if (!first || !head?.[1]) {
      index++;
      continue;
    }
    const logical = logicalLine(lines, index, escapeCharacter);
    index = logical.next;
    const keyword = head[1].toUpperCase();
    const { flags, length } = withFlags.has(keyword)
      ? readFlags(logical.text, head[0].length)
      : { flags: new Map(), length: head[0].length };
    const heredocs: MappedText[] = [];
    for (const match of withHeredocs.has(keyword) ? logical.text.slice(length).matchAll(heredocHead) : []) {
      const end = heredocEnd(lines, index, match[1] ?? match[2] ?? match[3] ?? "");
      if (end === undefined) continue;
      const start = lines[index]?.start ?? text.length;
      heredocs.push(verbatimText(text.slice(start, lines[end]?.start), start));
      index = end + 1;
    }
    const rest = logical.text.slice(length);
    const trimmed = rest.replace(leadingBlank, "");
    const start = first.start + logical.text.length - trimmed.length;
    const value = withoutTail(trimmed);
    const keywordStart = first.start + head[0].length - head[1].length;
    instructions.push({
      keyword,
      flags,
      arguments: verbatimText(value, start),
      heredocs,
      span: { start: keywordStart, end: Math.max(keywordStart + keyword.length, start + value.length) },
    });
  }
  return instructions;
}

/** Without the line break at the end, and without continuations that lead nowhere. */
function withoutTail(value: string): string {
  let text = value.trimEnd();
  while (text.endsWith("\\") && /^[\r\n]/.test(value.slice(text.length, text.length + 1))) text = text.slice(0, -1).trimEnd();
  return text;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    const next = end === -1 ? text.length : end + 1;
    lines.push({ start, text: text.slice(start, next) });
    start = next;
  }
  return lines;
}

function escapeCharacterOf(lines: readonly Line[]): string {
  for (const line of lines) {
    const found = escapeDirective.exec(line.text.trimEnd())?.[1];
    if (found) return found;
    if (!anyDirective.test(line.text)) break;
  }
  return "\\";
}

/** Joins a line with those it continues on, changing characters but not their number. */
function logicalLine(lines: readonly Line[], from: number, escapeCharacter: string): { text: string; next: number } {
  let text = "";
  let index = from;
  for (let continued = true; continued && index < lines.length; index++) {
    const line = lines[index]?.text ?? "";
    if (index > from && /^\s*(?:#|$)/.test(line)) {
      text += " ".repeat(line.length);
      continue;
    }
    const content = line.trimEnd();
    continued = content.endsWith(escapeCharacter);
    text += continued ? joint(line, content) : content;
  }
  return { text, next: index };
}

/** The line with its escape character moved right before the line break. */
function joint(line: string, content: string): string {
  const lineBreak = /\r?\n$/.exec(line)?.[0] ?? "";
  return `${content.slice(0, -1).padEnd(line.length - lineBreak.length - 1)}\\${lineBreak}`;
}

function readFlags(text: string, from: number): { flags: Map<string, string>; length: number } {
  const flags = new Map<string, string>();
  let length = from;
  flagHead.lastIndex = from;
  for (let match = flagHead.exec(text); match; match = flagHead.exec(text)) {
    flags.set((match[1] ?? "").toLowerCase(), (match[2] ?? "").replace(/^["']|["']$/g, ""));
    length = flagHead.lastIndex;
  }
  return { flags, length };
}

/** The index of the line that ends a here-document; `undefined` when there is none nearby. */
function heredocEnd(lines: readonly Line[], from: number, name: string): number | undefined {
  const end = lines.slice(from, from + maxHeredocLines).findIndex((line) => line.text.trim() === name);
  return end === -1 ? undefined : from + end;
}
