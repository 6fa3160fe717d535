/** A change with its sign, to two decimals at most: `+3`, `−0.25`, `±0`. */
export function signed(change: number): string {
  return change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${Math.abs(Math.round(change * 100) / 100)}`;
}
