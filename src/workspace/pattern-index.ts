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
  const none: readonly Entry<Value>[] = [];
  return (path) => {
    const name = nameOf(path);
    const candidates = [byName.get(name) ?? none, byExtension.get(name.slice(name.lastIndexOf(".") + 1)) ?? none, others];
    const found = candidates.flatMap((some) => some.filter(({ pattern }) => pattern.test(path)));
    return found.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).map(({ value }) => value);
  };
}
