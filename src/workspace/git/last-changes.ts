import { type Commit, dayOf, readCommit } from "./commit.js";
import type { Repository } from "./repository.js";
import { readTree, type Tree, type TreeEntry } from "./tree.js";

/** Bounds of a walk through history, in commits and in objects, which do not depend on how fast a machine is. */
const mostCommits = 2000;
const mostObjects = 30_000;
/** The most folders that are searched for where a file was before. */
const mostMovedFolders = 500;

/** What history says of a file. */
export interface FileHistory {
  /** The id of its content in the commit that is checked out. */
  readonly blob: string;
  /** The day on which its content came to be what it is, `YYYY-MM-DD` in UTC; absent where history does not reach so far back. */
  readonly day?: string;
}

/**
 * When the files at `paths` last changed, of those that the commit that is checked out has.
 *
 * Only first parents are followed: what a merge brings is of the day of the merge, since before nothing here had seen it.
 * The day is the committer's, not the author's: along this line it does not run backwards, so what was committed later is never called older.
 * A file that was only moved is followed to where it was. Never throws; where an object is broken or out of bounds, history ends.
 */
export async function lastChanges(
  repository: Repository,
  paths: readonly string[],
  options: WalkOptions = {},
): Promise<ReadonlyMap<string, FileHistory>> {
  const found = new Map<string, FileHistory>();
  await walk(repository, paths, found, options).catch(() => undefined);
  return found;
}

/** When a walk rests and ends before its time. */
interface WalkOptions {
  readonly signal?: AbortSignal;
  readonly pause?: () => Promise<void> | undefined;
}

/** A file that is looked for: what it is called now, and where it was in the commit that the walk has come to. */
interface Wanted {
  readonly path: string;
  readonly blob: string;
  parts: readonly string[];
}

async function walk(
  repository: Repository,
  paths: readonly string[],
  found: Map<string, FileHistory>,
  { signal, pause }: WalkOptions,
): Promise<void> {
  const trees = new Trees(repository);
  let commit = await trees.commit(repository.head);
  let id = repository.head;
  const wanted = new Set<Wanted>();
  for (const path of commit ? paths : []) {
    const parts = path.split("/");
    const blob = await trees.blobAt(commit?.tree, parts);
    if (blob === undefined) continue;
    found.set(path, { blob });
    wanted.add({ path, blob, parts });
  }
  for (let step = 0; commit && wanted.size > 0 && step < mostCommits; step++) {
    const pausing = pause?.();
    if (pausing) await pausing;
    if (signal?.aborted || repository.shallow.has(id)) return;
    const [first]: readonly string[] = commit.parents;
    const parent: Commit | undefined = first === undefined ? undefined : await trees.commit(first);
    if (first !== undefined && !parent) return;
    let removed: ReadonlyMap<string, readonly string[]> | undefined;
    for (const one of wanted) {
      if (parent && (await trees.isSame(commit.tree, parent.tree, one.parts))) continue;
      const before = parent && (await trees.blobAt(parent.tree, one.parts));
      if (parent && before === undefined) removed ??= await trees.removed(commit.tree, parent.tree);
      const moved = before === undefined ? removed?.get(one.blob) : undefined;
      if (moved) one.parts = moved;
      else {
        found.set(one.path, { blob: one.blob, day: dayOf(commit.time) });
        wanted.delete(one);
      }
    }
    id = first ?? "";
    commit = parent;
  }
}

/** The commits and folders of a repository, and questions about them. */
class Trees {
  private readonly cache = new Map<string, Tree>();
  private left = mostObjects;

  constructor(private readonly repository: Repository) {}

  /** `undefined` when it is not there. */
  async commit(id: string): Promise<Commit | undefined> {
    const object = await this.read(id);
    return object?.type === "commit" ? readCommit(object.bytes) : undefined;
  }

  /** The id of a file's content. */
  async blobAt(tree: string | undefined, parts: readonly string[]): Promise<string | undefined> {
    let entry: TreeEntry | undefined = tree === undefined ? undefined : { id: tree, kind: "directory" };
    for (const part of parts) entry = entry?.kind === "directory" ? (await this.tree(entry.id)).get(part) : undefined;
    return entry?.kind === "file" ? entry.id : undefined;
  }

  /** Whether a path is the same in two folders, looking no further than where they are one. */
  async isSame(one: string, other: string, parts: readonly string[]): Promise<boolean> {
    let left: TreeEntry | undefined = { id: one, kind: "directory" };
    let right: TreeEntry | undefined = { id: other, kind: "directory" };
    for (const part of parts) {
      if (left?.id === right?.id) return true;
      left = left?.kind === "directory" ? (await this.tree(left.id)).get(part) : undefined;
      right = right?.kind === "directory" ? (await this.tree(right.id)).get(part) : undefined;
    }
    return left?.id === right?.id;
  }

  /**
   * Where content that a commit has at a new place stood before, when it no longer stands there: by the id of the content.
   * Looks only into folders that changed.
   */
  async removed(after: string, before: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    let left = mostMovedFolders;
    const search = async (now: string | undefined, then: string, path: readonly string[]): Promise<void> => {
      if (--left < 0) return;
      const current = now === undefined ? undefined : await this.tree(now);
      for (const [name, entry] of await this.tree(then)) {
        const same = current?.get(name);
        if (same?.id === entry.id) continue;
        if (entry.kind === "file" && !found.has(entry.id)) found.set(entry.id, [...path, name]);
        else if (entry.kind === "directory") await search(same?.kind === "directory" ? same.id : undefined, entry.id, [...path, name]);
      }
    };
    await search(after, before, []);
    return found;
  }

  private async tree(id: string): Promise<Tree> {
    const known = this.cache.get(id);
    if (known) return known;
    const object = await this.read(id);
    if (object?.type !== "tree") throw new Error("A folder that is not there.");
    const tree = readTree(object.bytes, id.length / 2);
    // Of one commit and its parent; more would keep all of history.
    if (this.cache.size >= 500) this.cache.clear();
    this.cache.set(id, tree);
    return tree;
  }

  private read(id: string) {
    if (--this.left < 0) throw new Error("More objects than are read.");
    return this.repository.read(id);
  }
}
