import type { Span } from "./span.js";
import type { YamlNode } from "./yaml-node.js";

/** Text to put in at one place. */
export interface Insertion {
  readonly span: Span;
  readonly text: string;
}

/**
 * What has to be put in so that lines stand as the last entries of a block map or list, in its indentation and with the line ends of the file; no other byte
 * changes. `lines` are written as if the map or list stood at the margin. `undefined` where it has no entry of its own, or is in flow style.
 */
export function appendEntries(text: string, node: YamlNode, lines: readonly string[]): Insertion | undefined {
  const indent = indentOf(text, node);
  if (indent === undefined) return undefined;
  const at = endOf(text, node, indent);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const added = lines.map((line) => (line === "" ? newline : `${indent}${line}${newline}`)).join("");
  return { span: { start: at, end: at }, text: at > 0 && text[at - 1] !== "\n" ? newline + added : added };
}

/** The spaces before the keys of a block map, or before the dashes of a block list; `undefined` where it is neither. */
export function indentOf(text: string, node: YamlNode): string | undefined {
  const first = node.entries()[0]?.key.span.start ?? node.items()[0]?.span.start;
  if (first === undefined || first < node.span.start) return undefined;
  const start = text.lastIndexOf("\n", first - 1) + 1;
  const before = text.slice(start, first).replace(/^\uFEFF/, "");
  // Of a list the dash stands there, and before its first value maybe an anchor or a tag.
  return (node.kind === "map" ? /^( *)["']?$/ : /^( *)-(?: +[&!]\S+)* +$/).exec(before)?.[1];
}

/** Where the line after the last entry begins; comments below it that stand as far right belong to it. */
function endOf(text: string, node: YamlNode, indent: string): number {
  let end = lineAfter(text, text[node.span.end - 1] === "\n" ? node.span.end - 1 : node.span.end);
  for (let next = end; next < text.length; ) {
    const after = lineAfter(text, next);
    const [, spaces = "", mark] = /^([ \t]*)(#?)/.exec(text.slice(next, after)) ?? [];
    const isBlank = text.slice(next, after).trim() === "";
    if (!isBlank && (mark !== "#" || spaces.length < Math.max(indent.length, 1))) break;
    if (!isBlank) end = after;
    next = after;
  }
  return end;
}

function lineAfter(text: string, from: number): number {
  const next = text.indexOf("\n", from);
  return next === -1 ? text.length : next + 1;
}
