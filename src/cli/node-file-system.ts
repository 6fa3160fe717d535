import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, type Stats } from "node:fs";
import { resolve } from "node:path";
import type { DirectoryEntry, FileContent, FileSystem } from "../workspace/file-system.js";

/** Neither follows a link nor waits for the other end of a pipe. Windows has neither flag. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * A workspace on disk. Reading is synchronous inside: a command line has no event loop to keep free, and this is several times faster.
 * Links are not followed. Devices and pipes are never read.
 */
export function nodeFileSystem(folder: string): FileSystem {
  const root = resolve(folder);
  /** Paths of the workspace are plain already, and `join` would look at each of their characters. */
  const absolute = (path: string) => (path === "" ? root : `${root}/${path}`);
  return {
    async readDirectory(path): Promise<readonly DirectoryEntry[]> {
      const entries: DirectoryEntry[] = [];
      for (const entry of readdirSync(absolute(path), { withFileTypes: true })) {
        if (entry.isFile()) entries.push({ name: entry.name, kind: "file" });
        else if (entry.isDirectory()) entries.push({ name: entry.name, kind: "directory" });
        else if (entry.isSymbolicLink()) entries.push({ name: entry.name, kind: "link" });
      }
      return entries;
    },
    async readFile(path, maxBytes, knownVersion): Promise<FileContent | undefined> {
      return withFile(absolute(path), (descriptor, stat): FileContent => {
        const known = { size: stat.size, version: [stat.mtimeMs, stat.size].join(":"), modified: stat.mtimeMs };
        if (stat.size > maxBytes || known.version === knownVersion) return known;
        return { ...known, bytes: readBytes(descriptor, 0, stat.size) };
      });
    },
    async readPart(path, start, length) {
      return withFile(absolute(path), (descriptor, { size }) => readBytes(descriptor, start, Math.max(0, Math.min(length, size - start))));
    },
    at(other) {
      const target = resolve(root, other);
      return target === root ? undefined : nodeFileSystem(target);
    },
  };
}

/** Not there, or a link, or below something that is no folder. */
function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "ELOOP", "EMLINK", "ENXIO"].includes(String(error.code));
}

/** Does something with an open file; `undefined` when it is not there, or no file. */
function withFile<Result>(path: string, use: (descriptor: number, stat: Stats) => Result): Result | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, openFlags);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  try {
    const stat = fstatSync(descriptor);
    return stat.isFile() ? use(descriptor, stat) : undefined;
  } finally {
    closeSync(descriptor);
  }
}

function readBytes(descriptor: number, start: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, bytes, length, size - length, start + length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
