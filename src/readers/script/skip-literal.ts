const shortEnd: Readonly<Record<string, RegExp>> = {
  '"': /\\(?:\r\n|[\s\S])|["\n]/g,
  "'": /\\(?:\r\n|[\s\S])|['\n]/g,
};
const templatePiece = /\\[\s\S]|\$\{|[`{}"']/g;
const longestExpression = 1_000;

/** The offset after the string whose quote stands at `start`; one that is not closed ends at its line. */
export function skipString(code: string, start: number): number {
  const quote = code.charAt(start);
  const end = shortEnd[quote];
  if (!end) return start + 1;
  end.lastIndex = start + 1;
  for (let match = end.exec(code); match; match = end.exec(code)) {
    if (match[0] === "\n") return match.index;
    if (match[0] === quote) return end.lastIndex;
  }
  return code.length;
}

/** The offset after the template whose quote stands at `start`, with the code and templates in it; the end of the text if it is not closed. */
export function skipTemplate(code: string, start: number): number {
  /** For each template and each `${` that is open: how many braces are open in it, -1 for a template's text. */
  const open = [-1];
  templatePiece.lastIndex = start + 1;
  for (let match = templatePiece.exec(code); match; match = templatePiece.exec(code)) {
    const piece = match[0];
    const inner = open.length - 1;
    const depth = open[inner] ?? -1;
    if (depth === -1) {
      if (piece === "`") open.pop();
      else if (piece === "${") open.push(0);
    } else if (piece === "`") open.push(-1);
    else if (piece === '"' || piece === "'") templatePiece.lastIndex = skipInside(code, match.index);
    else if (piece === "}" && depth === 0) open.pop();
    else if (piece === "}") open[inner] = depth - 1;
    else if (!piece.startsWith("\\")) open[inner] = depth + 1;
    if (open.length === 0) return templatePiece.lastIndex;
  }
  return code.length;
}

/** The offset after the regular expression whose `/` stands at `start`, or after the `/` alone where it is a division. */
export function skipExpression(code: string, start: number): number {
  if (!startsExpression(code, start)) return start + 1;
  let inClass = false;
  const most = Math.min(code.length, start + longestExpression);
  for (let at = start + 1; at < most; at++) {
    const character = code[at];
    if (character === "\n") break;
    if (character === "\\") at++;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) return at + 1;
  }
  return start + 1;
}

/** A string in the code of a template ends at its line, or where the line does. */
function skipInside(code: string, start: number): number {
  return Math.max(start + 1, skipString(code, start));
}

/** Whether a `/` cannot divide what stands before it. A `<` before it closes an element. */
function startsExpression(code: string, offset: number): boolean {
  let before = offset - 1;
  while (before >= 0 && " \t".includes(code.charAt(before))) before--;
  if (before < 0) return true;
  if ("(,=:[!&|?{};+-*%>~^\n\r".includes(code.charAt(before))) return true;
  return /\b(?:return|typeof|case|in|of|void|delete|throw|new|do|else|yield|await)$/.test(code.slice(Math.max(0, before - 10), before + 1));
}
