import type { Session } from "../engine/session.js";
import type { Edit } from "../text/edit.js";
import { applyToDisk } from "./apply-to-disk.js";
import type { Output } from "./output.js";

/**
 * Writes edits below the folder of a session, reads it again, and says line by line what became of each file: also of one that `.gitignore` keeps
 * from everybody else.
 */
export async function writeEdits(session: Session, folder: string, edits: readonly Edit[], output: Output): Promise<void> {
  const applied = applyToDisk(folder, edits);
  await session.refresh();
  const listed = new Set(session.snapshot.files);
  for (const { path, result } of applied) {
    const isIgnored = result === "created" && !listed.has(path);
    output.out(`${result.padEnd(8)} ${path}${isIgnored ? " (git ignores it: add it with git add --force)" : ""}\n`);
  }
}
