import type { YamlMap, YamlNode } from "../yaml/node.js";
import { columnOf } from "./places.js";

/** How a file is written, so that what is added looks like the rest. */
export interface Style {
  readonly newline: "\n" | "\r\n";
  /** Spaces per level. */
  readonly indent: number;
  /** Whether the dashes of a list stand further right than its key. */
  readonly indentLists: boolean;
  readonly singleQuotes: boolean;
  /** Whether braces and brackets are padded: `{ a: 1 }`. */
  readonly padded: boolean;
  /** Whether empty lines part the sections. */
  readonly spaced: boolean;
}

/** The style of a text, as far as it shows one. */
export function styleOf(text: string, root: YamlNode | undefined): Style {
  const seen: Partial<Record<"indent" | "listIndent", number>> = {};
  if (root?.kind === "map") lookAt(text, root, seen);
  const quotes = (quote: string) => text.split(quote).length;
  return {
    newline: text.includes("\r\n") ? "\r\n" : "\n",
    indent: seen.indent || 2,
    indentLists: seen.listIndent === undefined || seen.listIndent > 0,
    singleQuotes: quotes("'") > quotes('"'),
    padded: /[{[] /.test(text) || !/[{[]["'\w]/.test(text),
    spaced: /\n\s*\n/.test(text) || !/\n./.test(text),
  };
}

/** Notes how far the first nested map and the first nested list stand from their keys. */
function lookAt(text: string, map: YamlMap, seen: Partial<Record<"indent" | "listIndent", number>>): void {
  for (const { key, value } of map.entries.values()) {
    if (value.kind === "scalar" || value.flow || value.span.start < key.start) continue;
    const distance = columnOf(text, value.span.start) - columnOf(text, key.start);
    // In what is no YAML yet, a value may stand left of its key.
    if (distance < 0) continue;
    if (value.kind === "list") seen.listIndent ??= distance;
    else {
      seen.indent ??= distance;
      lookAt(text, value, seen);
    }
    if (seen.indent !== undefined && seen.listIndent !== undefined) return;
  }
}
