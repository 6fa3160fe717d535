import type { FileSystem } from "../file-system.js";
import { findGitFolders, readText } from "./git-folders.js";
import { indexedPaths } from "./index-entries.js";

/** It takes about 100 bytes a file. */
const mostIndexBytes = 128_000_000;

/** The paths that git tracks, of a repository whose top the workspace is; none of any other workspace. Never throws. */
export async function trackedFiles(workspace: FileSystem): Promise<readonly string[]> {
  const folders = await findGitFolders(workspace);
  if (!folders) return [];
  const { fileSystem, prefix } = folders.own;
  const content = await fileSystem.readFile(`${prefix}index`, mostIndexBytes).catch(() => undefined);
  if (!content?.bytes) return [];
  const config = await readText(folders.common, "config");
  return indexedPaths(content.bytes, /^\s*objectformat\s*=\s*sha256\s*$/im.test(config ?? "") ? 32 : 20);
}
