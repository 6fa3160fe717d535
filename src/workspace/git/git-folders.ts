import { decode } from "../decode.js";
import type { FileSystem } from "../file-system.js";

const mostReferenceBytes = 4_000_000;

/** A folder of git's own files: what its paths begin with, in a file system. */
export interface GitFolder {
  readonly fileSystem: FileSystem;
  readonly prefix: string;
}

/** Where a repository keeps what is of this checkout, and what all its checkouts share. */
export interface GitFolders {
  readonly own: GitFolder;
  readonly common: GitFolder;
}

/**
 * The git folders of a repository whose top a workspace is: `.git` is a folder, or, in worktrees and submodules, a file that says where the folder is.
 * Never throws.
 */
export async function findGitFolders(workspace: FileSystem): Promise<GitFolders | undefined> {
  const here: GitFolder = { fileSystem: workspace, prefix: ".git/" };
  const link = await readText({ fileSystem: workspace, prefix: "" }, ".git");
  if (link === undefined) return { own: here, common: here };
  const target = /^gitdir: (.+)/.exec(link)?.[1]?.trim().replaceAll("\\", "/");
  // Only what git makes; and never another computer's, which asking for would be using the network.
  if (!target || target.startsWith("//") || !/\/(?:worktrees|modules)\/[^/]/.test(target)) return undefined;
  const own = folderAt(workspace, target);
  if (!own) return undefined;
  const common = (await readText(own, "commondir"))?.trim();
  if (common === undefined) return { own, common: own };
  const shared = /^(?:\.\.\/)*\.\.$/.test(common) ? folderAt(own.fileSystem, common) : undefined;
  return shared && { own, common: shared };
}

/** The folders whose objects a folder of objects borrows, as a clone with `--shared` or `--reference` does. Never throws. */
export async function alternatesOf(objects: GitFolder): Promise<readonly GitFolder[]> {
  const text = (await readText(objects, "info/alternates")) ?? "";
  return text.split("\n").flatMap((line) => {
    const target = line.trim().replaceAll("\\", "/");
    if (!target.endsWith("/objects") || target.startsWith("//") || target.startsWith("#")) return [];
    const isAbsolute = /^(?:[a-z]:)?\//i.test(target);
    const found = folderAt(objects.fileSystem, isAbsolute ? target : objects.prefix + target);
    return found ? [found] : [];
  });
}

function folderAt(workspace: FileSystem, path: string): GitFolder | undefined {
  const fileSystem = workspace.at?.(path);
  return fileSystem && { fileSystem, prefix: "" };
}

/** The text of one of git's small files; `undefined` when it is not there or cannot be read. Never throws. */
export async function readText({ fileSystem, prefix }: GitFolder, path: string): Promise<string | undefined> {
  const content = await fileSystem.readFile(prefix + path, mostReferenceBytes).catch(() => undefined);
  return content?.bytes && decode(content.bytes);
}
