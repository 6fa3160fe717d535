import { toHex } from "./pack.js";

/** What a folder holds under a name. A submodule is another repository, of which only a commit's id is known here. */
export interface TreeEntry {
  readonly id: string;
  readonly kind: "file" | "directory" | "link" | "submodule";
}

/** The entries of a folder, by name. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** Reads `mode name\0id`, over and over; ids have `idBytes` bytes. @throws when it is broken. */
export function readTree(bytes: Uint8Array, idBytes: number): Tree {
  const entries = new Map<string, TreeEntry>();
  for (let start = 0; start < bytes.length; ) {
    const space = bytes.indexOf(0x20, start);
    const end = bytes.indexOf(0, space);
    const next = end + 1 + idBytes;
    if (space < 0 || end < 0 || next > bytes.length) throw new Error("A folder that is broken.");
    const kind = kindOf(text.decode(bytes.subarray(start, space)));
    const name = text.decode(bytes.subarray(space + 1, end));
    // Git refuses to check these out: they would lead elsewhere.
    if (kind && name !== "" && name !== "." && name !== ".." && !name.includes("/"))
      entries.set(name, { id: toHex(bytes.subarray(end + 1, next)), kind });
    start = next;
  }
  return entries;
}

function kindOf(mode: string): TreeEntry["kind"] | undefined {
  if (mode === "40000") return "directory";
  if (mode.startsWith("100")) return "file";
  if (mode === "120000") return "link";
  return mode === "160000" ? "submodule" : undefined;
}

const text = new TextDecoder();
