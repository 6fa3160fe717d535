import { readableText } from "./readable-text.js";
import type { Span } from "./span.js";
import type { LocatedYaml } from "./yaml.js";
import { type YamlEntry, YamlNode } from "./yaml-node.js";

/** UTF-16 units. */
const maxLength = 5 * 1024 * 1024;
/** Open brackets. */
const maxDepth = 100;

/**
 * Reads JSON, and what people write in its place (JSONC, JSON5: comments, trailing commas, names without quotes, single quotes), as the
 * same kind of tree as YAML, some ten times faster. Scalars stay text as written. Never throws: from the first fault on, the rest is left
 * out, with a note. Text that is `undefined`, too long or in a merge conflict gives no tree.
 */
export function readJson(text: string | undefined): LocatedYaml {
  const readable = readableText(text);
  if (readable.notes.length > 0) return { root: nothing, documents: [], notes: readable.notes };
  if (readable.text.length > maxLength) return notRead(`Not read: longer than ${maxLength} characters.`, nothing.span);
  const scanner = new JsonScanner(readable.text);
  const root = scanner.value(0) ?? nothing;
  const rest = scanner.skipBlanks();
  const fault = scanner.fault ?? (rest < readable.text.length ? rest : undefined);
  if (fault === undefined) return { root, documents: [root], notes: [] };
  const at = { start: fault, end: Math.min(fault + 1, readable.text.length) };
  if (root.kind === "absent") return notRead("Not valid JSON.", at);
  return { root, documents: [root], notes: [{ message: "Not valid JSON.", span: at }] };
}

const nothing = new YamlNode({ kind: "absent" }, { start: 0, end: 0 });

function notRead(message: string, span: Span): LocatedYaml {
  return { root: nothing, documents: [], notes: [{ message, span }] };
}

const blank = /\s*/y;
/** A number, a literal or a name without quotes. */
const word = /[^\s,:[\]{}"'/]+/y;
const escapeSequence = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g;
const namedEscapes: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "0": "\0",
  "\n": "",
  "\r": "",
  "\r\n": "",
};

class JsonScanner {
  /** Where the text stops being JSON. */
  fault: number | undefined;
  private at = 0;

  constructor(private readonly text: string) {}

  /** Steps over blanks and comments; gives the offset behind them. */
  skipBlanks(): number {
    for (;;) {
      blank.lastIndex = this.at;
      blank.test(this.text);
      this.at = Math.max(this.at, blank.lastIndex);
      const isLine = this.text.startsWith("//", this.at);
      if (!isLine && !this.text.startsWith("/*", this.at)) return this.at;
      const end = this.text.indexOf(isLine ? "\n" : "*/", this.at + 2);
      this.at = end === -1 ? this.text.length : end + (isLine ? 1 : 2);
    }
  }

  /** The value that comes next; undefined where there is none. */
  value(depth: number): YamlNode | undefined {
    const start = this.skipBlanks();
    const first = this.text[start];
    if (depth > maxDepth) return this.fail();
    if (first === "{") return this.object(start, depth);
    if (first === "[") return this.array(start, depth);
    const scalar = this.scalar(start);
    if (!scalar) return this.fail();
    const { raw, body, quoted } = scalar;
    const span = { start, end: this.at };
    if (!quoted && raw === "null") return new YamlNode({ kind: "null" }, span);
    return new YamlNode({ kind: "text", scalar: { source: this.text, body, value: unescaped(raw, quoted), style: "double" } }, span);
  }

  private object(start: number, depth: number): YamlNode {
    const entries: YamlEntry[] = [];
    this.items("}", () => {
      const name = this.scalar(this.skipBlanks());
      if (!name) return this.fail();
      if (this.text[this.skipBlanks()] !== ":") return this.fail();
      this.at++;
      const value = this.value(depth + 1);
      const key = { value: unescaped(name.raw, name.quoted), span: name.body };
      if (value) entries.push({ key, value });
    });
    return new YamlNode({ kind: "map", entries }, { start, end: this.at });
  }

  private array(start: number, depth: number): YamlNode {
    const items: YamlNode[] = [];
    this.items("]", () => {
      const item = this.value(depth + 1);
      if (item) items.push(item);
    });
    return new YamlNode({ kind: "list", items }, { start, end: this.at });
  }

  /** Reads what stands between the bracket at the current offset and its closer. */
  private items(closer: string, readItem: () => void): void {
    this.at++;
    while (this.fault === undefined) {
      if (this.text[this.skipBlanks()] === closer) {
        this.at++;
        return;
      }
      readItem();
      if (this.fault !== undefined) return;
      const next = this.text[this.skipBlanks()];
      if (next === ",") this.at++;
      else if (next !== closer) this.fail();
    }
  }

  private scalar(start: number): { readonly raw: string; readonly body: Span; readonly quoted: boolean } | undefined {
    const quote = this.text[start];
    if (quote === '"' || quote === "'") {
      const end = closingQuote(this.text, start, quote);
      this.at = end === -1 ? this.text.length : end + 1;
      if (end === -1) return undefined;
      return { raw: this.text.slice(start + 1, end), body: { start: start + 1, end }, quoted: true };
    }
    word.lastIndex = start;
    if (!word.test(this.text)) return undefined;
    this.at = word.lastIndex;
    return { raw: this.text.slice(start, this.at), body: { start, end: this.at }, quoted: false };
  }

  private fail(): undefined {
    this.fault ??= this.at;
    return undefined;
  }
}

/** The offset of the quote that ends a string; -1 for one that is not closed. */
function closingQuote(text: string, start: number, quote: string): number {
  for (let end = text.indexOf(quote, start + 1); end !== -1; end = text.indexOf(quote, end + 1)) {
    let before = end - 1;
    while (before > start && text[before] === "\\") before--;
    if ((end - before) % 2 === 1) return end;
  }
  return -1;
}

function unescaped(raw: string, quoted: boolean): string {
  if (!quoted || !raw.includes("\\")) return raw;
  return raw.replace(escapeSequence, (_, unicode?: string, hex?: string, other?: string) => {
    const code = unicode ?? hex;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return namedEscapes[other ?? ""] ?? other ?? "";
  });
}
