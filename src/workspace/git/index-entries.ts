import { decode } from "../decode.js";
import { toHex } from "./pack.js";

/** What git noted of a file when it last looked at it. */
export interface IndexEntry {
  /** The id of the content. */
  readonly id: string;
  /** In bytes; the lower 32 bits of it. */
  readonly size: number;
  /** When the file was last written, in ms since 1970. */
  readonly modified: number;
}

const headerBytes = 12;

/**
 * The files that git's index lists, by path. `idBytes` is how long ids are: 20 with SHA-1, 32 with SHA-256. An index of a version that is not known
 * (2 to 4 are), or that is broken, gives what was read up to there. Never throws. After gitformat-index(5).
 */
export function indexEntries(bytes: Uint8Array, idBytes = 20): ReadonlyMap<string, IndexEntry> {
  const entries = new Map<string, IndexEntry>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { path, at } of placesOfEntries(bytes, idBytes))
    entries.set(path, {
      id: toHex(bytes.subarray(at + 40, at + 40 + idBytes)),
      size: view.getUint32(at + 36),
      modified: view.getUint32(at + 8) * 1000 + view.getUint32(at + 12) / 1e6,
    });
  return entries;
}

/** The paths alone, in the order of the index. Never throws. */
export function indexedPaths(bytes: Uint8Array, idBytes = 20): readonly string[] {
  return [...placesOfEntries(bytes, idBytes)].map(({ path }) => path);
}

function* placesOfEntries(bytes: Uint8Array, idBytes: number): Generator<{ readonly path: string; readonly at: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || view.getUint32(0) !== 0x44495243) return;
  const version = view.getUint32(4);
  if (version < 2 || version > 4) return;
  const count = view.getUint32(8);
  const fixedBytes = 40 + idBytes + 2;
  let at = headerBytes;
  let previous: Uint8Array = new Uint8Array();
  for (let index = 0; index < count && at + fixedBytes < bytes.length; index++) {
    const flags = view.getUint16(at + 40 + idBytes);
    let nameAt = at + fixedBytes + (flags & 0x4000 ? 2 : 0);
    let kept = 0;
    if (version === 4) {
      const [strip, next] = variableNumber(bytes, nameAt);
      kept = previous.length - strip;
      nameAt = next;
    }
    const end = bytes.indexOf(0, nameAt);
    if (end === -1 || kept < 0) return;
    const name = new Uint8Array(kept + end - nameAt);
    name.set(previous.subarray(0, kept));
    name.set(bytes.subarray(nameAt, end), kept);
    const path = decode(name);
    // What stands at a higher stage is one side of a merge that is not settled.
    if ((flags & 0x3000) === 0 && path !== undefined) yield { path, at };
    previous = name;
    // Up to version 3 an entry is filled up with 1 to 8 zeros to a multiple of 8.
    at = version === 4 ? end + 1 : at + Math.ceil((end + 1 - at) / 8) * 8;
  }
}

/** A number as git's packs write offsets, and where the next thing begins. */
function variableNumber(bytes: Uint8Array, start: number): readonly [number, number] {
  let at = start;
  let byte = bytes[at++] ?? 0;
  let value = byte & 127;
  while (byte & 128 && at < bytes.length) {
    byte = bytes[at++] ?? 0;
    value = (value + 1) * 128 + (byte & 127);
  }
  return [value, at];
}
