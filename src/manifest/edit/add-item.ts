import type { YamlList } from "../yaml/node.js";
import { type Draft, insert, linesBelow, type Replacement } from "./draft.js";
import { columnOf, endOfComments, endOfNode, lineEnd } from "./places.js";
import type { Plain } from "./plain.js";
import { blockLines, inlineText } from "./write-yaml.js";

/** Writes one more item at the end of a list. */
export function addItem(draft: Draft, list: YamlList, value: Plain): Replacement[] | undefined {
  const { text, style } = draft;
  const last = list.items.at(-1);
  const { start } = list.span;
  if (list.flow) {
    const item = inlineText(value, style);
    if (!last) return [insert(start + 1, style.padded ? ` ${item} ` : item)];
    return last.span.start > start ? [insert(last.span.end, `, ${item}`)] : undefined;
  }
  const end = endOfNode(text, list);
  if (end === undefined || text[start] !== "-") return undefined;
  const column = columnOf(text, start);
  const at = endOfComments(text, lineEnd(text, end), Math.max(1, column));
  return [insert(at, linesBelow(draft, blockLines([value], style, draft.comment), column))];
}
