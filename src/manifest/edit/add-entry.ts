import { sections } from "../sections.js";
import type { YamlEntry, YamlMap } from "../yaml/node.js";
import { type Draft, insert, linesBelow, type Replacement } from "./draft.js";
import { columnOf, endOfComments, endOfEntry, lineEnd, lineStart, ownEntries } from "./places.js";
import type { Plain } from "./plain.js";
import { blockLines, inlinePair } from "./write-yaml.js";

const sectionOrder = ["version", ...Object.keys(sections)];

/** Writes a key into a map that does not have it: at its end, or, in the whole document, where the order of sections puts it. */
export function addEntry(draft: Draft, map: YamlMap, key: string, value: Plain): Replacement[] | undefined {
  const own = ownEntries(map);
  if (map.flow) return addToFlow(draft, map, own, inlinePair(key, value, draft.style));
  const column = columnOfKeys(draft.text, own);
  if (column === undefined) return undefined;
  const lines = blockLines({ [key]: value }, draft.style, draft.comment);
  if (map !== draft.root) return addAfter(draft, own.at(-1), column, linesBelow(draft, lines, column));
  const before =
    own.findLast((entry) => orderOf(map, entry) < sectionOrder.indexOf(key)) ?? (sectionOrder.includes(key) ? undefined : own.at(-1));
  const gap = draft.style.spaced ? draft.style.newline : "";
  if (before) return addAfter(draft, before, column, gap + linesBelow(draft, lines, column));
  const at = startWithComments(draft.text, own[0]?.key.start ?? 0);
  return [insert(at, lines.map((line) => " ".repeat(column) + line + draft.style.newline).join("") + gap)];
}

/** Writes the first section into a file that holds at most comments. */
export function addToEmpty(draft: Draft, key: string, value: Plain): Replacement[] | undefined {
  const { text, style } = draft;
  if (text.split("\n").some((line) => !/^\uFEFF?\s*(?:#|---\s|---$|$)/.test(line))) return undefined;
  const isNewLine = text === "" || text === "\uFEFF" || text.endsWith("\n");
  const lines = blockLines({ [key]: value }, style, draft.comment);
  return [insert(text.length, (isNewLine ? "" : style.newline) + lines.join(style.newline) + style.newline)];
}

function addToFlow({ text, style }: Draft, { span }: YamlMap, own: readonly YamlEntry[], pair: string): Replacement[] | undefined {
  if (text[span.start] !== "{") return undefined;
  const last = own.at(-1);
  if (!last) return [insert(span.start + 1, style.padded ? ` ${pair} ` : pair)];
  const end = endOfEntry(text, last);
  return end === undefined ? undefined : [insert(end, `, ${pair}`)];
}

function addAfter({ text }: Draft, entry: YamlEntry | undefined, column: number, lines: string): Replacement[] | undefined {
  const end = entry && endOfEntry(text, entry);
  return end === undefined ? undefined : [insert(endOfComments(text, lineEnd(text, end), Math.max(1, column)), lines)];
}

/** The column at which the keys of a block map stand; `undefined` where it cannot be told for sure. */
function columnOfKeys(text: string, entries: readonly YamlEntry[]): number | undefined {
  const isPlain = ({ key }: YamlEntry) => /^ *(?:- +)*$/.test(text.slice(lineStart(text, key.start), key.start));
  const [first] = entries;
  return first && entries.every(isPlain) ? columnOf(text, first.key.start) : undefined;
}

function orderOf({ entries }: YamlMap, entry: YamlEntry): number {
  const name = [...entries].find(([, other]) => other === entry)?.[0] ?? "";
  return sectionOrder.includes(name) ? sectionOrder.indexOf(name) : sectionOrder.length;
}

/** The start of the comment lines right above a line, or of the line itself where they are the head of the file. */
function startWithComments(text: string, offset: number): number {
  const own = lineStart(text, offset);
  let start = own;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (above === start || !/^\s*#/.test(text.slice(above, start))) return start;
    start = above;
    if (text.lastIndexOf("\n", start - 1) === -1) return own;
  }
  return own;
}
