import { type MappedText, type ScalarStyle, scalarText } from "./mapped-text.js";
import type { Located, Span } from "./span.js";

/** A key of a map and what stands below it. */
export interface YamlEntry {
  readonly key: Located<string>;
  readonly value: YamlNode;
}

/** A scalar as parsed; `body` is its content without quotes or block header. */
export interface YamlScalar {
  readonly source: string;
  readonly body: Span;
  readonly value: string;
  readonly style: ScalarStyle;
}

/** What a node holds. `null` is a value left out or written `~` or `null`; `absent` is a key that is not there. */
export type YamlContent =
  | { readonly kind: "map"; readonly entries: readonly YamlEntry[] }
  | { readonly kind: "list"; readonly items: readonly YamlNode[] }
  | { readonly kind: "text"; readonly scalar: YamlScalar }
  | { readonly kind: "null" | "absent" };

/**
 * A place in a YAML tree. Every question has an answer on every kind of node, so that readers can walk where they hope something is:
 * `root.get("jobs").entries()` is empty when there are no jobs, or when `jobs` is a number.
 */
export class YamlNode {
  private index: ReadonlyMap<string, YamlNode> | undefined;

  constructor(
    private readonly content: YamlContent,
    /** From the first to the last character that is not blank, quotes included; of an alias, that of what it stands for. */
    readonly span: Span,
    /** An explicit tag as written: `!reference`. */
    readonly tag?: string,
  ) {}

  get kind(): YamlContent["kind"] {
    return this.content.kind;
  }

  /** The value of a key; of equal keys, the last. */
  get(key: string): YamlNode {
    if (this.content.kind === "map") this.index ??= new Map(this.content.entries.map((entry) => [entry.key.value, entry.value]));
    return this.index?.get(key) ?? new YamlNode({ kind: "absent" }, { start: this.span.start, end: this.span.start });
  }

  has(key: string): boolean {
    return this.get(key).kind !== "absent";
  }

  /** From a key to the end of its value; of a value that is an alias, the key alone. */
  pairSpan(key: string): Span {
    const entry = this.entries().findLast((candidate) => candidate.key.value === key);
    const start = entry?.key.span.start ?? this.span.start;
    return { start, end: Math.max(entry?.key.span.end ?? start, entry?.value.span.end ?? start) };
  }

  /** The entries of a map, merged ones last. */
  entries(): readonly YamlEntry[] {
    return this.content.kind === "map" ? this.content.entries : [];
  }

  /** The items of a list. */
  items(): readonly YamlNode[] {
    return this.content.kind === "list" ? this.content.items : [];
  }

  /** For values that may be written alone or as a list of one: the items of a list, or the node itself if it holds anything. */
  list(): readonly YamlNode[] {
    if (this.content.kind === "list") return this.content.items;
    return this.content.kind === "map" || this.content.kind === "text" ? [this] : [];
  }

  /** The text of a scalar without blanks around it. */
  text(): string | undefined {
    return this.content.kind === "text" ? this.content.scalar.value.trim() : undefined;
  }

  /** The same with its range, quotes left out. */
  located(): Located<string> | undefined {
    const mapped = this.mapped();
    if (!mapped) return undefined;
    const value = mapped.value.trim();
    const start = mapped.value.length - mapped.value.trimStart().length;
    return { value, span: mapped.span(start, start + value.length) };
  }

  /** The located text, or that of a key, for values that have a short and a long form: `image: x` and `image: { name: x }`. */
  textOr(key: string): Located<string> | undefined {
    return this.located() ?? this.get(key).located();
  }

  /** The located texts of `list()`. */
  texts(): Located<string>[] {
    return this.list().flatMap((node) => node.located() ?? []);
  }

  /** The whole text of a scalar, and where its pieces stand. */
  mapped(): MappedText | undefined {
    if (this.content.kind !== "text") return undefined;
    const { source, body, value, style } = this.content.scalar;
    return scalarText(source, body, value, style);
  }

  /** Whether it is `true`, or what YAML 1.1 reads as that. */
  isTrue(): boolean {
    return /^(?:true|yes|on)$/i.test(this.text() ?? "");
  }
}
