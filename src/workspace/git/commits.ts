import { type Commit, readCommit } from "./commit.js";
import type { Repository } from "./repository.js";

/** The most commits that are looked at to find where two lines of history part. */
const mostCommits = 100_000;

/** A commit and its id. */
export interface NamedCommit extends Commit {
  readonly id: string;
}

/** The commit with an id; `undefined` when it is not here. @throws when it is broken. */
export async function commitAt(repository: Repository, id: string): Promise<NamedCommit | undefined> {
  const object = await repository.read(id);
  return object?.type === "commit" ? { id, ...readCommit(object.bytes) } : undefined;
}

/** A part of a line of history. */
export interface Line {
  /** Newest first. */
  readonly commits: readonly NamedCommit[];
  /** Whether there is more that was not fetched. */
  readonly isCut: boolean;
}

/** The last `count` commits up to `id`, following first parents: what the branch was, commit by commit. @throws when one is broken. */
export async function firstParents(repository: Repository, id: string, count: number): Promise<Line> {
  const commits: NamedCommit[] = [];
  for (let next: string | undefined = id; next !== undefined && commits.length < count; ) {
    const commit: NamedCommit | undefined = await commitAt(repository, next);
    if (!commit) return { commits, isCut: true };
    commits.push(commit);
    next = commit.parents[0];
    if (next !== undefined && repository.shallow.has(commit.id)) return { commits, isCut: commits.length < count };
  }
  return { commits, isCut: false };
}

/**
 * The newest commit that two lines of history share: where a branch left the other. `undefined` when they share none that is here, or none of the
 * last 100,000 commits. @throws when a commit is broken.
 */
export async function mergeBase(repository: Repository, one: string, other: string): Promise<string | undefined> {
  const sides = new Map<string, number>();
  const waiting: NamedCommit[] = [];
  const reach = async (id: string, side: number): Promise<void> => {
    const before = sides.get(id) ?? 0;
    if ((before | side) === before) return;
    sides.set(id, before | side);
    if (before !== 0 && waiting.some((commit) => commit.id === id)) return;
    const commit = await commitAt(repository, id);
    if (!commit) return;
    // Newest first, so that the first that both sides reach is the newest of those.
    let low = 0;
    for (let high = waiting.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((waiting[middle]?.time ?? 0) <= commit.time) low = middle + 1;
      else high = middle;
    }
    waiting.splice(low, 0, commit);
  };
  await reach(one, 1);
  await reach(other, 2);
  for (let step = 0; step < mostCommits; step++) {
    const commit = waiting.pop();
    if (!commit) return undefined;
    const side = sides.get(commit.id) ?? 0;
    if (side === 3) return commit.id;
    if (!repository.shallow.has(commit.id)) for (const parent of commit.parents) await reach(parent, side);
  }
  return undefined;
}
