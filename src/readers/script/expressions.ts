import type { CodeValue } from "../../facts/code-value.js";
import { concatenate, isText } from "../code/text-values.js";
import { eachChild, otherValue, spanOf, textOf } from "../code/under-cursor.js";
import { recordPattern, recordTarget } from "./bindings.js";
import { readCall, readDynamicImport } from "./calls.js";
import { readArray, readObject } from "./containers.js";
import { noteModuleExports } from "./exports.js";
import { readClass, readFunction, readNamed } from "./functions.js";
import { readElement } from "./jsx.js";
import { decodeNumber } from "./literals.js";
import { readMember, readName } from "./names.js";
import { type BoundName, readPattern } from "./patterns.js";
import { readString, readTemplate } from "./texts.js";
import { deepest, type Expression, isExpression, isPattern, type Walk } from "./walk.js";

/** Reads the expression under the cursor, records what it holds, and leaves the cursor on it. */
export function readExpression(walk: Walk): Expression {
  if (walk.depth >= deepest) return { value: otherValue(walk, walk.reads.length) };
  walk.depth++;
  const expression = (readerOf.get(walk.cursor.name) ?? readOther)(walk);
  walk.depth--;
  return expression;
}

const readerOf: ReadonlyMap<string, (walk: Walk) => Expression> = new Map([
  ["VariableName", (walk) => readName(walk, textOf(walk))],
  ["this", (walk) => readName(walk, "this")],
  ["super", (walk) => readName(walk, "super")],
  ["ImportMeta", (walk) => readName(walk, "import.meta")],
  ["MemberExpression", readMember],
  ["CallExpression", readCall],
  ["NewExpression", readCall],
  ["TaggedTemplateExpression", readCall],
  ["DynamicImport", readDynamicImport],
  ["String", valued(readString)],
  ["TemplateString", valued(readTemplate)],
  ["Number", readNumber],
  ["BooleanLiteral", valued((walk) => ({ kind: "boolean", value: textOf(walk) === "true", span: spanOf(walk.cursor) }))],
  ["null", valued((walk) => ({ kind: "none", span: spanOf(walk.cursor) }))],
  ["ArrayExpression", valued(readArray)],
  ["ObjectExpression", valued(readObject)],
  ["ArrowFunction", valued((walk) => readFunction(walk))],
  ["FunctionExpression", valued((walk) => readFunction(walk))],
  ["ClassExpression", valued((walk) => readClass(walk))],
  ["JSXElement", valued(readElement)],
  ["ParenthesizedExpression", readInner],
  ["AwaitExpression", readInner],
  ["PrefixCast", readInner],
  ["InstantiationExpression", readInner],
  ["PostfixExpression", readInner],
  ["UnaryExpression", readOperation],
  ["BinaryExpression", readOperation],
  ["ConditionalExpression", readOperation],
  ["AssignmentExpression", readAssignment],
]);

function valued(read: (walk: Walk) => CodeValue): (walk: Walk) => Expression {
  return (walk) => ({ value: read(walk) });
}

function readNumber(walk: Walk): Expression {
  const value = decodeNumber(textOf(walk));
  return { value: value === undefined ? otherValue(walk, walk.reads.length) : { kind: "number", value, span: spanOf(walk.cursor) } };
}

/** What stands in parentheses, is awaited, cast, or said not to be null. */
function readInner(walk: Walk): Expression {
  const { cursor } = walk;
  const firstRead = walk.reads.length;
  let inner: Expression | undefined;
  eachChild(cursor, () => {
    if (isExpression(cursor)) inner = walk.read();
  });
  return inner ?? { value: otherValue(walk, firstRead) };
}

/** `-1`, `!a`, `a + b`, `a ?? b`, `a as T`, `a ? b : c`. */
function readOperation(walk: Walk): Expression {
  const { cursor } = walk;
  const firstRead = walk.reads.length;
  const operands: Expression[] = [];
  let operator = "";
  eachChild(cursor, () => {
    if (isExpression(cursor)) operands.push(walk.read());
    else operator ||= textOf(walk);
  });
  const [left, right] = operands;
  if (left && (operator === "as" || operator === "satisfies")) return left;
  if (operator === "-" && left?.value.kind === "number" && !right) {
    return { value: { kind: "number", value: -left.value.value, span: spanOf(cursor) } };
  }
  if (operator === "+" && left && right && (isText(left.value) || isText(right.value)))
    return { value: concatenate(left.value, right.value) };
  const choices = operator === "?" ? operands.slice(1) : /^(?:\|\||&&|\?\?)$/.test(operator) ? operands : [];
  const values = operator === "&&" ? [] : choices.map(({ value }) => value);
  return {
    value: otherValue(walk, firstRead, values.length > 1 ? { choices: values } : undefined),
    origin: choices.find(({ origin }) => origin?.imported)?.origin,
  };
}

/** `a = b`, `a.b = c`, `{ a, b } = c`, `a ??= b`; other operators change what a name holds, not what it is. */
function readAssignment(walk: Walk): Expression {
  const { cursor } = walk;
  const span = spanOf(cursor);
  const firstRead = walk.reads.length;
  let target: string | undefined;
  let names: readonly BoundName[] | undefined;
  let operator: string | undefined;
  let given: Expression | undefined;
  eachChild(cursor, () => {
    if (cursor.name === "Equals" || cursor.name === "UpdateOp") operator = textOf(walk);
    else if (operator === undefined && isPattern(cursor)) names = readPattern(walk);
    else if (!isExpression(cursor)) return;
    else if (operator === undefined) target = targetText(walk, walk.read());
    else given = readNamed(walk, target?.slice(target.lastIndexOf(".") + 1));
  });
  if (!given) return { value: otherValue(walk, firstRead) };
  if (names) recordPattern(walk, names, given, span, "assignment");
  else if (target !== undefined && (operator === "=" || operator === "??=" || operator === "||=")) {
    recordTarget(walk, target, given, span, "assignment");
    noteModuleExports(walk, target, given, span);
  }
  return given;
}

/** An assignment's left side as written; `undefined` for what has no dotted name. */
function targetText({ code }: Walk, { value }: Expression): string | undefined {
  return value.kind === "name" ? code.slice(value.span.start, value.span.end).replace(/[\s?!]+/g, "") : undefined;
}

function readOther(walk: Walk): Expression {
  const { cursor } = walk;
  const firstRead = walk.reads.length;
  eachChild(cursor, () => {
    if (isExpression(cursor)) walk.read();
  });
  return { value: otherValue(walk, firstRead) };
}
