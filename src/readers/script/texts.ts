import type { CodeValue } from "../../facts/code-value.js";
import { joinParts } from "../code/text-values.js";
import { eachChild, spanOf, textOf } from "../code/under-cursor.js";
import { contentOf, decodeContent } from "./literals.js";
import { isExpression, type Walk } from "./walk.js";

/** Enough for every text a rule looks for; a file with more is a table of data. */
const mostStrings = 2_000;

/** Reads the string literal under the cursor without keeping it. */
export function readKey(walk: Walk): Extract<CodeValue, { kind: "string" }> {
  return { kind: "string", value: decodeContent(contentOf(textOf(walk))), span: spanOf(walk.cursor) };
}

/** Reads the string literal under the cursor. */
export function readString(walk: Walk): CodeValue {
  const value = readKey(walk);
  keep(walk, value);
  return value;
}

/** Reads the template under the cursor with what stands between its pieces. */
export function readTemplate(walk: Walk): CodeValue {
  const { cursor, code } = walk;
  const span = spanOf(cursor);
  const end = code[span.end - 1] === "`" && span.end - span.start > 1 ? span.end - 1 : span.end;
  const parts: CodeValue[] = [];
  let position = span.start + 1;
  const literal = (until: number) => {
    if (until > position)
      parts.push({ kind: "string", value: decodeContent(code.slice(position, until)), span: { start: position, end: until } });
  };
  eachChild(cursor, () => {
    if (cursor.name !== "Interpolation") return;
    literal(cursor.from);
    position = cursor.to;
    eachChild(cursor, () => {
      if (isExpression(cursor)) parts.push(walk.read().value);
    });
  });
  literal(end);
  if (parts.length === 0) parts.push({ kind: "string", value: "", span });
  const value = joinParts(parts, span);
  for (const part of value.kind === "format" ? value.parts : [value]) if (part.kind === "string") keep(walk, part);
  return value;
}

function keep({ strings }: Walk, text: Extract<CodeValue, { kind: "string" }>): void {
  if (strings.length < mostStrings) strings.push(text);
}
