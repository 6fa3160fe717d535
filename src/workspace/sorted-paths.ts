/** Where a text would stand in a sorted list. */
export function indexFrom(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a sorted list has a text. */
export function holds(sorted: readonly string[], text: string): boolean {
  return sorted[indexFrom(sorted, text)] === text;
}

/** Whether a sorted list of files has a path, as a file or as a folder of some. */
export function isListed(files: readonly string[], path: string): boolean {
  const below = `${path}/`;
  return holds(files, path) || (files[indexFrom(files, below)]?.startsWith(below) ?? false);
}
