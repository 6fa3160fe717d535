import type { Span } from "../../text/span.js";
import type { YamlNode } from "../yaml/node.js";
import type { Style } from "./style.js";

/** A replacement in the manifest's text. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/** A document that is being changed, and how it is written. */
export interface Draft {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly style: Style;
  /** A remark to write after the first new line. */
  readonly comment?: string;
}

export function insert(at: number, text: string): Replacement {
  return { span: { start: at, end: at }, text };
}

/** Lines that follow the line ending where they are inserted, each indented to a column. */
export function linesBelow({ style }: Draft, lines: readonly string[], column: number): string {
  return lines.map((line) => style.newline + " ".repeat(column) + line).join("");
}
