import * as z from "zod/mini";
import { parseDuration } from "./duration.js";
import { documented } from "./field.js";

const nickname = /^@?(?:hourly|daily|midnight|weekly|monthly|quarterly|yearly|annually)$/;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The fields of a cron line in order. */
const cronFields = [
  { min: 0, max: 59, names: [], firstName: 0 },
  { min: 0, max: 23, names: [], firstName: 0 },
  { min: 1, max: 31, names: [], firstName: 0 },
  { min: 1, max: 12, names: months, firstName: 1 },
  { min: 0, max: 7, names: days, firstName: 0 },
];

function isCronPart(part: string, { min, max, names, firstName }: (typeof cronFields)[number]): boolean {
  const [range = "", step, ...more] = part.split("/");
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d{0,3}$/.test(step))) return false;
  if (range === "*" || range === "?") return true;
  const numbers = range.split("-").map((end) => {
    const named = names.indexOf(end.toLowerCase());
    return named === -1 ? (/^\d{1,2}$/.test(end) ? Number(end) : Number.NaN) : named + firstName;
  });
  return numbers.length <= 2 && numbers.every((value) => value >= min && value <= max);
}

/** Whether a text says when something runs: a cron line of five fields, `@daily` and its like, or `every 6h`. */
export function isSchedule(text: string): boolean {
  const trimmed = text.trim();
  if (nickname.test(trimmed)) return true;
  if (trimmed.startsWith("every ")) return parseDuration(trimmed.slice("every ".length)) !== undefined;
  const fields = trimmed.split(/\s+/);
  return (
    fields.length === cronFields.length &&
    cronFields.every((field, index) => (fields[index] ?? "").split(",").every((part) => isCronPart(part, field)))
  );
}

/** When something runs. */
export function schedule(description: string, ...examples: string[]) {
  const error = "a cron line such as `0 3 * * *`, `@daily`, `@weekly` or `every 6h`";
  return documented(z.string({ error }).check(z.refine(isSchedule, { error })), description, examples);
}
