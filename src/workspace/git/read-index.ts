import type { GitFolder } from "./git-folders.js";

/** It takes about 100 bytes a file. */
const mostIndexBytes = 128_000_000;

/** The bytes of git's list of what is checked out; none where there is no such list, or it is too large. Never throws. */
export async function readIndex({ fileSystem, prefix }: GitFolder): Promise<Uint8Array> {
  const content = await fileSystem.readFile(`${prefix}index`, mostIndexBytes).catch(() => undefined);
  return content?.bytes ?? new Uint8Array();
}
