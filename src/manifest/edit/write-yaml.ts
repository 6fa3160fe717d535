import { stringify, type ToStringOptions } from "yaml";
import type { Plain } from "./plain.js";
import type { Style } from "./style.js";

function write(value: Plain, { indent, indentLists, singleQuotes, padded }: Style, options: ToStringOptions): string {
  // Texts of several lines in single quotes or none come out broken between brackets.
  const hasLines = JSON.stringify(value).includes("\\n");
  const quotes = hasLines
    ? ({ defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" } as const)
    : { singleQuote: singleQuotes || null };
  const common = { indent, indentSeq: indentLists, flowCollectionPadding: padded, lineWidth: 0, blockQuote: false } as const;
  return stringify(value, { ...common, ...quotes, ...options }).trim();
}

/** A map or list as lines of block style, without indentation of its own. `comment` goes to the end of the first line. */
export function blockLines(value: Plain, style: Style, comment?: string): string[] {
  const [first = "", ...others] = write(value, style, {}).split("\n");
  const remark = comment?.replace(/\s+/g, " ").trim();
  return [remark ? `${first} # ${remark}` : first, ...others];
}

/** A value on one line, as it may stand anywhere, between brackets too. */
export function inlineText(value: Plain, style: Style): string {
  return write([value], style, { collectionStyle: "flow" }).slice(1, -1).trim();
}

/** `key: value` on one line, as it may stand between braces. */
export function inlinePair(key: string, value: Plain, style: Style): string {
  return write({ [key]: value }, style, { collectionStyle: "flow" })
    .slice(1, -1)
    .trim();
}
