import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a file is called until it is whole. */
export const unfinishedSuffix = ".part";

/**
 * Where results are written: a folder, or an object store that is mounted as one, since nothing is used but creating, writing whole files and
 * renaming. The results of a day stand in a folder of its date, one file for each repository, so that shards never write the same file.
 */
export class ResultsFolder {
  private canRename = true;

  constructor(private readonly folder: string) {}

  /** The text of the result of a repository, where there is one that can be read. */
  read(repository: string, date: string): string | undefined {
    try {
      return readFileSync(this.fileOf(repository, date), "utf8");
    } catch {
      return undefined;
    }
  }

  /**
   * Writes a result, over an earlier one. It appears whole, by being renamed. Where the mount cannot rename it is written in its place: object stores
   * show what is written when it is closed, and what is cut off elsewhere is no JSON, so that it is judged again and merged as a note.
   * @throws what the file system throws when it cannot be written.
   */
  write(repository: string, date: string, text: string): void {
    const file = this.fileOf(repository, date);
    mkdirSync(dirname(file), { recursive: true });
    if (this.canRename) {
      const part = `${file}${unfinishedSuffix}`;
      writeFileSync(part, text);
      try {
        renameSync(part, file);
        return;
      } catch {
        this.canRename = false;
        // Where nothing can be deleted either it stays, and is merged as a note.
        try {
          rmSync(part, { force: true });
        } catch {}
      }
    }
    writeFileSync(file, text);
  }

  /** Letters of the name for people, and a hash that tells it from all others, on file systems that do not tell `A` from `a` too. */
  private fileOf(repository: string, date: string): string {
    const readable = repository
      .replace(/[^\w.-]+/g, "-")
      .slice(-80)
      .replace(/^\W+/, "");
    const hash = createHash("sha256").update(repository).digest("hex").slice(0, 12);
    return join(this.folder, date, `${readable}-${hash}.json`);
  }
}
