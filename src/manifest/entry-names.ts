import type { Span } from "../text/span.js";
import { styleOf } from "./edit/style.js";
import { inlineText } from "./edit/write-yaml.js";
import { documentation, type NamedEntries } from "./fields/field.js";
import { manifestSchema } from "./schema.js";
import { layersOf, type Schema, schemaBelow, shortKeyOf } from "./shape/schema-walk.js";
import type { YamlNode } from "./yaml/node.js";

/** A place where an entry is named: its own `name`, or a field of another section that refers to it. */
export interface EntryName {
  readonly entries: NamedEntries;
  readonly name: string;
  /** The text without its quotes. */
  readonly span: Span;
  /** Whether the entry itself stands here. */
  readonly isDefinition: boolean;
  /** The entry, or where it is referred to: all of the map or text. */
  readonly whole: Span;
}

const definitions: Readonly<Record<string, NamedEntries>> = {
  "data.sources.name": "data.sources",
  "models.name": "models",
  "evals.name": "evals",
  "evals.metrics.name": "evals.metrics",
};

/** All names of entries in a document, in the order of the text. A reference may name what no entry is called: a model by its version, say. */
export function entryNames(root: YamlNode | undefined): readonly EntryName[] {
  const found = new Map<number, EntryName>();
  if (root) visit({ node: root, schema: manifestSchema, keys: "", whole: root.span }, found);
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

interface Visited {
  readonly node: YamlNode;
  readonly schema: Schema | undefined;
  /** The keys on the way, joined by dots. */
  readonly keys: string;
  readonly refersTo?: NamedEntries;
  readonly whole: Span;
}

/** What an alias repeats is found once, where it is written. */
function visit({ node, schema, keys, refersTo, whole }: Visited, found: Map<number, EntryName>): void {
  if (!schema) return;
  const meant = documentationOf(schema) ?? refersTo;
  if (node.kind === "list") {
    for (const item of node.items) visit({ node: item, schema: schemaBelow(schema, 0), keys, refersTo: meant, whole: item.span }, found);
    return;
  }
  if (node.kind === "map") {
    for (const [key, { value }] of node.entries)
      visit(
        { node: value, schema: schemaBelow(schema, key), keys: join(keys, key), whole: key === "name" ? node.span : value.span },
        found,
      );
    return;
  }
  const shortKey = shortKeyOf(schema);
  if (shortKey) {
    visit({ node, schema: schemaBelow(schema, shortKey), keys: join(keys, shortKey), whole: node.span }, found);
    return;
  }
  const defined = definitions[keys];
  const entries = defined ?? meant;
  if (!entries || typeof node.value !== "string" || node.style === "block" || found.has(node.span.start)) return;
  const quote = node.style === "plain" ? 0 : 1;
  const span = { start: node.span.start + quote, end: node.span.end - quote };
  found.set(node.span.start, { entries, name: node.value, span, isDefinition: defined !== undefined, whole });
}

function documentationOf(schema: Schema): NamedEntries | undefined {
  for (const layer of layersOf(schema)) {
    const refersTo = documentation.get(layer)?.refersTo;
    if (refersTo) return refersTo;
  }
  return undefined;
}

function join(keys: string, key: string): string {
  return keys === "" ? key : `${keys}.${key}`;
}

/**
 * The replacements that give an entry another name, wherever it is named. Quotes stay as they are, and are added where the new name needs some.
 */
export function renameEntry(
  text: string,
  names: readonly EntryName[],
  newName: string,
): readonly { readonly span: Span; readonly text: string }[] {
  const style = styleOf(text, undefined);
  return names.map(({ span }) => {
    const quote = text[span.start - 1];
    if (quote === "'") return { span, text: newName.replaceAll("'", "''") };
    if (quote === '"') return { span, text: JSON.stringify(newName).slice(1, -1) };
    return { span, text: inlineText(newName, style) };
  });
}
