/** A name that none of those taken is, whatever their case: with the first number that is free, where it is taken as it is. */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((one) => one.toLowerCase()));
  const separator = /\s/.test(name) ? " " : "-";
  let free = name;
  for (let number = 2; known.has(free.toLowerCase()); number++) free = `${name}${separator}${number}`;
  return free;
}
