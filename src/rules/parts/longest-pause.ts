import { parseDuration } from "../../manifest/fields/duration.js";

const day = 24 * 60 * 60 * 1000;
const nicknames: Readonly<Record<string, number>> = {
  hourly: day / 24,
  daily: day,
  midnight: day,
  weekly: 7 * day,
  monthly: 31 * day,
  quarterly: 92 * day,
  yearly: 366 * day,
  annually: 366 * day,
};

/**
 * The longest time between two runs of a schedule in milliseconds, rounded up to what the calendar allows: of a cron line, a nickname as
 * `@weekly`, `every 6h` or `rate(1 day)`. `undefined` for what is no schedule; infinite for a date that no year has.
 */
export function longestPause(schedule: string): number | undefined {
  const text = schedule
    .trim()
    .toLowerCase()
    .replace(/^cron\((.*)\)$/, "$1");
  const nickname = nicknames[text.replace(/^@/, "")];
  if (nickname !== undefined) return nickname;
  const every = /^(?:every\s+|rate\()([^)]+)\)?$/.exec(text);
  if (every) return parseDuration(every[1] ?? "")?.milliseconds;
  const [minute, hour, date, month, weekday] = text.split(/\s+/);
  if (minute === undefined || hour === undefined || date === undefined || month === undefined || weekday === undefined) return undefined;
  const isAny = (field: string) => /^[*?]$/.test(field) || field === "*/1";
  const choices = (field: string) => (/^[\w,]+$/.test(field) ? field.split(",").length : undefined);
  if (!isAny(month)) {
    const days = date.split(",").map(Number);
    if (/^(?:2|feb)$/.test(month) && isAny(weekday) && days.every((one) => one > 29)) return Number.POSITIVE_INFINITY;
    const step = /^\*\/(\d+)$/.exec(month)?.[1];
    const months = step ? Math.ceil(12 / Number(step)) : (choices(month) ?? 12);
    return Math.ceil(12 / months) * 31 * day;
  }
  if (!isAny(weekday)) return Math.ceil(7 / (choices(weekday) ?? 7)) * day;
  if (!isAny(date)) {
    const step = /^\*\/(\d+)$/.exec(date)?.[1];
    return step ? Number(step) * day : Math.ceil(31 / (choices(date) ?? 31)) * day;
  }
  return day;
}
