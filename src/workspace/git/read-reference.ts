import { type GitFolder, type GitFolders, readText } from "./git-folders.js";

/** Ids of SHA-1, and of SHA-256. */
const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * The id of what a reference names, such as `HEAD` or `refs/heads/main`; `undefined` when there is none. `packed` are those of `packedReferences`, for
 * who asks for many and need not have that file read for each. Never throws.
 */
export async function readReference(
  { own, common }: GitFolders,
  name: string,
  packed?: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const textOf = async (one: string) => (await readText(own, one))?.trim() ?? (await sharedReference(own, common, one, packed));
  let text = await textOf(name);
  // A reference may name another; git follows five.
  for (let step = 0; step < 5 && text !== undefined; step++) {
    if (objectId.test(text)) return text;
    const next = /^ref: (refs\/\S+)$/.exec(text)?.[1];
    if (!next || next.split("/").includes("..")) return undefined;
    text = await textOf(next);
  }
  return undefined;
}

async function sharedReference(
  own: GitFolder,
  common: GitFolder,
  name: string,
  packed?: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const loose = own === common ? undefined : (await readText(common, name))?.trim();
  return loose ?? (packed ?? (await packedReferences(common))).get(name);
}

/** The references of the file that `git pack-refs` writes. Never throws. */
export async function packedReferences(common: GitFolder): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const line of ((await readText(common, "packed-refs")) ?? "").split("\n")) {
    const [, id, name] = /^([0-9a-f]{40,64}) (\S+)\s*$/.exec(line) ?? [];
    if (id !== undefined && name !== undefined && objectId.test(id)) found.set(name, id);
  }
  return found;
}
