import type { Span } from "../text/span.js";

/** A value in source code, as far as it can be known without running anything. */
export type CodeValue =
  | { readonly kind: "string"; readonly value: string; readonly span: Span }
  | { readonly kind: "number"; readonly value: number; readonly span: Span }
  | { readonly kind: "boolean"; readonly value: boolean; readonly span: Span }
  /** Python's `None`; `null` and `undefined`. */
  | { readonly kind: "none"; readonly span: Span }
  /** A dotted name, resolved through the file's imports where it starts with one: `np.load` reads `numpy.load`. */
  | { readonly kind: "name"; readonly value: string; readonly span: Span }
  /** A call; `call` is its index in the file's `calls`. */
  | { readonly kind: "call"; readonly name: string; readonly call: number; readonly span: Span }
  | { readonly kind: "list"; readonly items: readonly CodeValue[]; readonly span: Span }
  /** A dictionary or object. `unpacked`: what `**` or `...` puts into it may add entries that are not seen here. */
  | {
      readonly kind: "dict";
      readonly entries: readonly CodeEntry[];
      readonly unpacked?: true;
      /** In scripts, what `...` puts into it. */
      readonly spreads?: readonly CodeValue[];
      readonly span: Span;
    }
  /**
   * An f-string or template, a concatenation, or `%`/`.format` of text; `parts` are the literal parts and what is put between them.
   */
  | { readonly kind: "format"; readonly parts: readonly CodeValue[]; readonly span: Span }
  /** Anything else; `names` are the dotted names it reads. */
  | {
      readonly kind: "other";
      readonly names: readonly string[];
      readonly span: Span;
      /** In Python, what is taken out of a name by literal keys: `config["model"]["name"]`. */
      readonly item?: CodeItem;
      /** In Python, what is taken out of a name by anything else: `X[:n]`, `df[["a", "b"]]`, `df.iloc[:, 0:4].values`. */
      readonly part?: CodePart;
      /** The values of which it is one: both of `a or b` and of `a if c else b`; of `a || b`, `a ?? b` and `c ? a : b`. */
      readonly choices?: readonly CodeValue[];
      /** In Python, what it is a part of: `reply.choices[0]` of `reply.choices[0].text`, and `tools` of `tools[name]`. */
      readonly container?: CodeValue;
    };

/** A value that is known as it is written. */
export type CodeLiteral = Exclude<CodeValue, { kind: "name" | "call" | "other" | "format" }>;

/** Something inside a named dictionary or list. */
export interface CodeItem {
  /** The dotted name, as in a value of kind `name`. */
  readonly of: string;
  readonly keys: readonly (string | number)[];
}

/** A part of something named: rows, columns or items. */
export interface CodePart {
  /** The dotted name, as in a value of kind `name`: `df.iloc`. */
  readonly of: string;
  /** What stands between the brackets, blanks outside of texts left out: `:,0:4`. */
  readonly index: string;
}

/** An entry of a dictionary or object; a key of an object is a string unless it is computed. */
interface CodeEntry {
  readonly key: CodeValue;
  readonly value: CodeValue;
}
