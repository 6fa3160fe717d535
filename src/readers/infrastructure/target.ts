import type { YamlNode } from "../../text/yaml-node.js";
import { plainKey } from "./plain-key.js";

const targetKeys = new Set(["resourceid", "targetresourceid", "target", "scaletargetref", "scalingtargetid", "targetresourceuri"]);

/**
 * The resource that an autoscaler speaks for: of those named in its target the last one, since an address goes from the outer to the inner.
 * `names` are those of the file; a reference of Terraform to another file is known by its form.
 */
export function targetOf(declaration: YamlNode, names: readonly string[]): string | undefined {
  const known = new Set(names);
  const texts = targetTexts(declaration, 0);
  const words = texts.flatMap((text) => text.match(/[A-Za-z_][\w-]*/g) ?? []);
  const references = texts.flatMap((text) => [...text.matchAll(/\b[a-z]+_\w+\.([A-Za-z_][\w-]*)/g)].map((match) => match[1]));
  return words.findLast((word) => known.has(word)) ?? references.at(-1);
}

function targetTexts(node: YamlNode, depth: number): string[] {
  if (depth > 4) return [];
  return node
    .entries()
    .flatMap(({ key, value }) => (targetKeys.has(plainKey(key.value)) ? allTexts(value) : targetTexts(value, depth + 1)));
}

function allTexts(node: YamlNode): string[] {
  const text = node.text();
  if (text !== undefined) return [text];
  return [...node.items(), ...node.entries().map(({ value }) => value)].flatMap(allTexts);
}
