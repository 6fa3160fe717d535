/** Counts of a yes-or-no question over repositories. */
export interface Counts {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
  readonly correctAbsences: number;
}

export const noCounts: Counts = { hits: 0, falseAlarms: 0, misses: 0, correctAbsences: 0 };

/** The counts with one more answer. */
export function count(counts: Counts, truth: boolean, found: boolean): Counts {
  if (truth) return found ? { ...counts, hits: counts.hits + 1 } : { ...counts, misses: counts.misses + 1 };
  return found ? { ...counts, falseAlarms: counts.falseAlarms + 1 } : { ...counts, correctAbsences: counts.correctAbsences + 1 };
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, one) => ({
      hits: total.hits + one.hits,
      falseAlarms: total.falseAlarms + one.falseAlarms,
      misses: total.misses + one.misses,
      correctAbsences: total.correctAbsences + one.correctAbsences,
    }),
    noCounts,
  );
}

/** The share of what was found that is right; 1 when nothing was found. */
export function precision({ hits, falseAlarms }: Counts): number {
  return hits + falseAlarms === 0 ? 1 : hits / (hits + falseAlarms);
}

/** The share of what is there that was found; 1 when nothing is there. */
export function recall({ hits, misses }: Counts): number {
  return hits + misses === 0 ? 1 : hits / (hits + misses);
}

/** The harmonic mean of both; 0 when both are. */
export function f1(counts: Counts): number {
  const [p, r] = [precision(counts), recall(counts)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}
