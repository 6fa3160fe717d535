import { readManifest } from "../../manifest/read-manifest.js";
import type { YamlNode } from "../../manifest/yaml/node.js";
import type { Span } from "../../text/span.js";

/** A key of the manifest, or an entry of one of its lists. */
export interface OutlineEntry {
  readonly name: string;
  /** The value, where it is short. */
  readonly detail: string;
  readonly kind: "map" | "list" | "text";
  /** All of it; never less than `span`. */
  readonly whole: Span;
  readonly span: Span;
  readonly children: readonly OutlineEntry[];
}

/** More entries than this are not read, and VS Code would draw them for seconds. */
const mostEntries = 2000;
/** Deeper levels are values, not parts. */
const maxDepth = 4;

/** The parts of a manifest: sections, their keys, and the entries of lists by their names. Never throws. */
export function manifestOutline(text: string): readonly OutlineEntry[] {
  const { root } = readManifest("", text);
  let count = 0;
  const below = (node: YamlNode, depth: number): OutlineEntry[] => {
    if (depth > maxDepth) return [];
    const entries: OutlineEntry[] = [];
    const add = (name: string, span: Span, value: YamlNode) => {
      // What an alias repeats stands elsewhere.
      if (name === "" || span.end <= span.start || ++count > mostEntries) return;
      const isElsewhere = value.span.start < span.start;
      const whole = isElsewhere ? span : { start: span.start, end: Math.max(span.end, trimmedEnd(text, value.span)) };
      const kind = value.kind === "scalar" ? "text" : value.kind;
      entries.push({ name, detail: detailOf(value), kind, whole, span, children: isElsewhere ? [] : below(value, depth + 1) });
    };
    if (node.kind === "map") for (const [name, { key, value }] of node.entries) add(name, key, value);
    if (node.kind === "list") for (const item of node.items) if (item.kind === "map") addItem(item, add);
    return entries;
  };
  return root ? below(root, 1) : [];
}

/** An entry of a list is called by its name, or by the text it starts with. */
function addItem(item: YamlNode & { readonly kind: "map" }, add: (name: string, span: Span, value: YamlNode) => void): void {
  const named = item.entries.get("name") ?? [...item.entries.values()][0];
  if (named?.value.kind === "scalar") add(String(named.value.value ?? ""), { start: item.span.start, end: named.value.span.end }, item);
}

function detailOf(node: YamlNode): string {
  if (node.kind !== "scalar" || node.value === null) return "";
  const value = String(node.value);
  return value.length <= 60 && !value.includes("\n") ? value : "";
}

/** A collection spans to the start of what follows it. */
function trimmedEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}
