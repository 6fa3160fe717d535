import * as z from "zod/mini";
import { documented } from "./field.js";

/** An amount of money, perhaps per something. */
export interface Money {
  /** As written. */
  readonly text: string;
  readonly amount: number;
  /** A three-letter code or a sign, as written. */
  readonly currency?: string;
  /** `month` in `900 EUR/month`. */
  readonly per?: string;
}

const pattern =
  /^\s*([A-Z]{3}|[€$£¥])?\s*(\d{1,3}(?:[, _]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*([A-Z]{3}|[€$£¥])?\s*(?:(?:\/|per )\s*([A-Za-z][A-Za-z0-9 ]{0,30}))?$/;

/** A text such as `900 EUR`, `$0.05 per request` or `1,200 USD/month`; `undefined` when it is none. */
export function parseMoney(text: string): Money | undefined {
  const [match, before, amount = "", after, per] = pattern.exec(text) ?? [];
  if (match === undefined) return undefined;
  const currency = before ?? after;
  return {
    text: text.trim(),
    amount: Number(amount.replace(/[, _]/g, "")),
    ...(currency && { currency }),
    ...(per && { per: per.trim() }),
  };
}

/** An amount of money; a number alone is in the project's own currency. */
export function money(description: string, ...examples: string[]) {
  const error = `an amount of money such as \`${examples[0] ?? "900 EUR"}\``;
  const ofNumber = z.number({ error }).check(z.minimum(0, { error }));
  const written = z.union([ofNumber, z.string({ error }).check(z.regex(pattern, { error }))], { error });
  const parse = z.transform((value: string | number): Money => parseMoney(String(value)) ?? { text: String(value), amount: Number(value) });
  return documented(z.pipe(written, parse), description, examples);
}
