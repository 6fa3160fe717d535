import type { ScriptImport } from "../../facts/script-facts.js";

/** Blanks and comments match no group; a text matches 1 and 2, a word 3, a mark 4. */
const token =
  /[\s\ufeff]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(["'])((?:\\[^\n]|(?!\1)[^\\\n])*)\1|([A-Za-z_$\u00a1-\uffff][\w$\u00a1-\uffff]*)|([{},*=(])/y;

interface Token {
  readonly kind: "text" | "word" | "mark" | "end";
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The words of one statement; `peek` looks ahead. */
interface Tokens {
  next(): Token;
  peek(ahead?: number): Token;
}

type ImportedName = Pick<ScriptImport, "name" | "as" | "typeOnly">;

/**
 * Reads the statement that starts at `start` if it is `import … from "m"`, `import "m"`, `import x = require("m")` or
 * `export … from "m"`; others, and what is half typed, import nothing. `end` is the offset after what was read. Never throws.
 */
export function readImportStatement(code: string, start: number): { readonly imports: readonly ScriptImport[]; readonly end: number } {
  const tokens = readTokens(code, start);
  const keyword = tokens.next().value;
  const names = keyword === "import" ? importedNames(tokens) : keyword === "export" ? exportedNames(tokens) : undefined;
  if (!names) return { imports: [], end: tokens.peek().start };
  const module = tokens.next();
  if (module.kind !== "text" || module.value === "") return { imports: [], end: module.start };
  const span = { start: module.start + 1, end: module.end - 1 };
  return { imports: names.map((name) => ({ module: module.value, span, ...name })), end: module.end };
}

/** Reads up to the module; `undefined` when the statement imports none. */
function importedNames(tokens: Tokens): ImportedName[] | undefined {
  if (tokens.peek().kind === "text") return [{ as: "", typeOnly: false }];
  const typeOnly = isModifier(tokens, "type", "typeof");
  if (!typeOnly) isModifier(tokens, "defer");
  const names: ImportedName[] = [];
  if (tokens.peek().kind === "word") {
    names.push({ name: "default", as: tokens.next().value, typeOnly });
    if (tokens.peek().value === "=") {
      tokens.next();
      return tokens.next().value === "require" && tokens.next().value === "(" ? names : undefined;
    }
    if (tokens.peek().value === ",") tokens.next();
  }
  return readClause(tokens, typeOnly, names);
}

function exportedNames(tokens: Tokens): ImportedName[] | undefined {
  const typeOnly = isModifier(tokens, "type");
  return readClause(tokens, typeOnly, []);
}

/** Reads `* as x` or `{ … }`, where there is one, and the `from`. */
function readClause(tokens: Tokens, typeOnly: boolean, names: ImportedName[]): ImportedName[] | undefined {
  if (tokens.peek().value === "*") {
    tokens.next();
    names.push({ name: "*", as: readAlias(tokens) ?? "*", typeOnly });
  } else if (tokens.peek().value === "{") {
    tokens.next();
    while (tokens.peek().kind === "word" || tokens.peek().kind === "text") {
      names.push(readName(tokens, typeOnly));
      if (tokens.peek().value === ",") tokens.next();
    }
    if (tokens.next().value !== "}") return undefined;
  }
  return tokens.next().value === "from" ? names : undefined;
}

/** `x`, `x as y`, `type x`, `type x as y`. */
function readName(tokens: Tokens, allTypes: boolean): ImportedName {
  const first = tokens.next();
  const isType = first.value === "type" && tokens.peek().value !== "as" && (tokens.peek().kind === "word" || tokens.peek().kind === "text");
  const name = isType ? tokens.next().value : first.value;
  return { name, as: readAlias(tokens) ?? name, typeOnly: allTypes || isType };
}

function readAlias(tokens: Tokens): string | undefined {
  if (tokens.peek().value !== "as") return undefined;
  tokens.next();
  return tokens.next().value;
}

/** Steps over a modifier; a name that is spelt like one is followed by `from`, `,` or `=`. */
function isModifier(tokens: Tokens, ...modifiers: string[]): boolean {
  const after = tokens.peek(1);
  const isFollowed = (after.kind === "word" && after.value !== "from") || after.value === "{" || after.value === "*";
  if (!isFollowed || !modifiers.includes(tokens.peek().value)) return false;
  tokens.next();
  return true;
}

function readTokens(code: string, start: number): Tokens {
  const ahead: Token[] = [];
  let position = start;
  const read = (): Token => {
    for (;;) {
      token.lastIndex = position;
      const match = token.exec(code);
      if (!match) return { kind: "end", value: "", start: position, end: position };
      position = token.lastIndex;
      const [, quote, text, word, mark] = match;
      const at = { start: match.index, end: position };
      if (quote) return { kind: "text", value: text ?? "", ...at };
      if (word) return { kind: "word", value: word, ...at };
      if (mark) return { kind: "mark", value: mark, ...at };
    }
  };
  return {
    next: () => ahead.shift() ?? read(),
    peek: (count = 0) => {
      while (ahead.length <= count) ahead.push(read());
      return ahead[count] as Token;
    },
  };
}
