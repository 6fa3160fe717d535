import type { Threshold } from "../../manifest/fields/threshold.js";

/**
 * Whether some result misses the mark. Shares and scores lie in 0-1 (0-100 with `%`) and errors and times are not negative,
 * so `>= 0`, `> -1`, `<= 1` and `<= 100%` let everything pass. A number alone is taken for the mark to reach.
 */
export function canFail({ comparison = ">=", value, unit }: Threshold): boolean {
  if (comparison === ">=") return value > 0;
  if (comparison === ">") return value >= 0;
  if (comparison === "==") return true;
  return unit === "%" ? value < 100 : unit !== "" || value !== 1;
}
