import { nameOf } from "./path-parts.js";
import { patternEnd } from "./pattern-end.js";

interface Entry<Value> {
  readonly pattern: RegExp;
  readonly value: Value;
}

/**
 * Finds the values whose pattern matches a path, in the order given. Patterns are kept by what they can match, so that in long listings most
 * paths cost two look-ups. Paths and patterns are lower case; no pattern has alternatives outside a group.
 */
export function patternIndex<Value>(entries: readonly Entry<Value>[]): (path: string) => readonly Value[] {
  const byName = new Map<string, Entry<Value>[]>();
  /** By what a base name has after its last dot. */
  const byExtension = new Map<string, Entry<Value>[]>();
  const others: Entry<Value>[] = [];
  for (const entry of entries) {
    const end = patternEnd(entry.pattern);
    if (!end) others.push(entry);
    const index = end?.whole ? byName : byExtension;
    for (const key of end?.texts ?? []) index.set(key, [...(index.get(key) ?? []), entry]);
  }
  const order = new Map(entries.map((entry, position) => [entry, position]));
  // Nearly all paths of a long listing match nothing: one pattern for all that are left sends them off.
  const anyOther = new RegExp(others.length > 0 ? others.map(({ pattern }) => pattern.source).join("|") : "(?!)");
  const none: readonly Value[] = [];
  return (path) => {
    const name = nameOf(path);
    const named = byName.get(name);
    const ended = byExtension.get(name.slice(name.lastIndexOf(".") + 1));
    const rest = anyOther.test(path) ? others : undefined;
    if (!named && !ended && !rest) return none;
    const found = [named, ended, rest].flatMap((some) => some?.filter(({ pattern }) => pattern.test(path)) ?? []);
    return found.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).map(({ value }) => value);
  };
}
