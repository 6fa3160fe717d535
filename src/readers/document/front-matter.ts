import type { FrontMatterEntry } from "../../facts/document-facts.js";
import type { Span } from "../../text/span.js";
import { readYaml } from "../../text/yaml.js";
import type { YamlNode } from "../../text/yaml-node.js";

const maxDepth = 6;
const maxValues = 500;

/** The entries of the front matter that fills a text from its first line to `end`. Never throws; what is no YAML is left out. */
export function frontMatter(text: string, end: number): FrontMatterEntry[] {
  const entries = new Map<string, { readonly values: string[]; readonly span: Span }>();
  gather(readYaml(text.slice(0, end)).root, "", 0, entries);
  return [...entries].map(([key, { values, span }]) => ({ key, values, span }));
}

function gather(node: YamlNode, owner: string, depth: number, into: Map<string, { readonly values: string[]; readonly span: Span }>): void {
  if (depth > maxDepth) return;
  for (const { key, value } of node.entries()) {
    const name = owner + key.value;
    const entry = into.get(name) ?? { values: [], span: key.span };
    into.set(name, entry);
    for (const item of value.list()) {
      const text = item.text();
      if (text !== undefined && entry.values.length < maxValues) entry.values.push(text);
      gather(item, `${name}.`, depth + 1, into);
    }
  }
}
