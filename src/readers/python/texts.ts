import type { PythonValue } from "../../facts/python-facts.js";
import type { Located, Span } from "../../text/span.js";
import { joinParts, partsOf } from "../code/text-values.js";
import { eachChild, spanOf, textOf } from "../code/under-cursor.js";
import { decodeContent, literalShape } from "./literals.js";
import { isExpression, type ReadExpression, type Walk } from "./walk.js";

/** Enough for every text a rule looks for; a file with more is a table of data. */
const mostStrings = 2_000;

/** Reads the string, f-string or run of adjacent strings under the cursor. */
export function readText(walk: Walk, read: ReadExpression): PythonValue {
  const value = walk.cursor.name === "String" ? readString(walk) : joinParts(textParts(walk, read), spanOf(walk.cursor));
  if (value.kind === "string") keep(walk, value);
  else if (value.kind === "format") for (const part of value.parts) if (part.kind === "string") keep(walk, part);
  return value;
}

/** A text with values put into it, by `%` or `.format`. */
export function fillIn(template: PythonValue, values: readonly PythonValue[], span: Span): PythonValue {
  return {
    kind: "format",
    parts: [...partsOf(template), ...values.flatMap((value) => (value.kind === "list" ? value.items : [value]))],
    span,
  };
}

/** The parts of an f-string, or of adjacent strings. */
function textParts(walk: Walk, read: ReadExpression): PythonValue[] {
  const { cursor } = walk;
  if (cursor.name === "FormatString") return readFormatString(walk, read);
  const parts: PythonValue[] = [];
  eachChild(cursor, () => {
    if (cursor.name === "String") parts.push(readString(walk));
    else if (cursor.name === "FormatString") parts.push(...readFormatString(walk, read));
  });
  return parts;
}

function readString(walk: Walk): PythonValue {
  const source = textOf(walk);
  const { start, end, raw } = literalShape(source);
  return { kind: "string", value: decodeContent(source.slice(start, end), raw), span: spanOf(walk.cursor) };
}

function readFormatString(walk: Walk, read: ReadExpression): PythonValue[] {
  const { cursor, code } = walk;
  const { from } = cursor;
  const shape = literalShape(textOf(walk));
  const end = from + shape.end;
  const parts: PythonValue[] = [];
  let position = from + shape.start;
  const literal = (until: number) => {
    if (until <= position) return;
    const content = code.slice(position, until).replace(/\{\{|\}\}/g, (braces) => braces.charAt(0));
    parts.push({ kind: "string", value: decodeContent(content, shape.raw), span: { start: position, end: until } });
  };
  eachChild(cursor, () => {
    if (cursor.name !== "FormatReplacement") return;
    literal(cursor.from);
    position = cursor.to;
    parts.push(...readReplacement(walk, read));
  });
  literal(end);
  if (parts.length === 0) parts.push({ kind: "string", value: "", span: spanOf(cursor) });
  return parts;
}

function readReplacement(walk: Walk, read: ReadExpression): PythonValue[] {
  const { cursor } = walk;
  const values: PythonValue[] = [];
  eachChild(cursor, () => {
    if (isExpression(cursor)) values.push(read(walk).value);
    else if (cursor.name === "FormatSpec") eachChild(cursor, () => readReplacement(walk, read));
  });
  return values;
}

function keep(walk: Walk, text: Located<string>): void {
  if (walk.strings.length < mostStrings) walk.strings.push(text);
}
