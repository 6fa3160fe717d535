import { closeSync, lstatSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DirectoryEntry, FileContent, FileSystem } from "../workspace/file-system.js";

/**
 * A workspace on disk. Reading is synchronous inside: a command line has no event loop to keep free, and this is several times faster.
 * Links are not followed. Devices and pipes are never opened.
 */
export function nodeFileSystem(folder: string): FileSystem {
  return {
    async readDirectory(path): Promise<readonly DirectoryEntry[]> {
      const entries: DirectoryEntry[] = [];
      for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
        if (entry.isFile()) entries.push({ name: entry.name, kind: "file" });
        else if (entry.isDirectory()) entries.push({ name: entry.name, kind: "directory" });
        else if (entry.isSymbolicLink()) entries.push({ name: entry.name, kind: "link" });
      }
      return entries;
    },
    async readFile(path, maxBytes, known): Promise<FileContent | undefined> {
      const file = join(folder, path);
      const stat = statSync(file, { throwIfNoEntry: false });
      if (!stat?.isFile() || lstatSync(file).isSymbolicLink()) return undefined;
      const version = `${stat.mtimeMs}:${stat.size}`;
      if (stat.size > maxBytes || version === known) return { size: stat.size, version };
      return { size: stat.size, version, bytes: readAll(file, stat.size) };
    },
  };
}

function readAll(file: string, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const descriptor = openSync(file, "r");
  try {
    let length = 0;
    while (length < size) {
      const read = readSync(descriptor, bytes, length, size - length, length);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
