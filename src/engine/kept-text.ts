import { isManifestPath } from "../project/project-roots.js";
import type { FileFacts } from "../project/snapshot.js";
import type { AnyReader } from "../readers/reader.js";

/** A file's text where it is to be kept beside its facts. A manifest that is binary is kept as a NUL, so that it is reported and not taken for absent. */
export function keptText(
  path: string,
  text: string | undefined,
  facts: FileFacts,
  fileReaders: readonly AnyReader[],
): { readonly text?: string } {
  if (isManifestPath(path)) return { text: text ?? "\0" };
  return fileReaders.some(({ keepsText, kind }) => keepsText && facts[kind] !== undefined) ? { text } : {};
}
