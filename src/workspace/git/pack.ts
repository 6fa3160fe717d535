import { compressedBound, inflate } from "./inflate.js";

/** An object of a repository: what it is, and its bytes without the header. */
export interface GitObject {
  readonly type: "commit" | "tree" | "blob" | "tag";
  readonly bytes: Uint8Array;
}

/** An object whose bytes are left out when they are more than asked for. */
export interface SizedObject {
  readonly type: GitObject["type"];
  readonly size: number;
  readonly bytes?: Uint8Array;
}

/** Git makes chains of 50, or of 250 when asked to try hard; it follows 4,095. */
const longestChain = 4095;
/** How many times the largest object the deltas of one object may have together, in bytes. */
const mostDeltaShare = 4;
const headerBytes = 1032;
/** More than the head of any entry: its size, and the id of what it is built on. */
const mostHeadBytes = 64;

/** How much may be done in one walk, in bytes of objects that are made: what somebody packed into few bytes must not keep a machine busy. */
export class Budget {
  constructor(private left: number) {}

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

  /** `idBytes` is 20, or 32 where ids are of SHA-256. @throws when it is no such index. */
  constructor(
    private readonly bytes: Uint8Array,
    readonly idBytes: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.view.getUint32(0) !== 0xff744f63 || this.view.getUint32(4) !== 2) throw new Error("An index of an unknown version.");
    this.count = this.view.getUint32(headerBytes - 4);
    if (bytes.length < headerBytes + this.count * (idBytes + 8) + 2 * idBytes) throw new Error("An index that is cut off.");
  }

  /** The offset in the pack of the object with the id `hex`. */
  offsetOf(hex: string): number | undefined {
    const index = this.firstFrom(hex);
    return index < this.count && this.compare(index, hex) === 0 ? this.offsetAt(index) : undefined;
  }

  /** The ids that begin with `prefix`, of at least two digits, but no more than `most` of them. */
  idsWith(prefix: string, most: number): readonly string[] {
    const ids: string[] = [];
    for (let index = this.firstFrom(prefix); index < this.count && ids.length < most; index++) {
      const id = toHex(this.bytes.subarray(headerBytes + index * this.idBytes, headerBytes + (index + 1) * this.idBytes));
      if (!id.startsWith(prefix)) break;
      ids.push(id);
    }
    return ids;
  }

  /** The place of the first id that is not before `hex`. */
  private firstFrom(hex: string): number {
    const first = Number.parseInt(hex.slice(0, 2), 16);
    let low = first === 0 ? 0 : this.view.getUint32(4 + first * 4);
    let high = Math.min(this.count, this.view.getUint32(8 + first * 4));
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(middle, hex) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below, at or above 0 as an id is before `hex`, begins with it, or is after it. */
  private compare(index: number, hex: string): number {
    const start = headerBytes + index * this.idBytes;
    for (let at = 0; at * 2 < hex.length; at++) {
      const digits = hex.slice(at * 2, at * 2 + 2);
      const byte = this.bytes[start + at] ?? 0;
      const difference = (digits.length === 1 ? byte >> 4 : byte) - Number.parseInt(digits, 16);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  private offsetAt(index: number): number {
    const offset = this.view.getUint32(headerBytes + this.count * (this.idBytes + 4) + index * 4);
    if (offset < 0x80000000) return offset;
    return Number(this.view.getBigUint64(headerBytes + this.count * (this.idBytes + 8) + (offset - 0x80000000) * 8));
  }
}

/** The bytes of a pack, wherever they are. */
export interface PackBytes {
  /** At most `length` bytes from `start` on; fewer at the end. */
  slice(start: number, length: number): Promise<Uint8Array>;
}

/** What an entry of a pack holds: an object, or what changes in another one that lies at `base`. */
interface Entry {
  readonly type: GitObject["type"] | undefined;
  readonly base: number;
  /** Of what the entry holds. */
  readonly size: number;
  /** Where that begins, compressed. */
  readonly start: number;
}

/** How much of a pack is read and kept. */
export interface PackLimits {
  /** The largest object that is made, in bytes. */
  readonly objectBytes: number;
  /** The most bytes of objects that are kept, since others are built on them. */
  readonly cachedBytes: number;
}

/** A pack. Objects stand in it as they are, or as what changes in another object. */
export class Pack {
  /** Objects read last, by offset: the folder of one commit is kept as what changes in that of the next. */
  private readonly cache = new Map<number, GitObject>();
  private cachedBytes = 0;

  constructor(
    private readonly bytes: PackBytes,
    private readonly index: PackIndex,
    private readonly budget: Budget,
    private readonly limits: PackLimits,
  ) {}

  /** The object at an offset, without its bytes when there are more than `most`. @throws when what stands there is broken, or larger than is read. */
  async read(offset: number, most: number): Promise<SizedObject> {
    const deltas: { readonly at: number; readonly bytes: Uint8Array }[] = [];
    let at = offset;
    let deltaBytes = 0;
    let size: number | undefined;
    let object: GitObject | undefined;
    let isLeftOut = false;
    while (!object) {
      if (deltas.length > longestChain || deltaBytes > mostDeltaShare * this.limits.objectBytes)
        throw new Error("An object is built on too many others.");
      object = this.cache.get(at);
      if (object) break;
      const entry = await this.readEntry(at);
      if (entry.type) {
        size ??= entry.size;
        isLeftOut ||= size > most;
        if (isLeftOut) return { type: entry.type, size };
        object = { type: entry.type, bytes: await this.inflate(entry) };
        this.keep(at, object);
      } else {
        // What a delta makes stands at its start, so that what is too large is not made.
        const bytes: Uint8Array | undefined = isLeftOut ? undefined : await this.inflate(entry);
        if (bytes) {
          size ??= readDeltaSizes(bytes).to;
          isLeftOut = size > most;
          deltas.push({ at, bytes });
          deltaBytes += bytes.length;
        }
        at = entry.base;
      }
    }
    if (isLeftOut || (size ?? object.bytes.length) > most) return { type: object.type, size: size ?? object.bytes.length };
    for (const delta of deltas.reverse()) {
      object = { type: object.type, bytes: applyDelta(object.bytes, delta.bytes, this.limits.objectBytes) };
      this.budget.spend(object.bytes.length);
      this.keep(delta.at, object);
    }
    return { ...object, size: object.bytes.length };
  }

  private async inflate({ size, start }: Entry): Promise<Uint8Array> {
    if (size > this.limits.objectBytes) throw new Error("An object that is too large.");
    this.budget.spend(size);
    return inflate(await this.bytes.slice(start, compressedBound(size)), size);
  }

  private async readEntry(offset: number): Promise<Entry> {
    const head = await this.bytes.slice(offset, mostHeadBytes);
    let position = 0;
    const next = () => {
      const byte = head[position++];
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
    const type = ([undefined, "commit", "tree", "blob", "tag"] as const)[kind];
    if (type) return { type, base: -1, size, start: offset + position };
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
      base = this.index.offsetOf(toHex(head.subarray(position, position + this.index.idBytes)));
      position += this.index.idBytes;
    }
    if (base === undefined || base < 0) throw new Error("An object of an unknown kind.");
    return { type: undefined, base, size, start: offset + position };
  }

  private keep(offset: number, object: GitObject): void {
    if (this.cache.has(offset)) return;
    this.cache.set(offset, object);
    this.cachedBytes += object.bytes.length;
    for (const [oldest, { bytes }] of this.cache) {
      if (this.cachedBytes <= this.limits.cachedBytes) break;
      this.cache.delete(oldest);
      this.cachedBytes -= bytes.length;
    }
  }
}

/** What a delta is of, and what it makes, in bytes; and where its commands begin. @throws when it is cut off. */
function readDeltaSizes(delta: Uint8Array): { readonly from: number; readonly to: number; readonly start: number } {
  let position = 0;
  const readSize = () => {
    let size = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = delta[position++];
      if (byte === undefined) throw new Error("A delta that is cut off.");
      size += (byte & 0x7f) * unit;
      if (!(byte & 0x80)) return size;
    }
  };
  return { from: readSize(), to: readSize(), start: position };
}

/** The bytes that a delta makes of others: pieces of them, and new ones. */
function applyDelta(base: Uint8Array, delta: Uint8Array, most: number): Uint8Array {
  const { from, to: size, start } = readDeltaSizes(delta);
  let position = start;
  const next = () => {
    const byte = delta[position++];
    if (byte === undefined) throw new Error("A delta that is cut off.");
    return byte;
  };
  if (from !== base.length || size > most) throw new Error("A delta of another object, or of one that is too large.");
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
      let from = 0;
      let count = 0;
      for (let bit = 0; bit < 4; bit++) if (command & (1 << bit)) from += next() * 2 ** (8 * bit);
      for (let bit = 0; bit < 3; bit++) if (command & (0x10 << bit)) count += next() * 2 ** (8 * bit);
      if (count === 0) count = 0x10000;
      add(base.subarray(from, from + count), count);
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
