import type { Sign } from "../../facts/sign.js";

/** The first sign of each kind at each place: what jobs inherit or share stands in the file once. */
export function distinctSigns(signs: readonly Sign[]): Sign[] {
  const found = new Map<string, Sign>();
  for (const sign of signs) {
    const key = `${sign.kind} ${sign.span.start} ${sign.value}`;
    if (!found.has(key)) found.set(key, sign);
  }
  return [...found.values()];
}
