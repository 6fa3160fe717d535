import * as z from "zod/mini";
import { documented } from "./field.js";

/** Whether a text is a day of the calendar, `2026-09-01`. Such texts compare in the order of time. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A day of the calendar. */
export function date(description: string, ...examples: string[]) {
  const error = `a date such as \`${examples[0] ?? "2026-09-01"}\``;
  const pattern = /^\d{4}-\d{2}-\d{2}$/;
  return documented(z.string({ error }).check(z.regex(pattern, { error }), z.refine(isDate, { error })), description, examples);
}
