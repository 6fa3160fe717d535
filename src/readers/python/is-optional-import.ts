/** Lines looked at above and below an import. */
const reach = 60;
/** Handlers that go on when a module is not there. */
const handles = /^[ \t]*except\b[ \t]*(?::|.*\b(?:ImportError|ModuleNotFoundError|Exception)\b)/;

/** A branch that only type checkers enter. */
const forTypes = /^[ \t]*if\b.*\bTYPE_CHECKING\b/;

/**
 * Whether the import at `start` stands in a `try` that goes on without it, is what such a `try` falls back on, or serves type checkers only: the
 * code works without the module. Judged by lines and their indentation, so that it costs nothing where imports stand at the margin.
 */
export function isOptionalImport(code: string, start: number): boolean {
  const lineStart = code.lastIndexOf("\n", start - 1) + 1;
  const own = indentOf(code, lineStart);
  if (own === 0) return false;
  const head = lineAbove(code, lineStart, own);
  if (head === undefined) return false;
  if (handles.test(head.text) || forTypes.test(head.text)) return true;
  return /^[ \t]*try[ \t]*:/.test(head.text) && lineBelow(code, start, head.indent, handles);
}

/** The line that opens the block: the nearest above with less indentation. */
function lineAbove(code: string, from: number, indent: number): { readonly text: string; readonly indent: number } | undefined {
  let end = from - 1;
  for (let count = 0; end > 0 && count < reach; count++) {
    const start = code.lastIndexOf("\n", end - 1) + 1;
    const text = code.slice(start, end);
    const found = indentOf(code, start);
    if (text.trim() !== "" && !/^\s*#/.test(text) && found < indent) return { text, indent: found };
    end = start - 1;
  }
  return undefined;
}

/** Whether the first line below that is indented no more than `indent` matches. */
function lineBelow(code: string, from: number, indent: number, pattern: RegExp): boolean {
  let start = code.indexOf("\n", from) + 1;
  for (let count = 0; start > 0 && count < reach; count++) {
    const end = code.indexOf("\n", start);
    const text = code.slice(start, end === -1 ? undefined : end);
    if (text.trim() !== "" && !/^\s*#/.test(text) && indentOf(code, start) <= indent) return pattern.test(text);
    start = end + 1;
  }
  return false;
}

/** Blanks at the start of a line, a tab as eight. */
function indentOf(code: string, lineStart: number): number {
  let indent = 0;
  for (let at = lineStart; ; at++) {
    if (code[at] === " ") indent += 1;
    else if (code[at] === "\t") indent += 8;
    else return indent;
  }
}
