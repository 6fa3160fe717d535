import type { FileSystem } from "../file-system.js";
import { findGitFolders, readText } from "./git-folders.js";
import { indexedPaths } from "./index-entries.js";
import { readIndex } from "./read-index.js";

/** The paths that git tracks, of a repository whose top the workspace is; none of any other workspace. Never throws. */
export async function trackedFiles(workspace: FileSystem): Promise<readonly string[]> {
  const folders = await findGitFolders(workspace);
  if (!folders) return [];
  const index = await readIndex(folders.own);
  if (index.length === 0) return [];
  const config = await readText(folders.common, "config");
  return indexedPaths(index, /^\s*objectformat\s*=\s*sha256\s*$/im.test(config ?? "") ? 32 : 20);
}
