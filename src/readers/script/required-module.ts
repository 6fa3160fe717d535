import type { ScriptImport } from "../../facts/script-facts.js";

/** `require("m")` and `import("m")`, bundlers' comments included. */
const load = /(?:require|import)\s*\(\s*(?:\/\*[^*]*\*\/\s*)*(["'`])([^"'`\n\\$]+)\1\s*,?/y;
const memberAfter = /\s*\)\s*\.\s*([A-Za-z_$][\w$]*)(?![\w$]|\s*[.([`?])/y;
const endAfter = /\s*\)(?!\s*[.([`?])/y;
/** Before a type that names a module: `typeof import("m")`, `x: import("m").X`. */
const typePosition = /(?:\b(?:typeof|as|satisfies|extends|keyof)|[:<|&])\s*$/;
const longestPattern = 2_000;

/**
 * Reads the `require("m")` or `import("m")` that starts at `start`, and the names that it is bound to when it is all that a variable is
 * given: `const x =`, `const { a, b: c } =`, with or without `await`. No imports for other calls, and for types. Never throws.
 */
export function readRequiredModule(code: string, start: number): { readonly imports: readonly ScriptImport[]; readonly end: number } {
  load.lastIndex = start;
  const match = load.exec(code);
  const module = match?.[2];
  if (!match || module === undefined) return { imports: [], end: start + 1 };
  const quote = match[0].indexOf(match[1] ?? "");
  const span = { start: start + quote + 1, end: start + quote + 1 + module.length };
  const end = load.lastIndex;
  const isImport = match[0].startsWith("import");
  if (isImport && typePosition.test(code.slice(Math.max(0, start - 20), start))) return { imports: [], end };
  const names = boundNames(code, start, end, isImport ? "*" : "default");
  const imports = names.length > 0 ? names : [{ as: "" }];
  return { imports: imports.map((name) => ({ module, ...name, typeOnly: false, span })), end };
}

function boundNames(code: string, start: number, end: number, whole: string): Pick<ScriptImport, "name" | "as">[] {
  const before = targetEnd(code, start);
  if (before === undefined) return [];
  memberAfter.lastIndex = end;
  endAfter.lastIndex = end;
  const member = memberAfter.exec(code)?.[1];
  if (member === undefined && !endAfter.test(code)) return [];
  if (code[before - 1] !== "}") {
    const as = wordBefore(code, before);
    return as === "" ? [] : [{ name: member ?? whole, as }];
  }
  const pattern = code.slice(Math.max(0, before - longestPattern), before - 1);
  const opening = pattern.lastIndexOf("{");
  if (opening === -1 || member !== undefined) return [];
  return pattern
    .slice(opening + 1)
    .split(",")
    .flatMap((part) => {
      const [name = "", as = name] = part
        .replace(/=.*$/s, "")
        .trim()
        .split(/\s*:\s*/);
      return /^[\w$]+$/.test(name) && /^[\w$]+$/.test(as) ? [{ name, as }] : [];
    });
}

/** The end of what an `=` before `start` assigns to, `await` left out. */
function targetEnd(code: string, start: number): number | undefined {
  let at = blanksBefore(code, start);
  if (wordBefore(code, at) === "await") at = blanksBefore(code, at - "await".length);
  if (code[at - 1] !== "=" || "=!<>".includes(code[at - 2] ?? "=")) return undefined;
  return blanksBefore(code, at - 1);
}

function blanksBefore(code: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(code[at - 1] ?? "")) at--;
  return at;
}

/** The name that ends at `end`; none for a member of something. */
function wordBefore(code: string, end: number): string {
  let at = end;
  while (at > 0 && /[\w$]/.test(code[at - 1] ?? "")) at--;
  return code[at - 1] === "." ? "" : code.slice(at, end);
}
