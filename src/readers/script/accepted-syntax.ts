/**
 * What TypeScript writes and the grammar does not know: the type of what is caught, predicates of arrow functions, `type` in an export
 * list, the `!` of a variable that is set later, a module that is declared by its path, the type of a module, and
 * `import x = require(…)`.
 */
const unknown =
  /\bcatch\s*\(\s*[\w$]+\s*(:\s*(?:any|unknown)\s*)\)|\)\s*:\s*((?:asserts\s+)?[\w$]+\s+is\s+)|[{,]\s*(type\s+)(?=[\w$]+\s*(?:[,}]|as\b))|\b(?:let|var)\s+[\w$]+(!)\s*:|\bdeclare\s+module\s+("[^"\n]*"|'[^'\n]*')|\b(typeof\s+import\s*\(\s*(?:"[^"\n]*"|'[^'\n]*')\s*\))|\b(import)\s+[\w$]+\s*=\s*require\b/g;

/** A text of the same length that the grammar takes: what it does not know is blanked out. Only for parsing; texts are cut from the code itself. */
export function acceptedSyntax(code: string): string {
  return code.replace(unknown, (whole, ...groups: (string | undefined)[]) => {
    const part = groups.slice(0, 7).find((group) => group !== undefined) ?? "";
    const start = whole.indexOf(part);
    return whole.slice(0, start) + blank(part) + whole.slice(start + part.length);
  });
}

function blank(part: string): string {
  if (part === "import") return "const ";
  if (/^(?:["']|typeof)/.test(part)) return "_".repeat(part.length);
  return part.replace(/[^\n]/g, " ");
}
