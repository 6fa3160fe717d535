import * as z from "zod/mini";
import { documented } from "./field.js";

/** A span of time as written, and in milliseconds. Months count 30 days, years 365. */
export interface Duration {
  readonly text: string;
  readonly milliseconds: number;
}

const second = 1000;
const day = 24 * 60 * 60 * second;
const units = [
  { names: /^(?:ms|milliseconds?)$/, milliseconds: 1 },
  { names: /^(?:s|secs?|seconds?)$/, milliseconds: second },
  { names: /^(?:m|mins?|minutes?)$/, milliseconds: 60 * second },
  { names: /^(?:h|hrs?|hours?)$/, milliseconds: 60 * 60 * second },
  { names: /^(?:d|days?)$/, milliseconds: day },
  { names: /^(?:w|weeks?)$/, milliseconds: 7 * day },
  { names: /^(?:mo|months?)$/, milliseconds: 30 * day },
  { names: /^(?:y|yrs?|years?)$/, milliseconds: 365 * day },
];
const pattern =
  /^\s*(\d+(?:\.\d+)?)\s*(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|yrs?|years?)\s*$/;

/** A text such as `24h`, `60d`, `1500ms` or `2 weeks`; `undefined` when it is no duration. */
export function parseDuration(text: string): Duration | undefined {
  const [, amount, name] = pattern.exec(text) ?? [];
  const unit = units.find(({ names }) => names.test(name ?? ""));
  return unit && { text: text.trim(), milliseconds: Number(amount) * unit.milliseconds };
}

/** A span of time with its unit. */
export function duration(description: string, ...examples: string[]) {
  const error = `a duration such as \`${examples[0] ?? "24h"}\``;
  const parse = z.transform((value: string): Duration => parseDuration(value) ?? { text: value, milliseconds: 0 });
  return documented(z.pipe(z.string({ error }).check(z.regex(pattern, { error })), parse), description, examples);
}
