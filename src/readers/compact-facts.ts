/** Shorter slices are copies anyway. */
const shortestSlice = 13;

/**
 * Makes the facts of one file take little memory, in place, and gives them back: equal texts and equal lists of texts become one, no text holds on to
 * the file it was cut from, and lists take no more room than their items. What a workspace's facts take is more than halved.
 */
export function compactFacts<Facts extends object>(facts: Facts): Facts {
  compactObject(facts as Values, { texts: new Map(), lists: new Map() });
  return facts;
}

type Values = Record<string, unknown>;

/** What was seen in a file: each text once, and lists of texts by their first. */
interface Seen {
  readonly texts: Map<string, string>;
  readonly lists: Map<unknown, unknown[][]>;
}

const nothing: unknown[] = [];
/** Longer ones are rarely equal. */
const longestShared = 4;
/** Lists that begin with the same text; more would take longer to compare than they are worth. */
const mostCompared = 8;

function compactObject(object: Values, seen: Seen): void {
  for (const key in object) {
    const value = object[key];
    if (typeof value === "string") object[key] = oneText(value, seen);
    else if (Array.isArray(value)) object[key] = compactList(value, seen);
    else if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) compactObject(value as Values, seen);
  }
}

function compactList(list: unknown[], seen: Seen): unknown[] {
  if (list.length === 0) return nothing;
  // A slice has no room to grow.
  const items = list.slice();
  let isOfTexts = true;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (typeof item === "string") {
      items[index] = oneText(item, seen);
      continue;
    }
    isOfTexts = false;
    if (Array.isArray(item)) items[index] = compactList(item, seen);
    else if (typeof item === "object" && item !== null) compactObject(item as Values, seen);
  }
  return isOfTexts && items.length <= longestShared ? oneList(items, seen) : items;
}

function oneList(list: unknown[], { lists }: Seen): unknown[] {
  const known = lists.get(list[0]);
  if (!known) {
    lists.set(list[0], [list]);
    return list;
  }
  const same = known.find((one) => one.length === list.length && one.every((text, index) => text === list[index]));
  if (!same && known.length < mostCompared) known.push(list);
  return same ?? list;
}

function oneText(text: string, { texts }: Seen): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  // A joined text is a copy; V8 lets a slice refer to all of what it is cut from.
  const own = text.length < shortestSlice ? text : [text.slice(0, 1), text.slice(1)].join("");
  texts.set(own, own);
  return own;
}
