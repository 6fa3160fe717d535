import type { Location } from "../locate.js";
import { type Draft, insert, linesBelow, type Replacement } from "./draft.js";
import { colonEnd, columnOf, lineEnd } from "./places.js";
import type { Plain } from "./plain.js";
import { blockLines, inlinePair, inlineText } from "./write-yaml.js";

/** Turns a value that stands without its map into the map with it and one key more: `experiments: mlflow`. */
export function expandToMap(
  draft: Draft,
  { node, entry, inFlow, shortKey }: Location,
  key: string,
  value: Plain,
): Replacement[] | undefined {
  const { text, style } = draft;
  const { start, end } = node.span;
  if (shortKey === undefined || text.slice(start, end).includes("\n")) return undefined;
  if (inFlow) {
    const [open, close] = style.padded ? ["{ ", " }"] : ["{", "}"];
    return [insert(start, `${open}${shortKey}: `), insert(end, `, ${inlinePair(key, value, style)}${close}`)];
  }
  const lines = blockLines({ [key]: value }, style, draft.comment);
  if (!entry) return [insert(start, `${shortKey}: `), insert(lineEnd(text, end), linesBelow(draft, lines, columnOf(text, start)))];
  const colon = colonEnd(text, entry);
  if (colon === undefined || !/^ *$/.test(text.slice(colon, start))) return undefined;
  const column = columnOf(text, entry.key.start) + style.indent;
  return [
    { span: { start: colon, end: start }, text: linesBelow(draft, [`${shortKey}: `], column) },
    insert(lineEnd(text, end), linesBelow(draft, lines, column)),
  ];
}

/** Turns a single text into a list of it and one item more: `kind: rag`. */
export function expandToList({ text, style }: Draft, { node }: Location, value: Plain): Replacement[] | undefined {
  const { start, end } = node.span;
  const written = text.slice(start, end);
  const isWord = node.kind === "scalar" && (node.style === "plain" ? !/[,[\]{}\n]/.test(written) : !written.includes("\n"));
  return isWord && node.style !== "block" ? [insert(start, "["), insert(end, `, ${inlineText(value, style)}]`)] : undefined;
}
