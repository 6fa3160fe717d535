import type { Located, Span } from "../../text/span.js";
import { type YamlEntry, YamlNode } from "../../text/yaml-node.js";

/** What tells the languages apart that nest with braces and are read here: HCL, Bicep, and object literals of TypeScript. */
export interface BraceDialect {
  /** Characters that open and close a string on one line. */
  readonly quotes: string;
  /** What opens and closes a string over many lines. */
  readonly longQuote?: string;
  /** `<<EOF` begins a string. */
  readonly heredocs?: true;
  readonly hashComments?: true;
}

/** The tag of a text that is not a literal but an expression as written: `var.image`, `a ? b : c`. */
export const expressionTag = "expression";

/** Levels; what lies deeper is kept as text. */
const deepest = 60;

const separators = /[\s,;]*/y;
const blanks = /[ \t]*/y;
/** Characters of an expression that mean nothing to its structure. */
const plain = /[^\n,()[\]{}"'`#/]+/y;
const word = /[A-Za-z_][\w-]*/y;
const heredocHead = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/y;
/** `count.index + 1`, `module.x["a"].y`: what an expression may begin with before a bracket. */
const callHead = /[A-Za-z_][\w.]*\(/y;
const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
/** What may follow a value without changing it. */
const afterValue = /^(?:(?:as|satisfies)\s+\w+)?[\s;]*$/;
const typeAnnotation = /[ \t]*[\w.<>[\]]+[ \t]*=/y;
/** Calls that only say how their one argument is written. */
const transparent = /^(?:json|yaml)encode$|^to(?:set|list|map)$|^(?:non)?sensitive$|^try$/;

/**
 * Reads a text of nested braces as the same kind of tree as YAML, as far as its structure goes: nothing is evaluated. A labelled block
 * `resource "type" "name" { … }` reads as the map `resource: { type: { name: … } }`, as HCL's JSON syntax has it, and so does Bicep's
 * `resource name 'type' = { … }`; blocks of one name are entries of one name. `dynamic "x" { content { … } }` reads as `x: { … }`.
 * Lists that a call joins (`concat`, `union`) are one list. Of TypeScript, `const x: T = { … }` reads as `const: { x: { … } }`.
 * Linear; never throws: what is not understood is passed over.
 */
export function readBraces(text: string, dialect: BraceDialect): YamlNode {
  return new BraceReader(text, dialect, 0).root();
}

class BraceReader {
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly dialect: BraceDialect,
    private at: number,
  ) {}

  /** Everything; a brace that closes nothing is passed over. */
  root(): YamlNode {
    const bodies: YamlNode[] = [];
    for (; this.at < this.text.length; this.at++) bodies.push(this.body());
    const entries = bodies.flatMap((body) => body.entries());
    return new YamlNode({ kind: "map", entries }, { start: 0, end: this.text.length });
  }

  /** Everything up to a closing brace, or to the end. */
  private body(): YamlNode {
    const start = this.at;
    const entries: YamlEntry[] = [];
    while (this.skipGap() && this.text[this.at] !== "}") {
      const before = this.at;
      const entry = this.entry();
      if (entry) entries.push(entry);
      else if (this.at === before) this.skipOne();
    }
    return new YamlNode({ kind: "map", entries }, { start, end: this.at });
  }

  /** `key = value`, `key: value`, `key "label" { … }` or `key name 'type' = value`; `undefined` for anything else, which may be passed. */
  private entry(): YamlEntry | undefined {
    const head = this.name();
    if (!head) return undefined;
    const labels: Located<string>[] = [];
    for (this.skipBlanks(); labels.length < 4; this.skipBlanks()) {
      const label = this.name();
      if (!label) break;
      labels.push(label);
    }
    const sign = this.text[this.at];
    const next = this.text[this.at + 1];
    if (sign === "{") return nested(head, labels, this.value());
    if ((sign !== "=" && sign !== ":") || next === "=" || next === ">") return undefined;
    this.at++;
    if (head.value === "const" && sign === ":") this.skipType();
    return nested(head, labels, this.value());
  }

  /** A word or a quoted key. */
  private name(): Located<string> | undefined {
    if (this.isQuote()) return this.string().located();
    const start = this.at;
    const found = this.match(word);
    return found && { value: found[0], span: { start, end: this.at } };
  }

  /** The value that begins here, up to the comma, line break or closing bracket behind it. */
  private value(): YamlNode {
    this.skipBlanks();
    if (/^if[ \t]*\(/.test(this.text.slice(this.at, this.at + 20))) this.skipCondition();
    const start = this.at;
    const node = this.depth < deepest ? this.primary() : undefined;
    const behind = this.at;
    const end = this.skipRest();
    if (node && afterValue.test(this.text.slice(behind, end).trim())) return node;
    const span = { start, end: Math.max(start, start + this.text.slice(start, end).trimEnd().length) };
    return this.written(span);
  }

  private primary(): YamlNode | undefined {
    this.depth++;
    const node = this.structure();
    this.depth--;
    return node;
  }

  private structure(): YamlNode | undefined {
    const character = this.text[this.at];
    if (this.isQuote()) return this.string();
    if (character === "{") return this.braces();
    if (character === "[") return this.brackets();
    return (this.dialect.heredocs && this.heredoc()) || this.call();
  }

  private braces(): YamlNode {
    const start = this.at++;
    this.skipGap();
    // `{ for k, v in x : k => v }`
    if (/^for\s/.test(this.text.slice(this.at, this.at + 4))) this.skipTo("}");
    const inside = this.body();
    if (this.text[this.at] === "}") this.at++;
    return new YamlNode({ kind: "map", entries: inside.entries() }, { start, end: this.at });
  }

  private brackets(): YamlNode {
    const start = this.at++;
    this.skipGap();
    // `[for x in y: { … }]` is a list of what it makes.
    if (/^for\s/.test(this.text.slice(this.at, this.at + 4)) && this.skipTo(":")) this.at++;
    return this.items("]", start);
  }

  private items(closer: string, start: number): YamlNode {
    const items: YamlNode[] = [];
    while (this.skipGap() && this.text[this.at] !== closer) {
      const before = this.at;
      const item = this.value();
      if (this.at > before) items.push(item);
      else this.at++;
    }
    if (this.text[this.at] === closer) this.at++;
    return new YamlNode({ kind: "list", items }, { start, end: this.at });
  }

  /** A call whose arguments hold structure; others are expressions. */
  private call(): YamlNode | undefined {
    const start = this.at;
    const head = this.match(callHead);
    if (!head) return undefined;
    const given = this.items(")", start).items();
    const [first] = given;
    if (first && transparent.test(head[0].slice(0, -1))) return first;
    if (!given.some(({ kind }) => kind === "list" || kind === "map")) return undefined;
    const items = given.flatMap((item) => (item.kind === "list" ? item.items() : [item]));
    return new YamlNode({ kind: "list", items }, { start, end: this.at });
  }

  private string(): YamlNode {
    const start = this.at;
    const long = this.dialect.longQuote;
    if (long && this.text.startsWith(long, start)) {
      const closing = this.text.indexOf(long, start + long.length);
      this.at = closing === -1 ? this.text.length : closing + long.length;
      return this.literal({ start: start + long.length, end: closing === -1 ? this.at : closing }, { start, end: this.at });
    }
    this.skipString(0);
    const closed = this.at - start > 1 && this.text[this.at - 1] === this.text[start];
    return this.literal({ start: start + 1, end: closed ? this.at - 1 : this.at }, { start, end: this.at });
  }

  private literal(body: Span, span: Span): YamlNode {
    const raw = this.text.slice(body.start, body.end);
    const value = raw.includes("\\") ? raw.replace(/\\(.)/gs, (_, character: string) => escapes[character] ?? character) : raw;
    return new YamlNode({ kind: "text", scalar: { source: this.text, body, value, style: "double" } }, span);
  }

  /** A here-document that holds JSON is read as what it says. */
  private heredoc(): YamlNode | undefined {
    const start = this.at;
    const head = this.match(heredocHead);
    if (!head) return undefined;
    const bodyStart = this.at;
    const end = this.heredocEnd(head[1] ?? "");
    const body = { start: bodyStart, end };
    const inside = /^\s*[[{]/.test(this.text.slice(bodyStart, Math.min(end, bodyStart + 200))) ? this.inner(body) : undefined;
    return inside ?? new YamlNode({ kind: "text", scalar: this.scalar(body) }, { start, end: this.at });
  }

  /** Moves behind the delimiter of a here-document and gives the end of its body. */
  private heredocEnd(delimiter: string): number {
    for (let line = this.at; line < this.text.length; ) {
      const newline = this.text.indexOf("\n", line);
      const end = newline === -1 ? this.text.length : newline;
      if (this.text.slice(line, end).trim() === delimiter) {
        this.at = end;
        return line;
      }
      line = end + 1;
    }
    this.at = this.text.length;
    return this.at;
  }

  private inner({ start, end }: Span): YamlNode | undefined {
    const reader = new BraceReader(this.text.slice(0, end), { quotes: '"' }, start);
    reader.depth = this.depth;
    reader.skipGap();
    const node = reader.depth < deepest ? reader.structure() : undefined;
    return reader.skipGap() ? undefined : node;
  }

  private scalar(body: Span) {
    return { source: this.text, body, value: this.text.slice(body.start, body.end), style: "plain" } as const;
  }

  /** A number, a truth value, or an expression. */
  private written(span: Span): YamlNode {
    const value = this.text.slice(span.start, span.end);
    if (value === "" || value === "null") return new YamlNode({ kind: "null" }, span);
    const isLiteral = /^(?:true|false|-?\d[\d.e+-]*)$/i.test(value);
    return new YamlNode({ kind: "text", scalar: this.scalar(span) }, span, isLiteral ? undefined : expressionTag);
  }

  private isQuote(): boolean {
    const character = this.text[this.at];
    return character !== undefined && this.dialect.quotes.includes(character);
  }

  /** Moves behind a string; `${…}` in it may hold strings. A string on one line that is not closed ends with the line. */
  private skipString(level: number): void {
    const quote = this.text[this.at++];
    for (; this.at < this.text.length; this.at++) {
      const character = this.text[this.at];
      if (character === "\\") this.at++;
      else if (character === quote) {
        this.at++;
        return;
      } else if (character === "\n" && quote !== "`") return;
      else if ((character === "$" || character === "%") && this.text[this.at + 1] === "{") this.skipInterpolation(level);
    }
    this.at = Math.min(this.at, this.text.length);
  }

  /** Moves to the brace that closes `${`. */
  private skipInterpolation(level: number): void {
    let open = 0;
    for (this.at++; this.at < this.text.length; this.at++) {
      const character = this.text[this.at];
      if (character === "{") open++;
      else if (character === "}" && --open === 0) return;
      else if (character === "\n") {
        this.at--;
        return;
      } else if (this.isQuote() && level < deepest) {
        this.skipString(level + 1);
        this.at--;
      }
    }
  }

  /** Moves behind what is left of an expression, and gives where it ends: before a comma, a line break, a comment or a closing bracket. */
  private skipRest(): number {
    const open: string[] = [];
    for (this.match(plain); this.at < this.text.length; this.match(plain)) {
      const character = this.text.charAt(this.at);
      if (open.length === 0 && (/[\n,)\]}]/.test(character) || this.isComment())) return this.at;
      if (this.isComment()) this.skipComment();
      else if (this.isQuote()) this.skipString(0);
      else {
        if ("([{".includes(character)) open.push(character);
        else if (")]}".includes(character)) open.pop();
        this.at++;
      }
    }
    return this.at;
  }

  /** Moves to a character outside of brackets and strings, as long as no bracket closes before it. */
  private skipTo(wanted: string): boolean {
    for (let open = 0; this.at < this.text.length; ) {
      const character = this.text.charAt(this.at);
      if (open === 0 && character === wanted) return true;
      if (this.isComment()) this.skipComment();
      else if (this.isQuote()) this.skipString(0);
      else {
        if ("([{".includes(character)) open++;
        else if (")]}".includes(character) && --open < 0) return false;
        this.at++;
      }
    }
    return false;
  }

  /** Moves behind `Type =`. */
  private skipType(): void {
    this.match(typeAnnotation);
  }

  /** Moves behind `if (…)`. */
  private skipCondition(): void {
    this.at = this.text.indexOf("(", this.at) + 1;
    if (this.skipTo(")")) this.at++;
    this.skipBlanks();
  }

  /** Moves behind something that is no entry: a bracket with all in it, a string or a character. */
  private skipOne(): void {
    const character = this.text.charAt(this.at);
    if (this.isQuote()) this.skipString(0);
    else {
      this.at++;
      const closer = closers[character];
      if (closer && this.skipTo(closer)) this.at++;
    }
  }

  private isComment(): boolean {
    const character = this.text[this.at];
    if (character === "#") return this.dialect.hashComments === true;
    return character === "/" && (this.text[this.at + 1] === "/" || this.text[this.at + 1] === "*");
  }

  private skipComment(): void {
    const isBlock = this.text[this.at + 1] === "*" && this.text[this.at] === "/";
    const end = this.text.indexOf(isBlock ? "*/" : "\n", this.at + 2);
    this.at = end === -1 ? this.text.length : end + (isBlock ? 2 : 0);
  }

  private skipBlanks(): void {
    this.match(blanks);
  }

  /** Moves past blanks, line breaks, separators and comments; whether anything is left. */
  private skipGap(): boolean {
    for (;;) {
      this.match(separators);
      if (!this.isComment()) return this.at < this.text.length;
      this.skipComment();
    }
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }
}

/** `head: { label: { label: value } }`. */
function nested(head: Located<string>, labels: readonly Located<string>[], value: YamlNode): YamlEntry {
  const [label] = labels;
  if (head.value === "dynamic" && label) return { key: label, value: value.get("content") };
  const inner = labels.reduceRight(
    (node, key) => new YamlNode({ kind: "map", entries: [{ key, value: node }] }, { start: key.span.start, end: node.span.end }),
    value,
  );
  return { key: head, value: inner };
}
