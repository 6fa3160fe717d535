/** Items by what each is called by, which may be several keys; groups and what is in them stand in the order of the items. */
export function groupedBy<Item, Key extends string | object>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Key | readonly Key[],
): ReadonlyMap<Key, readonly [Item, ...Item[]]> {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of (Array.isArray(keys) ? keys : [keys]) as readonly Key[]) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
