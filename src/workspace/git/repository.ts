import type { FileSystem } from "../file-system.js";
import { findGitFolders, type GitFolders, readText } from "./git-folders.js";
import { type ObjectLimits, ObjectStore } from "./object-store.js";
import type { GitObject, SizedObject } from "./pack.js";
import { readReference } from "./read-reference.js";

/** What an editor reads of a repository; it can only read a file whole. Commits and folders are far smaller than the largest object. */
export const editorLimits: ObjectLimits = {
  packBytes: 64_000_000,
  indexBytes: 32_000_000,
  objectBytes: 1_000_000,
  madeBytes: 300_000_000,
  cachedBytes: 16_000_000,
};

/** The repository that a workspace is the top of, read through the workspace's file system. Nothing of it is executed, its configuration not even read. */
export interface Repository {
  /** The id of the commit that is checked out. */
  readonly head: string;
  /** Commits whose parents were left out when the repository was cloned. */
  readonly shallow: ReadonlySet<string>;
  readonly folders: GitFolders;
  /** The object with an id; `undefined` when it is not there. @throws when it is broken, or more would have to be read than is. */
  read(id: string): Promise<GitObject | undefined>;
  /** The same, without its bytes when there are more than `most`. */
  readUpTo(id: string, most: number): Promise<SizedObject | undefined>;
  /** The ids of objects that begin with at least four digits, but no more than a few. @throws when they cannot be read. */
  idsWith(prefix: string): Promise<readonly string[]>;
}

/** The most objects that are told apart by more digits. */
const mostAlike = 20;

/** Opens the repository; `undefined` where there is none, or none with a commit that can be read. Never throws. */
export async function openRepository(workspace: FileSystem, limits: ObjectLimits = editorLimits): Promise<Repository | undefined> {
  const folders = await findGitFolders(workspace);
  if (!folders) return undefined;
  const head = await readReference(folders, "HEAD");
  if (!head) return undefined;
  const shallow = (await readText(folders.common, "shallow")) ?? "";
  const objects = new ObjectStore(folders.common, head.length / 2, limits);
  return {
    head,
    folders,
    shallow: new Set(shallow.split(/\s+/).filter(Boolean)),
    async read(id) {
      const object = await objects.read(id, Number.POSITIVE_INFINITY);
      if (!object) return undefined;
      if (!object.bytes) throw new Error("An object that is too large.");
      return { type: object.type, bytes: object.bytes };
    },
    readUpTo: (id, most) => objects.read(id, most),
    idsWith: (prefix) => objects.idsWith(prefix, mostAlike),
  };
}
