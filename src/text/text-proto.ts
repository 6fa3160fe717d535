import { readableText } from "./readable-text.js";
import type { Located } from "./span.js";
import type { LocatedYaml } from "./yaml.js";
import { YamlNode } from "./yaml-node.js";

/** UTF-16 units. */
const maxLength = 2 * 1024 * 1024;
const maxDepth = 100;

/**
 * Reads a protocol buffer in text format (`*.pbtxt`) as the same kind of tree as YAML. A field that is written several times is a list of
 * its values, so `list()` gives them however many there are. Never throws: from the first fault on, the rest is left out, with a note.
 */
export function readTextProto(file: string | undefined): Pick<LocatedYaml, "root" | "notes"> {
  const { text, notes } = readableText(file);
  if (notes.length > 0) return { root: nothing, notes };
  if (text.length > maxLength) {
    return { root: nothing, notes: [{ message: `Not read: longer than ${maxLength} characters.`, span: nothing.span }] };
  }
  const scanner = new TextProtoScanner(text);
  const root = scanner.message("", 0, 0);
  if (scanner.fault === undefined) return { root, notes: [] };
  const span = { start: scanner.fault, end: Math.min(scanner.fault + 1, text.length) };
  return { root, notes: [{ message: "Not a protocol buffer in text format.", span }] };
}

const nothing = new YamlNode({ kind: "absent" }, { start: 0, end: 0 });

const blank = /\s*/y;
const fieldName = /\[[\w./-]+\]|[A-Za-z_][\w-]*/y;
const scalarToken = /"(?:\\[^\n]|[^"\\\n])*"|'(?:\\[^\n]|[^'\\\n])*'|[^\s{}<>[\],;:"'#]+/y;

class TextProtoScanner {
  /** Where the text stops being in the format. */
  fault: number | undefined;
  private at = 0;

  constructor(private readonly text: string) {}

  /** The fields up to `closer`, or to the end of the text where it is empty. */
  message(closer: string, start: number, depth: number): YamlNode {
    const fields = new Map<string, { readonly key: Located<string>; readonly values: YamlNode[] }>();
    while (this.fault === undefined) {
      const at = this.skipBlanks();
      if (at >= this.text.length || this.text[at] === closer) {
        if (closer !== "" && at < this.text.length) this.at++;
        else if (closer !== "") this.fail();
        break;
      }
      const name = this.token(fieldName);
      if (!name) this.fail();
      else {
        const known = fields.get(name.value) ?? { key: name, values: [] };
        fields.set(name.value, known);
        known.values.push(...this.fieldValues(depth));
      }
    }
    const entries = [...fields.values()].map(({ key, values }) => ({ key, value: together(values, key.span.end) }));
    return new YamlNode({ kind: "map", entries }, { start, end: this.at });
  }

  /** What stands behind a field's name, and the separator after it. */
  private fieldValues(depth: number): YamlNode[] {
    if (this.text[this.skipBlanks()] === ":") this.at++;
    const values = this.text[this.skipBlanks()] === "[" ? this.values(depth) : this.value(depth);
    if (/[,;]/.test(this.text[this.skipBlanks()] ?? "")) this.at++;
    return values;
  }

  private values(depth: number): YamlNode[] {
    const values: YamlNode[] = [];
    this.at++;
    while (this.fault === undefined && this.text[this.skipBlanks()] !== "]") {
      values.push(...this.value(depth));
      if (this.text[this.skipBlanks()] === ",") this.at++;
    }
    this.at = Math.min(this.at + 1, this.text.length);
    return values;
  }

  private value(depth: number): YamlNode[] {
    const start = this.skipBlanks();
    const opener = this.text[start];
    if (opener === "{" || opener === "<") {
      if (depth >= maxDepth) return this.fail();
      this.at++;
      return [this.message(opener === "{" ? "}" : ">", start, depth + 1)];
    }
    const first = this.token(scalarToken);
    if (!first) return this.fail();
    return [this.scalar(first)];
  }

  /** Texts side by side are one. */
  private scalar(first: Located<string>): YamlNode {
    const isText = /^["']/.test(first.value);
    let value = isText ? first.value.slice(1, -1) : first.value;
    const { start } = first.span;
    let end = first.span.end;
    while (isText && /["']/.test(this.text[this.skipBlanks()] ?? "")) {
      const next = this.token(scalarToken);
      if (!next) break;
      value += next.value.slice(1, -1);
      end = next.span.end;
    }
    const body = isText ? { start: start + 1, end: end - 1 } : first.span;
    return new YamlNode({ kind: "text", scalar: { source: this.text, body, value, style: "double" } }, { start, end });
  }

  private token(pattern: RegExp): Located<string> | undefined {
    const start = this.skipBlanks();
    pattern.lastIndex = start;
    if (!pattern.test(this.text)) return undefined;
    this.at = pattern.lastIndex;
    return { value: this.text.slice(start, this.at), span: { start, end: this.at } };
  }

  private skipBlanks(): number {
    for (;;) {
      blank.lastIndex = this.at;
      blank.test(this.text);
      this.at = Math.max(this.at, blank.lastIndex);
      if (this.text[this.at] !== "#") return this.at;
      const end = this.text.indexOf("\n", this.at);
      this.at = end === -1 ? this.text.length : end;
    }
  }

  private fail(): YamlNode[] {
    this.fault ??= this.at;
    return [];
  }
}

function together(values: readonly YamlNode[], at: number): YamlNode {
  const [first] = values;
  if (!first) return new YamlNode({ kind: "null" }, { start: at, end: at });
  if (values.length === 1) return first;
  return new YamlNode({ kind: "list", items: values }, { start: first.span.start, end: values.at(-1)?.span.end ?? first.span.end });
}
