/** The first item of each value, in order. */
export function firstOfEach<Item extends { readonly value: string }>(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter(({ value }) => !seen.has(value) && seen.add(value));
}
