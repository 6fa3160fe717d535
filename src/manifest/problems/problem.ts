import type { Span } from "../../text/span.js";

/** What is wrong with a manifest as a text; whether its claims hold is for the rules. */
export type ProblemCode =
  | "syntax"
  | "merge-conflict"
  | "duplicate-key"
  | "unknown-key"
  | "wrong-type"
  | "bad-value"
  | "missing-key"
  | "too-large"
  | "alias-limit"
  | "encoding"
  | "version";

/** A replacement that mends a problem. */
export interface Suggestion {
  /** What it does, as a title: "Change to `production`". */
  readonly title: string;
  readonly span: Span;
  readonly text: string;
}

/** A located remark that says what would be right. */
export interface ManifestProblem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Never more than one line; empty where a problem is about the file as a whole. */
  readonly span: Span;
  readonly suggestion?: Suggestion;
}

export function error(code: ProblemCode, span: Span, message: string): ManifestProblem {
  return { code, severity: "error", message, span };
}

/** The part of a span on its first line; where nothing is left of that line, the last character before, so that there is something to underline. */
export function withinLine(text: string, { start, end }: Span): Span {
  const feed = text.indexOf("\n", start);
  const line = text.slice(start, feed === -1 ? text.length : feed).trimEnd();
  if (line !== "") return { start, end: start + Math.max(1, line.slice(0, end - start).trimEnd().length) };
  const before = text.slice(0, start).trimEnd().length;
  return { start: Math.max(0, before - 1), end: before };
}
