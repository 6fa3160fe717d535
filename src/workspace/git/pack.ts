import { inflate } from "./inflate.js";

/** An object of a repository: what it is, and its bytes without the header. */
export interface GitObject {
  readonly type: "commit" | "tree" | "blob" | "tag";
  readonly bytes: Uint8Array;
}

/** The largest object that is read, in bytes; commits and folders are far smaller. */
export const mostObjectBytes = 1_000_000;

/** Git makes chains of 50, or of 250 when asked to try hard; it follows 4,095. */
const longestChain = 4095;
/** The most bytes that the deltas of one object may have together. */
const mostDeltaBytes = 4_000_000;
const headerBytes = 1032;
const mostCachedBytes = 16_000_000;

/** How much may be done in one walk, in bytes of objects that are made: what somebody packed into few bytes must not keep a machine busy. */
export class Budget {
  private left = 300_000_000;

  /** @throws when it is used up. */
  spend(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw new Error("More bytes than are made of objects.");
  }
}

/** Where objects lie in a pack: an index of version 2, the only one that git has written since 2007. */
export class PackIndex {
  private readonly view: DataView;
  private readonly count: number;

  /** @throws when it is no such index. */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.view.getUint32(0) !== 0xff744f63 || this.view.getUint32(4) !== 2) throw new Error("An index of an unknown version.");
    this.count = this.view.getUint32(headerBytes - 4);
    if (bytes.length < headerBytes + this.count * 28 + 40) throw new Error("An index that is cut off.");
  }

  /** The offset in the pack of the object with the id `hex`. */
  offsetOf(hex: string): number | undefined {
    const first = Number.parseInt(hex.slice(0, 2), 16);
    let low = first === 0 ? 0 : this.view.getUint32(4 + first * 4);
    let high = Math.min(this.count, this.view.getUint32(8 + first * 4));
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = compareId(this.bytes, headerBytes + middle * 20, hex);
      if (order === 0) return this.offsetAt(middle);
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return undefined;
  }

  private offsetAt(index: number): number {
    const offset = this.view.getUint32(headerBytes + this.count * 24 + index * 4);
    if (offset < 0x80000000) return offset;
    return Number(this.view.getBigUint64(headerBytes + this.count * 28 + (offset - 0x80000000) * 8));
  }
}

function compareId(bytes: Uint8Array, start: number, hex: string): number {
  for (let index = 0; index < 20; index++) {
    const difference = (bytes[start + index] ?? 0) - Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A pack that was read whole. Objects stand in it as they are, or as what changes in another object. */
export class Pack {
  /** Objects read last, by offset: the folder of one commit is kept as what changes in that of the next. */
  private readonly cache = new Map<number, GitObject>();
  private cachedBytes = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly index: PackIndex,
    private readonly budget: Budget,
  ) {}

  /** @throws when what stands there is broken, or larger than is read. */
  read(offset: number): GitObject {
    const deltas: { readonly at: number; readonly bytes: Uint8Array }[] = [];
    let at = offset;
    let deltaBytes = 0;
    let object: GitObject | undefined;
    while (!object) {
      if (deltas.length > longestChain || deltaBytes > mostDeltaBytes) throw new Error("An object is built on too many others.");
      const entry = this.cache.get(at) ?? this.readEntry(at);
      if ("type" in entry) object = entry;
      else {
        deltas.push({ at, bytes: entry.delta });
        deltaBytes += entry.delta.length;
        at = entry.base;
      }
    }
    this.keep(at, object);
    for (const delta of deltas.reverse()) {
      object = { type: object.type, bytes: applyDelta(object.bytes, delta.bytes) };
      this.budget.spend(object.bytes.length);
      this.keep(delta.at, object);
    }
    return object;
  }

  private readEntry(offset: number): GitObject | { readonly base: number; readonly delta: Uint8Array } {
    let position = offset;
    const next = () => {
      const byte = this.bytes[position++];
      if (byte === undefined) throw new Error("A pack that is cut off.");
      return byte;
    };
    let byte = next();
    const kind = (byte >> 4) & 7;
    let size = byte & 15;
    for (let unit = 16; byte & 0x80; unit *= 128) {
      byte = next();
      size += (byte & 0x7f) * unit;
    }
    if (size > mostObjectBytes) throw new Error("An object that is too large.");
    this.budget.spend(size);
    const type = ([undefined, "commit", "tree", "blob", "tag"] as const)[kind];
    if (type) return { type, bytes: inflate(this.bytes.subarray(position), size) };
    let base: number | undefined;
    if (kind === 6) {
      byte = next();
      let distance = byte & 0x7f;
      while (byte & 0x80) {
        byte = next();
        distance = (distance + 1) * 128 + (byte & 0x7f);
      }
      // Always further up, so that no circle can be.
      base = distance > 0 ? offset - distance : undefined;
    } else if (kind === 7) {
      base = this.index.offsetOf(toHex(this.bytes.subarray(position, position + 20)));
      position += 20;
    }
    if (base === undefined || base < 0) throw new Error("An object of an unknown kind.");
    return { base, delta: inflate(this.bytes.subarray(position), size) };
  }

  private keep(offset: number, object: GitObject): void {
    if (this.cache.has(offset)) return;
    this.cache.set(offset, object);
    this.cachedBytes += object.bytes.length;
    for (const [oldest, { bytes }] of this.cache) {
      if (this.cachedBytes <= mostCachedBytes) break;
      this.cache.delete(oldest);
      this.cachedBytes -= bytes.length;
    }
  }
}

/** The bytes that a delta makes of others: pieces of them, and new ones. */
function applyDelta(base: Uint8Array, delta: Uint8Array): Uint8Array {
  let position = 0;
  const next = () => {
    const byte = delta[position++];
    if (byte === undefined) throw new Error("A delta that is cut off.");
    return byte;
  };
  const readSize = () => {
    let size = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = next();
      size += (byte & 0x7f) * unit;
      if (!(byte & 0x80)) return size;
    }
  };
  const from = readSize();
  const size = readSize();
  if (from !== base.length || size > mostObjectBytes) throw new Error("A delta of another object, or of one that is too large.");
  const result = new Uint8Array(size);
  let length = 0;
  const add = (piece: Uint8Array, wanted: number) => {
    if (piece.length !== wanted || length + wanted > size) throw new Error("A delta that reaches too far.");
    result.set(piece, length);
    length += wanted;
  };
  while (position < delta.length) {
    const command = next();
    if (command & 0x80) {
      let start = 0;
      let count = 0;
      for (let bit = 0; bit < 4; bit++) if (command & (1 << bit)) start += next() * 2 ** (8 * bit);
      for (let bit = 0; bit < 3; bit++) if (command & (0x10 << bit)) count += next() * 2 ** (8 * bit);
      if (count === 0) count = 0x10000;
      add(base.subarray(start, start + count), count);
    } else if (command > 0) {
      add(delta.subarray(position, position + command), command);
      position += command;
    } else throw new Error("A delta with an unknown command.");
  }
  if (length !== size) throw new Error("A delta that is cut off.");
  return result;
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Bytes as git writes ids. */
export function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += digits[byte];
  return hex;
}
