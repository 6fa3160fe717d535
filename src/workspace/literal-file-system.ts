import type { DirectoryEntry, FileContent, FileSystem } from "./file-system.js";

/**
 * A file system over a literal object of path → text or bytes: for tests, and for trying edits without writing them. There is nothing around it.
 * `modified` says when files were last written, in ms since 1970.
 */
export function literalFileSystem(
  files: Readonly<Record<string, string | Uint8Array>>,
  modified: Readonly<Record<string, number>> = {},
): FileSystem {
  const directories = new Map<string, Map<string, DirectoryEntry>>([["", new Map()]]);
  for (const path of Object.keys(files)) {
    const parts = path.split("/");
    let directory = "";
    for (const [index, name] of parts.entries()) {
      const isFile = index === parts.length - 1;
      directories.get(directory)?.set(name, { name, kind: isFile ? "file" : "directory" });
      directory = directory ? `${directory}/${name}` : name;
      if (!isFile && !directories.has(directory)) directories.set(directory, new Map());
    }
  }
  return {
    async readDirectory(path) {
      const entries = directories.get(path);
      if (!entries) throw new Error(`No directory ${path}`);
      return [...entries.values()];
    },
    async readFile(path, maxBytes): Promise<FileContent | undefined> {
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      if (content === undefined) return undefined;
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      return {
        size: bytes.length,
        version: `${bytes.length}:${hash(bytes)}`,
        modified: modified[path],
        ...(bytes.length <= maxBytes && { bytes }),
      };
    },
    at: () => undefined,
  };
}

/** FNV-1a over the bytes: tells versions of a literal file apart, nothing more. */
function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
