const utf8 = new TextDecoder();

/**
 * The text of a file without its byte-order mark, or `undefined` when the bytes are not text.
 * UTF-8 (invalid sequences become U+FFFD), and UTF-16 where a byte-order mark says so. A NUL among the first 8,192 bytes means binary, as in git.
 */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = bytes.subarray(0, 8192);
  return head.includes(0) ? undefined : utf8.decode(bytes);
}
