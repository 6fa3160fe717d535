/** Longer words are not compared: nobody means a key of that length. */
const maxLength = 40;

/**
 * The candidate that a word was most likely meant to be, or `undefined` when none is near.
 * Case does not count, nor whether `-`, `_` or a space parts the words; a candidate may also be abbreviated: `prod`.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = normalise(word);
  if (wanted === "" || wanted.length > maxLength) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const normal = normalise(candidate);
    const distance = editDistance(wanted, normal);
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, normal.length) * 0.4));
    if (distance < bestDistance && distance <= limit && distance < normal.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  if (best !== undefined) return best;
  const abbreviated = wanted.length >= 3 ? candidates.filter((candidate) => normalise(candidate).startsWith(wanted)) : [];
  return abbreviated.length === 1 ? abbreviated[0] : undefined;
}

function normalise(word: string): string {
  return word.toLowerCase().replace(/[-_\s]+/g, "-");
}

/** How many letters must be put in, left out, changed or swapped with a neighbour (Damerau-Levenshtein, optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
