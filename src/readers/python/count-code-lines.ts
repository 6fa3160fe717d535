/** The number of lines that hold something else than blanks and a comment. */
export function countCodeLines(code: string): number {
  let count = 0;
  let position = 0;
  while (position < code.length) {
    let character = code.charCodeAt(position);
    while (character === 32 || character === 9 || character === 13 || character === 12) character = code.charCodeAt(++position);
    if (position < code.length && character !== 35 && character !== 10) count++;
    const end = code.indexOf("\n", position);
    if (end === -1) break;
    position = end + 1;
  }
  return count;
}
