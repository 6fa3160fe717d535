import type { Span } from "../text/span.js";

/** The longest call that starts at each offset: `ask(question)` of `ask(question).rows[0]`. */
export function headsOf<Call extends { readonly whole: Span }>(calls: readonly Call[]): ReadonlyMap<number, Call> {
  const heads = new Map<number, Call>();
  for (const call of calls) if ((heads.get(call.whole.start)?.whole.end ?? 0) < call.whole.end) heads.set(call.whole.start, call);
  return heads;
}
