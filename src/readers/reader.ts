import type { FactsByKind, FactsKind } from "../facts/index.js";

/** A file as a reader gets it. */
export interface ReadableFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** Decoded text without a byte-order mark; `undefined` when the file is binary, or larger than the reader's `maxBytes`. */
  readonly text: string | undefined;
  /** Size on disk in bytes. */
  readonly bytes: number;
}

/** Which paths a reader wants, tried in this order: whole base name, extension, pattern over the whole path. All lower-cased. */
export interface PathSelector {
  readonly names?: readonly string[];
  /** Without the dot; the part after the last dot. */
  readonly extensions?: readonly string[];
  readonly patterns?: readonly RegExp[];
}

/**
 * Turns one file into facts. `read` is pure and total: broken input gives the facts of an empty file and one note, never a throw;
 * the facts are plain data that `structuredClone` takes. It returns `undefined` for a file that turns out not to be of its format.
 */
export interface Reader<Kind extends FactsKind = FactsKind> {
  readonly name: string;
  readonly kind: Kind;
  readonly files: PathSelector;
  /** Texts larger than this many bytes are not read; the reader gets `text: undefined`. */
  readonly maxBytes: number;
  /** Fixes change such files in place, so their text is kept beside the facts. */
  readonly keepsText?: true;
  read(file: ReadableFile): FactsByKind[Kind] | undefined;
}

/** A reader of any kind, for lists. */
export type AnyReader = { [Kind in FactsKind]: Reader<Kind> }[FactsKind];
