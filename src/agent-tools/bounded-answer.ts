/** The most characters of an answer in JSON: what a model can be asked to read at once without losing sight of its task. */
export const mostCharacters = 16_000;

/**
 * An answer with the ends of some lists taken off until it fits, in the order in which the lists are named; `leftOut` says how many entries each
 * has lost. What is not in a list stays.
 */
export function boundedAnswer<Answer extends Record<string, unknown>>(
  answer: Answer,
  lists: readonly (keyof Answer & string)[],
  most = mostCharacters,
): Answer & { readonly leftOut?: Readonly<Record<string, number>> } {
  const kept: Record<string, unknown> = { ...answer };
  const leftOut: Record<string, number> = {};
  for (const name of lists) {
    const list = kept[name];
    if (!Array.isArray(list)) continue;
    let count = list.length;
    while (count > 0 && sizeOf({ ...kept, leftOut }) > most) {
      count = Math.floor(count * 0.8);
      kept[name] = list.slice(0, count);
      leftOut[name] = list.length - count;
    }
  }
  return Object.keys(leftOut).length > 0 ? { ...answer, ...kept, leftOut } : answer;
}

/** A text, or its beginning and how long it is. */
export function beginningOf(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}\n… cut here; ${text.length} characters in all`;
}

function sizeOf(answer: unknown): number {
  return JSON.stringify(answer, undefined, 2).length;
}
