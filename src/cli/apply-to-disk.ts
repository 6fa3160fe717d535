import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { applyReplacements, type Edit, replacementsByPath } from "../text/edit.js";

/** What became of an edit. */
export interface AppliedEdit {
  readonly path: string;
  readonly result: "created" | "changed" | "exists" | "outside";
}

/**
 * Writes edits below a folder. A `create` never overwrites, not even a file that appeared meanwhile; nothing is written through a link that
 * leads out of the folder.
 */
export function applyToDisk(folder: string, edits: readonly Edit[]): readonly AppliedEdit[] {
  const applied: AppliedEdit[] = [];
  for (const edit of edits) {
    if (edit.kind !== "create") continue;
    const file = join(folder, edit.path);
    if (!isWithin(folder, file)) {
      applied.push({ path: edit.path, result: "outside" });
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeFileSync(file, edit.text, { flag: "wx" });
      applied.push({ path: edit.path, result: "created" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      applied.push({ path: edit.path, result: "exists" });
    }
  }
  for (const [path, replacements] of replacementsByPath(edits)) {
    const file = join(folder, path);
    if (!isWithin(folder, file)) {
      applied.push({ path, result: "outside" });
      continue;
    }
    writeFileSync(file, applyReplacements(readFileSync(file, "utf8"), replacements));
    applied.push({ path, result: "changed" });
  }
  return applied;
}

/** Whether a file, or the nearest folder above it that exists, really lies in or below a folder, links followed. */
export function isWithin(folder: string, file: string): boolean {
  const top = realpathSync(folder);
  for (let candidate = file; candidate !== dirname(candidate); candidate = dirname(candidate)) {
    try {
      const real = realpathSync(candidate);
      return real === top || real.startsWith(top + sep);
    } catch {
      // Not there yet: its parent decides.
    }
  }
  return false;
}
