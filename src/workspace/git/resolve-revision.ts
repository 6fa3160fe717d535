import { readCommit } from "./commit.js";
import { packedReferences, readReference } from "./read-reference.js";
import type { Repository } from "./repository.js";

/** What was asked for is not there, or is not understood. Its message says what would be. */
export class RevisionError extends Error {}

/** More than this many tags of tags are not followed. */
const mostTags = 10;
const mostSteps = 100_000;

/**
 * The id of the commit that a revision names, as git understands it: a branch, a tag, `HEAD` or `@`, a reference, the id of a commit or its first
 * digits, each with `~N`, `^N` and `^{}` after it. @throws RevisionError when there is none.
 */
export async function resolveRevision(repository: Repository, revision: string): Promise<string> {
  const [, name = "", steps = ""] = /^(.*?)((?:~\d*|\^\d*|\^\{(?:commit)?\})*)$/.exec(revision) ?? [];
  if (name === "" || /[\s~^:?*[\\]|\.\.|@\{/.test(name))
    throw new RevisionError(
      `"${revision}" is not understood: give a branch, a tag or the id of a commit, with ~ and ^ after it, such as main, v1.2 or HEAD~3.`,
    );
  const named = await readName(repository, name === "@" ? "HEAD" : name);
  if (named === undefined) throw new RevisionError(`There is no branch, tag or commit "${name}" here.${shallowHint(repository)}`);
  let id = await peel(repository, named, revision);
  for (const [, kind, count] of steps.matchAll(/([~^])(\d*)(?!\{)/g)) {
    const number = count === "" ? 1 : Number(count);
    if (kind === "~") for (let step = 0; step < Math.min(number, mostSteps); step++) id = await parentOf(repository, id, 1, revision);
    else if (number > 0) id = await parentOf(repository, id, number, revision);
  }
  return id;
}

/** What is said where a clone is shallow, and that may be why something is not there. */
export function shallowHint({ shallow }: Pick<Repository, "shallow">): string {
  return shallow.size > 0 ? " This clone is shallow: fetch more of its history (git fetch --unshallow; in CI, fetch-depth: 0)." : "";
}

/** In the order in which git looks. */
async function readName(repository: Repository, name: string): Promise<string | undefined> {
  const candidates = [
    ...(/^[A-Z_]*HEAD$/.test(name) || name.startsWith("refs/") ? [name] : []),
    `refs/${name}`,
    `refs/tags/${name}`,
    `refs/heads/${name}`,
    `refs/remotes/${name}`,
    `refs/remotes/${name}/HEAD`,
  ];
  const digits = repository.head.length;
  if (name.length === digits && /^[0-9a-f]+$/i.test(name)) return name.toLowerCase();
  for (const candidate of candidates) {
    const id = await readReference(repository.folders, candidate);
    if (id !== undefined) return id;
  }
  if (!/^[0-9a-f]{4,}$/i.test(name) || name.length > digits) return undefined;
  const ids = await repository.idsWith(name.toLowerCase());
  const commits: string[] = [];
  for (const id of ids) if ((await repository.readUpTo(id, 0).catch(() => undefined))?.type === "commit") commits.push(id);
  if (commits.length > 1) throw new RevisionError(`"${name}" is the start of ${commits.length} commits' ids: give more digits.`);
  return commits[0] ?? ids[0];
}

/** The commit that a tag leads to. */
async function peel(repository: Repository, start: string, revision: string): Promise<string> {
  let id = start;
  for (let step = 0; step < mostTags; step++) {
    const object = await repository.read(id);
    if (!object) throw new RevisionError(`The commit "${revision}" is not in this repository.${shallowHint(repository)}`);
    if (object.type === "commit") return id;
    const target = object.type === "tag" ? /^object ([0-9a-f]{40,64})$/m.exec(new TextDecoder().decode(object.bytes))?.[1] : undefined;
    if (target === undefined) throw new RevisionError(`"${revision}" is no commit.`);
    id = target;
  }
  throw new RevisionError(`"${revision}" leads from tag to tag.`);
}

async function parentOf(repository: Repository, id: string, number: number, revision: string): Promise<string> {
  const object = await repository.read(id);
  const parent = object?.type === "commit" ? readCommit(object.bytes).parents[number - 1] : undefined;
  if (parent === undefined || !(await repository.readUpTo(parent, 0)))
    throw new RevisionError(`"${revision}" goes back further than history does.${shallowHint(repository)}`);
  return parent;
}

/** A tag and the commit it leads to. */
export interface Tag {
  readonly name: string;
  readonly commit: string;
}

/** All tags of commits that are here, by name. */
export async function tagsOf(repository: Repository): Promise<readonly Tag[]> {
  const { common } = repository.folders;
  const packed = await packedReferences(common);
  const names = new Set<string>();
  for (const name of packed.keys()) if (name.startsWith("refs/tags/")) names.add(name.slice(10));
  const visit = async (folder: string): Promise<void> => {
    for (const { name, kind } of await common.fileSystem.readDirectory(`${common.prefix}refs/tags${folder}`).catch(() => [])) {
      if (kind === "directory") await visit(`${folder}/${name}`);
      else names.add(`${folder}/${name}`.slice(1));
    }
  };
  await visit("");
  const tags: Tag[] = [];
  for (const name of [...names].sort()) {
    const id = await readReference(repository.folders, `refs/tags/${name}`, packed);
    const commit = id === undefined ? undefined : await peel(repository, id, name).catch(() => undefined);
    if (commit !== undefined) tags.push({ name, commit });
  }
  return tags;
}
