import type { YamlEntry, YamlMap, YamlNode } from "../yaml/node.js";

/** The end of the line on which an offset lies, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  const end = feed === -1 ? text.length : feed;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

/** The start of the line on which an offset lies, after a byte-order mark. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return start === 0 && text.startsWith("\uFEFF") ? 1 : start;
}

/** How many characters stand before an offset on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The end of the colon after a key, or `undefined` where none follows, as after `? key`. */
export function colonEnd(text: string, { key }: YamlEntry): number | undefined {
  const length = /^\s*:/.exec(text.slice(key.end, lineEnd(text, key.end)))?.[0].length;
  return length === undefined ? undefined : key.end + length;
}

/** The entries that are written in the map itself rather than brought in by `<<`. */
export function ownEntries({ span, entries }: YamlMap): YamlEntry[] {
  return [...entries.values()].filter(({ key }) => key.start >= span.start && key.end <= span.end);
}

/** Where the text of an entry ends, comments after it not included. */
export function endOfEntry(text: string, entry: YamlEntry): number | undefined {
  const { key, value } = entry;
  const isEmpty = value.span.start === value.span.end;
  if (value.span.start >= key.end && !isEmpty) return endOfNode(text, value);
  const colon = colonEnd(text, entry);
  const alias = /^\s*\*[^\s,\]}]+/.exec(text.slice(colon ?? key.end, lineEnd(text, key.end)))?.[0].length;
  return (colon ?? key.end) + (value.span.start < key.start ? (alias ?? 0) : 0);
}

/** Where the text of a node ends, comments after it not included; `undefined` where that is hard to tell. */
export function endOfNode(text: string, node: YamlNode): number | undefined {
  const { start, end } = node.span;
  if (node.kind === "scalar") {
    const keepsLines = node.style === "block" && /^[|>]\d?\+/.test(text.slice(start, start + 3));
    return keepsLines ? undefined : start + text.slice(start, end).trimEnd().length;
  }
  if (node.flow) return end;
  if (node.kind === "map") {
    const last = ownEntries(node).at(-1);
    return last && endOfEntry(text, last);
  }
  const last = node.items.at(-1);
  return last && last.span.start >= start ? endOfNode(text, last) : undefined;
}

/** The end of the comment lines that follow the line ending at `end`, as far as they stand at `column` or further right. */
export function endOfComments(text: string, end: number, column: number): number {
  let position = end;
  for (;;) {
    const feed = text.indexOf("\n", position);
    const comment = feed === -1 ? null : /^ *#/.exec(text.slice(feed + 1, lineEnd(text, feed + 1)));
    if (!comment || comment[0].length - 1 < column) return position;
    position = lineEnd(text, feed + 1);
  }
}
