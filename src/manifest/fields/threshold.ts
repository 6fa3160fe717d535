import * as z from "zod/mini";
import { documented } from "./field.js";

/** A mark to reach or to stay under. */
export interface Threshold {
  /** As written. */
  readonly text: string;
  /** Absent where only a number is given: the use then says which side is good. */
  readonly comparison?: ">=" | "<=" | ">" | "<" | "==";
  /** The number as written: `95%` is 95. */
  readonly value: number;
  /** What follows the number, such as `min`, `%` or `rps`; empty when nothing does. */
  readonly unit: string;
}

const pattern = /^\s*(>=|<=|==|=|>|<|≥|≤)?\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)\s*((?:%|[^\s\d<>=.,+-])[^<>=\n]{0,40})?$/;
const comparisons: Readonly<Record<string, Threshold["comparison"]>> = { "=": "==", "≥": ">=", "≤": "<=" };

/** A text such as `>= 0.85`, `<= 4 min` or `99.9%`; `undefined` when it is none. */
export function parseThreshold(text: string): Threshold | undefined {
  const [match, sign, value, unit = ""] = pattern.exec(text) ?? [];
  if (match === undefined) return undefined;
  const comparison = sign && (comparisons[sign] ?? (sign as Threshold["comparison"]));
  return { text: text.trim(), ...(comparison && { comparison }), value: Number(value), unit: unit.trim() };
}

/** A comparison with a number, or a number alone. */
export function threshold(description: string, ...examples: (string | number)[]) {
  const error = `a number or a comparison such as \`${examples[0] ?? ">= 0.85"}\``;
  const written = z.union([z.number({ error }), z.string({ error }).check(z.regex(pattern, { error }))], { error });
  const parse = z.transform(
    (value: string | number): Threshold => parseThreshold(String(value)) ?? { text: String(value), value: Number(value), unit: "" },
  );
  return documented(z.pipe(written, parse), description, examples);
}
