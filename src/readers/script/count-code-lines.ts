/** The number of lines that hold something else than blanks and comments. Lines of a template count as code whatever they look like. */
export function countCodeLines(code: string): number {
  let count = 0;
  let inComment = false;
  for (let start = 0; start < code.length; ) {
    const newline = code.indexOf("\n", start);
    const end = newline === -1 ? code.length : newline;
    let line = code.slice(start, end).trim();
    if (!inComment && line.startsWith("/*")) {
      inComment = true;
      line = line.slice(2);
    }
    if (inComment) {
      const close = line.indexOf("*/");
      inComment = close === -1;
      line = inComment ? "" : line.slice(close + 2).trim();
    }
    if (line !== "" && !line.startsWith("//")) count++;
    start = end + 1;
  }
  return count;
}
