import type { Project } from "../project/project.js";
import { appendItem } from "../text/append-item.js";
import { applyReplacements } from "../text/edit.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { leftAlone } from "./left-alone.js";
import type { Planned } from "./scaffold.js";

/**
 * Adds an item to the list at a key at the top of a YAML file of the workspace, and leaves every other byte as it is. Nothing where `isThere` finds it in the
 * list; the file is left alone, with what to add by hand, where that cannot be done.
 */
export function withItem(
  project: Project,
  path: string,
  key: string,
  item: string,
  isThere: (one: YamlNode) => boolean,
): readonly Planned[] {
  const text = project.text(path);
  const byHand = leftAlone(path, `Add ${item} to its ${key}.`);
  if (text === undefined) return [byHand];
  const { root, documents, notes } = readYaml(text);
  if (notes.length > 0 || documents.length !== 1) return [byHand];
  const before = root.get(key).list();
  if (before.some(isThere)) return [];
  const insertions = appendItem(text, root, key, item);
  if (!insertions) return [byHand];
  const after = readYaml(applyReplacements(text, insertions));
  const grown = after.root.get(key).items();
  const last = grown.at(-1);
  const isSound =
    after.notes.length === 0 &&
    after.documents.length === 1 &&
    grown.length === before.length + 1 &&
    last !== undefined &&
    isThere(last) &&
    after.root.entries().length === root.entries().length + Number(!root.has(key));
  return isSound ? insertions.map((one) => ({ kind: "replace", path, ...one })) : [byHand];
}
