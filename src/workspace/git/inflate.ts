import { Unzlib, unzlibSync } from "fflate/browser";

/** A stream of this many bytes can give 1,032 times as many before anybody can stop it: a tenth of a second. */
const chunkBytes = 16_384;

/** More bytes than a zlib stream of `size` bytes takes: stored, they take little more than their size. */
export function compressedBound(size: number): number {
  return size + (size >> 3) + 64;
}

/**
 * The `size` bytes that the zlib stream at the start of `data` gives; what follows the stream is not looked at.
 * @throws when the stream is broken, or gives fewer or more.
 */
export function inflate(data: Uint8Array, size: number): Uint8Array {
  const input = data.subarray(0, compressedBound(size));
  // One byte more than wanted tells a stream that gives more.
  const found = input.length <= chunkBytes ? unzlibSync(input, { out: new Uint8Array(size + 1) }) : inflateUpTo(input, size + 1);
  if (found.length !== size) throw new Error("An object is not of the size it says.");
  return found;
}

/** What the zlib stream at the start of `input` gives, but for what goes beyond `most` bytes. @throws when the stream is broken. */
export function inflateUpTo(input: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  let start = 0;
  const stream = new Unzlib((part) => {
    if (length >= most) return;
    parts.push(part.subarray(0, most - length));
    length = Math.min(most, length + part.length);
  });
  for (; start < input.length && length < most; start += chunkBytes) stream.push(input.subarray(start, start + chunkBytes));
  const whole = new Uint8Array(length);
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
