import type { CodeItem } from "../../facts/code-value.js";
import type { PythonValue } from "../../facts/python-facts.js";
import { attributeOrigin, isSelf, lookup, memberOf, newNamelessScope, originOf } from "../code/scope.js";
import { concatenate, isText } from "../code/text-values.js";
import { eachChild, otherValue, spanOf, textOf } from "../code/under-cursor.js";
import { record } from "./assignments.js";
import { noteEnvironment, readCall } from "./calls.js";
import { readComprehension, readDictionary, readList } from "./containers.js";
import { decodeNumber } from "./literals.js";
import { readParameters } from "./parameters.js";
import { nodeTypes } from "./syntax-tree.js";
import { fillIn, readText } from "./texts.js";
import { deepest, type Expression, isExpression, targetNames, type Walk } from "./walk.js";

/** UTF-16 units. Longer indices are data. */
const longestIndex = 1000;

/** Reads the expression under the cursor, records what it holds, and leaves the cursor on it. */
export function readExpression(walk: Walk): Expression {
  if (walk.depth >= deepest) return { value: otherValue(walk, walk.reads.length) };
  walk.depth++;
  const expression = readByKind(walk);
  walk.depth--;
  return expression;
}

function readByKind(walk: Walk): Expression {
  return (readerOfType[walk.cursor.type.id] ?? readOther)(walk);
}

const readerOf: Readonly<Record<string, (walk: Walk) => Expression>> = {
  VariableName: readName,
  MemberExpression: readMember,
  CallExpression: (walk) => readCall(walk, readExpression),
  String: readString,
  FormatString: readString,
  ContinuedString: readString,
  Number: readNumber,
  Boolean: (walk) => ({ value: { kind: "boolean", value: textOf(walk) === "True", span: spanOf(walk.cursor) } }),
  None: ({ cursor }) => ({ value: { kind: "none", span: spanOf(cursor) } }),
  TupleExpression: readItems,
  ArrayExpression: readItems,
  SetExpression: readItems,
  DictionaryExpression: (walk) => ({ value: readDictionary(walk, readExpression) }),
  ComprehensionExpression: readLoop,
  ArrayComprehensionExpression: readLoop,
  DictionaryComprehensionExpression: readLoop,
  SetComprehensionExpression: readLoop,
  ParenthesizedExpression: readInner,
  AwaitExpression: readInner,
  NamedExpression: readWalrus,
  UnaryExpression: readOperation,
  BinaryExpression: readOperation,
  ConditionalExpression: readOperation,
  LambdaExpression: readLambda,
};

const readerOfType = nodeTypes.map(({ name }) => (Object.hasOwn(readerOf, name) ? readerOf[name] : undefined));

function readString(walk: Walk): Expression {
  return { value: readText(walk, readExpression) };
}

function readNumber(walk: Walk): Expression {
  const value = decodeNumber(textOf(walk));
  return { value: value === undefined ? otherValue(walk, walk.reads.length) : { kind: "number", value, span: spanOf(walk.cursor) } };
}

function readItems(walk: Walk): Expression {
  return { value: readList(walk, readExpression) };
}

function readLoop(walk: Walk): Expression {
  return { value: readComprehension(walk, readExpression) };
}

function readName(walk: Walk): Expression {
  const { scope } = walk;
  const written = textOf(walk);
  const binding = lookup(scope, written);
  const origin = originOf(scope, written, binding);
  const value = binding?.isImport ? origin.name : written;
  walk.reads.push(value);
  return { value: { kind: "name", value, span: spanOf(walk.cursor) }, origin };
}

/** Fields in which answers of models say how they ended, by the names of the providers' APIs. */
const tellsTheEnd =
  /^(?:finish_reason|finishReason|stop_reason|stopReason|refusal|incomplete_details|incomplete_reason|block_reason|prompt_feedback|done_reason)$/;

/** `object.attribute` or `object[index]`. */
function readMember(walk: Walk): Expression {
  const { cursor, reads } = walk;
  const span = spanOf(cursor);
  const firstRead = reads.length;
  if (!cursor.firstChild()) return { value: otherValue(walk, firstRead) };
  const object = readExpression(walk);
  let attribute: string | undefined;
  let index: PythonValue | undefined;
  let isRange = false;
  const afterObject = cursor.to;
  while (cursor.nextSibling()) {
    if (cursor.name === "PropertyName") attribute = textOf(walk);
    else if (isExpression(cursor)) index = readExpression(walk).value;
    else if (cursor.name === ":" || cursor.name === ",") isRange = true;
  }
  cursor.parent();
  const receiver = object.value;
  if (attribute !== undefined && tellsTheEnd.test(attribute)) walk.answerEnds.add(attribute);
  else if (index?.kind === "string" && tellsTheEnd.test(index.value)) walk.answerEnds.add(index.value);
  if (attribute === undefined) {
    noteEnvironment(walk, object.origin?.name ?? "", index);
    const item = isRange ? undefined : itemOf(receiver, index);
    const part =
      !item && receiver.kind === "name" && span.end - afterObject <= longestIndex
        ? { of: receiver.value, index: withoutBlanks(walk.code.slice(afterObject, span.end)).slice(1, -1) }
        : undefined;
    return { value: otherValue(walk, firstRead, { container: receiver, ...(item && { item }), ...(part && { part }) }), receiver };
  }
  if (receiver.kind !== "name") {
    const part = attribute === "values" && receiver.kind === "other" ? receiver.part : undefined;
    const value = otherValue(walk, firstRead, { container: receiver, ...(part && { part }) });
    return { value, origin: memberOf(object.origin, attribute), receiver };
  }
  const value = `${receiver.value}.${attribute}`;
  reads[reads.length - 1] = value;
  const ownAttribute = isSelf(receiver.value) ? attributeOrigin(walk.scope, receiver.value, attribute) : undefined;
  return { value: { kind: "name", value, span }, origin: ownAttribute ?? memberOf(object.origin, attribute), receiver };
}

function withoutBlanks(code: string): string {
  return code.replace(/("[^"\n]*"|'[^'\n]*')|#[^\n]*|\s+/g, (_, text: string | undefined) => text ?? "");
}

/** `index` taken out of a name, or out of what was itself taken out of one. */
function itemOf(receiver: PythonValue, index: PythonValue | undefined): CodeItem | undefined {
  if (index?.kind !== "string" && index?.kind !== "number") return undefined;
  if (receiver.kind === "name") return { of: receiver.value, keys: [index.value] };
  return receiver.kind === "other" && receiver.item ? { of: receiver.item.of, keys: [...receiver.item.keys, index.value] } : undefined;
}

/** What the parentheses or the `await` hold. */
function readInner(walk: Walk): Expression {
  const { cursor, calls } = walk;
  const firstRead = walk.reads.length;
  let inner: Expression | undefined;
  eachChild(cursor, () => {
    if (isExpression(cursor)) inner = readExpression(walk);
  });
  if (!inner) return { value: otherValue(walk, firstRead) };
  const call = inner.value.kind === "call" && cursor.name === "AwaitExpression" ? calls[inner.value.call] : undefined;
  if (call) call.awaited = true;
  return inner;
}

function readWalrus(walk: Walk): Expression {
  const { cursor, code } = walk;
  const parts: Expression[] = [];
  eachChild(cursor, () => {
    if (isExpression(cursor)) parts.push(readExpression(walk));
  });
  const [target, expression] = parts;
  if (!target || !expression) return { value: otherValue(walk, walk.reads.length) };
  record(walk, targetNames(code, target.value), expression, spanOf(cursor));
  return expression;
}

/** `-1`, `not a`, `a + b`, `a or b`, `a if b else c`. */
function readOperation(walk: Walk): Expression {
  const { cursor } = walk;
  const firstRead = walk.reads.length;
  const operands: Expression[] = [];
  let operator = "";
  let isMembership = false;
  let leftReads = firstRead;
  eachChild(cursor, () => {
    if (isExpression(cursor)) {
      operands.push(readExpression(walk));
      if (operands.length === 1) leftReads = walk.reads.length;
    } else {
      operator ||= textOf(walk);
      isMembership ||= textOf(walk) === "in";
    }
  });
  const [left, right] = operands;
  if (isMembership && leftReads > firstRead)
    walk.memberships.push({ names: walk.reads.slice(firstRead, leftReads), scope: walk.scope.name, span: spanOf(cursor) });
  if (operator === "-" && left?.value.kind === "number" && !right) {
    return { value: { kind: "number", value: -left.value.value, span: spanOf(cursor) } };
  }
  if (operator === "+" && left && right && (isText(left.value) || isText(right.value)))
    return { value: concatenate(left.value, right.value) };
  if (operator === "%" && left && right && isText(left.value)) return { value: fillIn(left.value, [right.value], spanOf(cursor)) };
  if ((operator === "==" || operator === "!=") && left && right) noteNan(walk, operator, left.value, right.value);
  const choices = operator === "if" ? [left, operands[2]] : operator === "or" || operator === "and" ? operands : [];
  const values = choices.flatMap((choice) => choice?.value ?? []);
  return {
    value: otherValue(walk, firstRead, values.length > 1 ? { choices: values } : undefined),
    origin: choices.find((choice) => choice?.origin?.imported)?.origin,
  };
}

/** NaN by its names, and as it is made of text. */
const nanName = /^(?:numpy|math|torch|pandas|cupy|jax\.numpy|tensorflow\.experimental\.numpy)\.(?:nan|NaN|NAN)$/;

function noteNan(walk: Walk, operator: "==" | "!=", left: PythonValue, right: PythonValue): void {
  const isNan = (value: PythonValue) => {
    if (value.kind === "name") return nanName.test(value.value);
    if (value.kind !== "call" || value.name !== "float") return false;
    const [text] = walk.calls[value.call]?.arguments ?? [];
    return text?.value.kind === "string" && /^\s*[+-]?nan\s*$/i.test(text.value.value);
  };
  const isRight = isNan(right);
  if (isRight === isNan(left)) return;
  const value = isRight ? left : right;
  // `np.nan != 5` only shows what NaN is.
  if (value.kind === "number" || value.kind === "string" || value.kind === "none") return;
  walk.nanComparisons.push({ operator, value, scope: walk.scope.name, span: spanOf(walk.cursor) });
}

function readLambda(walk: Walk): Expression {
  const { cursor, scope } = walk;
  const firstRead = walk.reads.length;
  const own = newNamelessScope(scope);
  eachChild(cursor, () => {
    if (cursor.name === "ParamList") readParameters(walk, own, readExpression);
    else if (isExpression(cursor)) {
      walk.scope = own;
      readExpression(walk);
      walk.scope = scope;
    }
  });
  return { value: otherValue(walk, firstRead) };
}

function readOther(walk: Walk): Expression {
  const { cursor } = walk;
  const firstRead = walk.reads.length;
  eachChild(cursor, () => {
    if (isExpression(cursor)) readExpression(walk);
  });
  return { value: otherValue(walk, firstRead) };
}
