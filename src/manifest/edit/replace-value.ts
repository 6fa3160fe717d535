import type { Location } from "../locate.js";
import type { YamlEntry, YamlNode } from "../yaml/node.js";
import { type Draft, insert, linesBelow, type Replacement } from "./draft.js";
import { colonEnd, columnOf, endOfNode, lineEnd } from "./places.js";
import type { Plain } from "./plain.js";
import { blockLines, inlineText } from "./write-yaml.js";

/** Writes a value where another, or nothing, stands. Comments inside what is replaced go with it. */
export function replaceValue(draft: Draft, { node, entry, inFlow, at }: Location, value: Plain): Replacement[] | undefined {
  if (at.length === 0) return undefined;
  if (inFlow) return replaceInFlow(draft, node, entry, value);
  return entry ? replaceBelowKey(draft, node, entry, value) : replaceItem(draft, node, value);
}

function replaceInFlow({ text, style }: Draft, { span }: YamlNode, entry: YamlEntry | undefined, value: Plain): Replacement[] | undefined {
  const written = inlineText(value, style);
  if (span.end > span.start) return !entry || span.start >= entry.key.end ? [{ span, text: written }] : undefined;
  const colon = entry && colonEnd(text, entry);
  if (!entry) return undefined;
  return [insert(colon ?? entry.key.end, colon === undefined ? `: ${written}` : ` ${written}`)];
}

function replaceBelowKey(draft: Draft, node: YamlNode, entry: YamlEntry, value: Plain): Replacement[] | undefined {
  const { text, style } = draft;
  const colon = colonEnd(text, entry);
  if (colon === undefined || (node.span.start < colon && node.span.end > node.span.start)) return undefined;
  const isEmpty = node.span.end === node.span.start;
  const end = isEmpty ? colon : endOfNode(text, node);
  if (end === undefined) return undefined;
  const between = text.slice(colon, isEmpty ? lineEnd(text, colon) : node.span.start);
  if (!/^(?:\s|#[^\n]*)*$/.test(between)) return undefined;

  const [first = "", ...others] = blockLines({ k: value }, style, draft.comment);
  const inline = first.slice("k:".length);
  const below = linesBelow(draft, others, columnOf(text, entry.key.start));
  if (!isEmpty && between.includes("\n")) {
    const keyLine = lineEnd(text, colon);
    const head = inline === "" ? [] : [insert(colon, inline)];
    return [...head, { span: { start: keyLine, end: lineEnd(text, end) }, text: below }];
  }
  const isText = !isEmpty && inline !== "" && others.length === 0;
  const head: Replacement = isText
    ? { span: { start: node.span.start, end }, text: requote(node, value) ?? inline.trimStart() }
    : { span: { start: colon, end }, text: inline };
  return below === "" ? [head] : [head, insert(lineEnd(text, end), below)];
}

function replaceItem(draft: Draft, node: YamlNode, value: Plain): Replacement[] | undefined {
  const { text, style } = draft;
  const end = endOfNode(text, node);
  if (end === undefined || node.span.end === node.span.start) return undefined;
  const [first = "", ...others] = blockLines([value], style).map((line) => line.slice("- ".length));
  const written = requote(node, value) ?? first + linesBelow(draft, others, columnOf(text, node.span.start));
  return [{ span: { start: node.span.start, end }, text: written }];
}

/** A text in the quotes of the one that it replaces. */
function requote(node: YamlNode, value: Plain): string | undefined {
  if (node.kind !== "scalar" || typeof value !== "string") return undefined;
  if (node.style === "double") return JSON.stringify(value);
  return node.style === "single" && !/[\n\r]/.test(value) ? `'${value.replaceAll("'", "''")}'` : undefined;
}
