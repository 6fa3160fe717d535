import type { CodeValue } from "../../facts/code-value.js";
import type { Span } from "../../text/span.js";

/** Pieces of text and the values between them as one value; adjacent literals become one, and literals alone a string. */
export function joinParts(parts: readonly CodeValue[], span: Span): CodeValue {
  const [first] = parts;
  if (parts.length === 1 && first?.kind === "string") return { kind: "string", value: first.value, span };
  const joined: CodeValue[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === "string" && last?.kind === "string") {
      joined[joined.length - 1] = { kind: "string", value: last.value + part.value, span: { start: last.span.start, end: part.span.end } };
    } else joined.push(part);
  }
  const [only] = joined;
  if (joined.length === 1 && only?.kind === "string") return { ...only, span };
  return { kind: "format", parts: joined, span };
}

/** The sum of two values where one is text; adjacent literals become one. */
export function concatenate(left: CodeValue, right: CodeValue): CodeValue {
  return joinParts([...partsOf(left), ...partsOf(right)], { start: left.span.start, end: right.span.end });
}

/** What a text is made of: the parts of a format, or the value alone. */
export function partsOf(value: CodeValue): readonly CodeValue[] {
  return value.kind === "format" ? value.parts : [value];
}

export function isText(value: CodeValue): boolean {
  return value.kind === "string" || value.kind === "format";
}
