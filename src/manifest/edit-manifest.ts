import { applyReplacements, type Edit } from "../text/edit.js";
import { addEntry, addToEmpty } from "./edit/add-entry.js";
import { addItem } from "./edit/add-item.js";
import type { Draft, Replacement } from "./edit/draft.js";
import { expandToList, expandToMap } from "./edit/expand.js";
import { dataWith, isSameData, type Plain, wrap } from "./edit/plain.js";
import { replaceValue } from "./edit/replace-value.js";
import { styleOf } from "./edit/style.js";
import { isNothing, type Location } from "./locate.js";
import type { Manifest } from "./manifest.js";
import type { Path } from "./shape/schema-walk.js";
import { toPlain, type YamlNode } from "./yaml/node.js";
import { readYaml } from "./yaml/read-yaml.js";

/**
 * The edits that set the value at a path of the typed manifest, with the missing keys on the way; the index right after the last
 * item of a list appends. Comments, order, style and every other byte stay. `comment` is written after the first new line.
 *
 * No edits when the value is there already, when there is no file, and where the text is too broken or too odd to be changed
 * safely: edits are only given if the text that they make holds the value and else the same data as before.
 */
export function setValue(manifest: Manifest, path: Path, value: Plain, comment?: string): Edit[] {
  const { text, root, exists } = manifest;
  if (!exists || path.length === 0) return [];
  const location = manifest.locate(...path);
  if (!isReachable(manifest, path, location?.rest ?? path)) return [];
  if (location?.rest.length === 0 && isSameData(toPlain(location.node), value)) return [];
  const draft: Draft = { text, root, style: styleOf(text, root), comment };
  const replacements = propose(draft, path, location, value);
  const data = dataWith(root ? toPlain(root) : null, location ?? { at: [], rest: path }, value);
  if (!replacements || !makes(manifest, replacements, data)) return [];
  return replacements.map((replacement) => ({ kind: "replace", path: manifest.path, ...replacement }));
}

/** Whether every index in the part of the path that is not there yet is the next one of its list. */
function isReachable(manifest: Manifest, path: Path, rest: Path): boolean {
  const around = manifest.get(...path.slice(0, path.length - rest.length));
  const items = Array.isArray(around) ? around.length : around === undefined ? 0 : 1;
  return rest.every((step, index) => typeof step === "string" || step === (index === 0 ? items : 0));
}

function propose(draft: Draft, path: Path, location: Location | undefined, value: Plain): Replacement[] | undefined {
  const [step, ...further] = location?.rest ?? path;
  const { node } = location ?? {};
  if (!location || !node || (location.at.length === 0 && isNothing(node))) {
    return typeof step === "string" ? addToEmpty(draft, step, wrap(further, value)) : undefined;
  }
  if (step === undefined) return replaceValue(draft, location, value);
  const added = wrap(further, value);
  if (isNothing(node) || (isEmptyFlow(node) && !location.inFlow)) return replaceValue(draft, location, wrap([step], added));
  if (node.kind === "map") return typeof step === "string" ? addEntry(draft, node, step, added) : undefined;
  if (typeof step === "string") return expandToMap(draft, location, step, added);
  return node.kind === "list" ? addItem(draft, node, added) : expandToList(draft, location, added);
}

/** Whether a node is `[]` or `{}`, which may as well become a block. */
function isEmptyFlow(node: YamlNode): boolean {
  return node.kind === "list" ? node.items.length === 0 : node.kind === "map" && node.entries.size === 0;
}

/** Whether replacements turn the manifest into one that holds this data, without a new problem. */
function makes({ text, documents }: Manifest, replacements: readonly Replacement[], data: unknown): boolean {
  const { root, problems } = readYaml(applyReplacements(text, replacements), documents);
  if (!root || !isSameData(toPlain(root), data)) return false;
  return problems.length === 0 || problems.length <= readYaml(text, documents).problems.length;
}
