/** Whole days from one date to another, both `YYYY-MM-DD`; negative when it has passed. */
export function daysLeft(today: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
