import { type MappedText, scalarText, verbatimText } from "../../text/mapped-text.js";

/** A piece of Groovy source. Comments and blanks between pieces are left out. */
export interface GroovyToken {
  /** `word` is a name with its dots: `docker.image`. `mark` is any other single character. */
  readonly kind: "word" | "text" | "mark" | "line";
  /** As written, of a text without its quotes. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** What a text says, escapes resolved; `${…}` stays as written. */
  readonly value?: MappedText;
}

const word = /[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)*/y;
const quotes = ["'''", '"""', "'", '"'] as const;
/** UTF-16 units of a `${…}` in a text. */
const maxExpression = 1000;

/** Splits Groovy into tokens. What is opened and never closed counts as single characters. Linear; never throws. */
export function groovyTokens(source: string): GroovyToken[] {
  const tokens: GroovyToken[] = [];
  /** Until where each kind of quote is known not to be closed. */
  const unclosed = new Map<string, number>();
  for (let at = 0; at < source.length; ) {
    const character = source.charAt(at);
    if (character === "\n") {
      tokens.push({ kind: "line", source: "\n", start: at, end: at + 1 });
      at++;
    } else if (character.trim() === "") at++;
    else if (source.startsWith("//", at) || (at === 0 && source.startsWith("#!"))) at = endOf(source, "\n", at);
    else if (source.startsWith("/*", at)) at = Math.min(source.length, endOf(source, "*/", at + 2) + 2);
    else {
      const token = textAt(source, at, unclosed) ?? wordAt(source, at) ?? { kind: "mark", source: character, start: at, end: at + 1 };
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

function endOf(source: string, wanted: string, from: number): number {
  const found = source.indexOf(wanted, from);
  return found === -1 ? source.length : found;
}

function wordAt(source: string, at: number): GroovyToken | undefined {
  word.lastIndex = at;
  const found = word.exec(source)?.[0];
  return found === undefined ? undefined : { kind: "word", source: found, start: at, end: at + found.length };
}

function textAt(source: string, at: number, unclosed: Map<string, number>): GroovyToken | undefined {
  const quote = quotes.find((one) => source.startsWith(one, at));
  if (!quote || at < (unclosed.get(quote) ?? 0)) return undefined;
  const from = at + quote.length;
  const limit = quote.length === 3 ? source.length : endOf(source, "\n", from);
  const close = closingQuote(source, quote, from, limit);
  if (close === undefined) {
    unclosed.set(quote, limit);
    return undefined;
  }
  const raw = source.slice(from, close);
  const value = raw.includes("\\") ? scalarText(source, { start: from, end: close }, unescaped(raw), "double") : verbatimText(raw, from);
  return { kind: "text", source: raw, start: at, end: close + quote.length, value };
}

function closingQuote(source: string, quote: string, from: number, limit: number): number | undefined {
  for (let at = from; at < limit; ) {
    if (source.startsWith(quote, at)) return at;
    if (source.charAt(at) === "\\") at += 2;
    else if (quote.startsWith('"') && source.startsWith("${", at))
      at = behindExpression(source, at + 2, Math.min(limit, at + maxExpression));
    else at++;
  }
  return undefined;
}

/** The offset behind the `}` that closes an expression; where it starts if there is none. */
function behindExpression(source: string, from: number, limit: number): number {
  let depth = 1;
  for (let at = from; at < limit; at++) {
    if (source.charAt(at) === "{") depth++;
    else if (source.charAt(at) === "}" && --depth === 0) return at + 1;
  }
  return from;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "\n": "", "\r": "" };

function unescaped(raw: string): string {
  return raw.replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character);
}
