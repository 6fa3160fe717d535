import type { PythonImport } from "../../facts/python-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Span } from "../../text/span.js";
import { isOptionalImport } from "./is-optional-import.js";

/** Blanks, comments and line continuations between words match group 1 only when they hold a real line break. */
const token = /[ \t\f]+|\\\r?\n|#[^\n\r]*|([\r\n])|([A-Za-z_\u00a1-\uffff][\w\u00a1-\uffff]*)|([.,*()])/y;

/** The words of one import statement, up to its end. */
interface Words {
  next(): string;
  readonly span: Span;
}

/**
 * Reads the import statement that starts at `start`, as far as it is well-formed: `import a.b as c, d` or
 * `from ..a import (b as c, d)`. Stops at whatever is no part of it and never throws.
 */
export function readImportStatement(code: string, start: number): { readonly imports: readonly PythonImport[]; readonly end: number } {
  const words = readWords(code, start);
  const keyword = words.next();
  const imports = keyword === "from" ? readFrom(words) : keyword === "import" ? readImport(words) : [];
  const isOptional = imports.length > 0 && isOptionalImport(code, start);
  return { imports: isOptional ? imports.map((one) => ({ ...one, optional: true })) : imports, end: words.span.end };
}

/** One sign for every module and every member of a module that the file imports absolutely. */
export function importSigns(imports: readonly PythonImport[]): Sign[] {
  const signs = new Map<string, Sign>();
  for (const { module, name, level, span } of imports) {
    if (level > 0) continue;
    const values = name === undefined || name === "*" ? [module] : [module, `${module}.${name}`];
    for (const value of values) if (!signs.has(value)) signs.set(value, { kind: "import", value, span });
  }
  return [...signs.values()];
}

function readImport(words: Words): PythonImport[] {
  const imports: PythonImport[] = [];
  let word = words.next();
  for (;;) {
    const start = words.span.start;
    let module = "";
    let end = start;
    while (isName(word)) {
      module += word;
      end = words.span.end;
      word = words.next();
      if (word !== ".") break;
      module += ".";
      word = words.next();
    }
    if (module === "" || module.endsWith(".")) return imports;
    let as = module.split(".", 1)[0] ?? module;
    if (word === "as") {
      as = words.next();
      if (!isName(as)) return imports;
      word = words.next();
    }
    imports.push({ module, as, level: 0, span: { start, end } });
    if (word !== ",") return imports;
    word = words.next();
  }
}

function readFrom(words: Words): PythonImport[] {
  const imports: PythonImport[] = [];
  let word = words.next();
  const start = words.span.start;
  let end = start;
  let level = 0;
  let module = "";
  for (; word !== "import"; word = words.next()) {
    if (word === "." && module === "") level++;
    else if (word === "." || isName(word)) module += word;
    else return imports;
    end = words.span.end;
  }
  const span = { start, end };
  word = words.next();
  if (word === "*") return [{ module, name: "*", as: "*", level, span }];
  if (word === "(") word = words.next();
  while (isName(word)) {
    const name = word;
    let as = name;
    word = words.next();
    if (word === "as") {
      as = words.next();
      if (!isName(as)) return imports;
      word = words.next();
    }
    imports.push({ module, name, as, level, span });
    if (word !== ",") break;
    word = words.next();
  }
  return imports;
}

function readWords(code: string, start: number): Words {
  let position = start;
  let span: Span = { start, end: start };
  let bracketed = false;
  return {
    get span() {
      return span;
    },
    next() {
      for (;;) {
        token.lastIndex = position;
        const match = token.exec(code);
        const word = match?.[2] ?? match?.[3];
        if (!match || (match[1] !== undefined && !bracketed)) {
          span = { start: position, end: position };
          return "";
        }
        position = token.lastIndex;
        if (word === undefined) continue;
        if (word === "(") bracketed = true;
        if (word === ")") bracketed = false;
        span = { start: match.index, end: position };
        return word;
      }
    },
  };
}

function isName(word: string): boolean {
  return word.length > 0 && !".,*()".includes(word) && word !== "import" && word !== "from" && word !== "as";
}
