/** Shorter slices are copies anyway. */
const shortestSlice = 13;

/**
 * Makes the facts of one file take little memory, in place, and gives them back: equal texts become one, no text holds on to the file it was cut from,
 * and lists take no more room than their items. What a workspace's facts take is more than halved.
 */
export function compactFacts<Facts extends object>(facts: Facts): Facts {
  compactObject(facts as Values, new Map());
  return facts;
}

type Values = Record<string, unknown>;

const nothing: unknown[] = [];

function compactObject(object: Values, texts: Map<string, string>): void {
  for (const key in object) {
    const value = object[key];
    if (typeof value === "string") object[key] = oneText(value, texts);
    else if (Array.isArray(value)) object[key] = compactList(value, texts);
    else if (typeof value === "object" && value !== null) compactObject(value as Values, texts);
  }
}

function compactList(list: unknown[], texts: Map<string, string>): unknown[] {
  if (list.length === 0) return nothing;
  // A slice has no room to grow.
  const items = list.slice();
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (typeof item === "string") items[index] = oneText(item, texts);
    else if (Array.isArray(item)) items[index] = compactList(item, texts);
    else if (typeof item === "object" && item !== null) compactObject(item as Values, texts);
  }
  return items;
}

function oneText(text: string, texts: Map<string, string>): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  // A joined text is a copy; V8 lets a slice refer to all of what it is cut from.
  const own = text.length < shortestSlice ? text : [text.slice(0, 1), text.slice(1)].join("");
  texts.set(own, own);
  return own;
}
