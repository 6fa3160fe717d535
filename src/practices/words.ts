/** A pattern that finds any of some words in a name or a text, standing by itself: `acc` in `val_acc`, not in `access`. Keep it in a constant. */
export function words(...list: readonly string[]): RegExp {
  return new RegExp(`(?:^|[^a-z])(?:${list.join("|")})(?:[^a-z]|$)`, "i");
}
