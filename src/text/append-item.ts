import { appendEntries, type Insertion, indentOf } from "./append-entries.js";
import type { YamlNode } from "./yaml-node.js";

/**
 * What has to be put in so that the list at a key of a map ends with one more item, in the list's own form; a value written alone becomes a list with it, and
 * a key that is not there is added. No other byte changes. `item` is a scalar or a map in flow style. `undefined` where the form does not allow it.
 */
export function appendItem(text: string, map: YamlNode, key: string, item: string): readonly Insertion[] | undefined {
  const list = map.get(key);
  const at = (offset: number, added: string): Insertion => ({ span: { start: offset, end: offset }, text: added });
  if (list.kind === "absent") return together(appendEntries(text, map, [`${key}:`, `  - ${item}`]));
  if (list.kind === "text") {
    const { start, end } = list.span;
    const isPlain = !/[\n,[\]{}]/.test(text.slice(start, end));
    return isPlain ? [at(start, "["), at(end, `, ${item}]`)] : undefined;
  }
  if (list.kind !== "list") return undefined;
  if (indentOf(text, list) !== undefined) return together(appendEntries(text, list, [`- ${item}`]));
  if (text[list.span.end - 1] !== "]") return undefined;
  const last = list.items().at(-1);
  return [last ? at(last.span.end, `, ${item}`) : at(list.span.end - 1, item)];
}

function together(insertion: Insertion | undefined): readonly Insertion[] | undefined {
  return insertion && [insertion];
}
