import { createHash } from "node:crypto";
import type { FileSystem } from "../../workspace/file-system.js";
import { type IndexEntry, indexEntries } from "../../workspace/git/index-entries.js";
import { readIndex } from "../../workspace/git/read-index.js";
import { openRepository, type Repository } from "../../workspace/git/repository.js";
import { listFiles } from "../../workspace/list-files.js";

/** What tells one state of a repository from another. */
export interface Content {
  /** Of all files that are listed: a hash. */
  readonly digest: string;
  /** The commit that is checked out, where there is one. */
  readonly commit?: string;
}

/**
 * Tells whether a repository is still what it was, reading no file but git's own. A file that git holds, and that was not written since, counts by
 * the content that git noted, so that a second clone of a commit is the same; any other file counts by its size and its time of change. What
 * `.gitignore` leaves out does not count. Never throws.
 */
export async function contentOf(fileSystem: FileSystem): Promise<Content> {
  const { files, notes } = await listFiles(fileSystem);
  const repository = await openRepository(fileSystem);
  const noted = repository ? await notedIn(repository) : new Map<string, IndexEntry>();
  const hash = createHash("sha256");
  hash.update(JSON.stringify([repository?.head, notes]));
  for (const path of files) {
    const entry = noted.get(path);
    const { size, modified } = (await fileSystem.readFile(path, 0).catch(() => undefined)) ?? {};
    // A file system that keeps whole seconds cuts off what git noted; one that keeps more is rounded by JavaScript, by less than a microsecond.
    const isUnchanged =
      entry && size !== undefined && modified !== undefined && size % 2 ** 32 === entry.size && isSameTime(modified, entry.modified);
    hash.update(JSON.stringify(isUnchanged ? [path, entry.id] : [path, size, modified]));
  }
  return { digest: hash.digest("hex"), ...(repository && { commit: repository.head }) };
}

async function notedIn({ head, folders: { own } }: Repository): Promise<ReadonlyMap<string, IndexEntry>> {
  return indexEntries(await readIndex(own), head.length / 2);
}

function isSameTime(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.001 || (Math.floor(a / 1000) === Math.floor(b / 1000) && (a % 1000 === 0 || b % 1000 === 0));
}
