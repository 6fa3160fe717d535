import { readManifest } from "../manifest/read-manifest.js";
import { isManifestPath } from "../project/project-roots.js";
import { readFacts, type Snapshot } from "../project/snapshot.js";
import { readers } from "../readers/index.js";
import { readerSelector } from "../readers/select-readers.js";
import { applyReplacements, type Edit, replacementsByPath } from "../text/edit.js";
import { keptText } from "./kept-text.js";

/**
 * The snapshot as it would be after some edits, without writing anything. `texts` gives the current text of files that are changed in place.
 * A `create` of a path that exists is left out, as it would be when applied.
 */
export function applyEdits(snapshot: Snapshot, edits: readonly Edit[], texts: ReadonlyMap<string, string>): Snapshot {
  const changed = new Map<string, string>();
  const listed = new Set(snapshot.files);
  for (const edit of edits) if (edit.kind === "create" && !listed.has(edit.path)) changed.set(edit.path, edit.text);
  for (const [path, replacements] of replacementsByPath(edits)) {
    const text = snapshot.texts.get(path) ?? texts.get(path);
    if (text !== undefined) changed.set(path, applyReplacements(text, replacements));
  }
  const select = readerSelector(readers);
  const facts = new Map(snapshot.facts);
  const kept = new Map(snapshot.texts);
  const manifests = new Map(snapshot.manifests);
  for (const [path, text] of changed) {
    const fileReaders = select(path);
    const found = readFacts(fileReaders, { path, text, bytes: text.length }, []);
    facts.set(path, found);
    if (isManifestPath(path)) manifests.set(path, readManifest(path, text, manifests.get(path)));
    if (snapshot.texts.has(path) || keptText(path, text, found, fileReaders).text !== undefined) kept.set(path, text);
    listed.add(path);
  }
  const files = listed.size === snapshot.files.length ? snapshot.files : [...listed].sort();
  const sources = files === snapshot.files && [...changed.keys()].every(isManifestPath) ? snapshot.sources : {};
  return { ...snapshot, sources, files, facts, manifests, texts: kept };
}
