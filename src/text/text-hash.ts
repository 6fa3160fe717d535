/** 64 bits of a text in hexadecimal: tells texts apart, and keeps nobody from making two that are alike. The same in every version. */
export function textHash(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5f356495);
  }
  // Neighbouring texts differ in few bits until these are mixed (the last steps of MurmurHash3).
  return mixed(one ^ (other >>> 16)) + mixed(other ^ (one >>> 16));
}

function mixed(value: number): string {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
