import type { Span } from "../../text/span.js";
import { attributeOrigin, isSelf, lookup, originOf } from "../code/scope.js";
import { eachChild, otherValue, spanOf, textOf } from "../code/under-cursor.js";
import { memberOrigin, noteEnvironment } from "./bindings.js";
import { readKey } from "./texts.js";
import { type Expression, isExpression, type Walk } from "./walk.js";

const identifier = /^[A-Za-z_$][\w$]*$/;

/** What the name `written` stands for at the node under the cursor. */
export function readName(walk: Walk, written: string): Expression {
  const { scope } = walk;
  const span = spanOf(walk.cursor);
  const binding = lookup(scope, written);
  if (written === "undefined" && !binding) return { value: { kind: "none", span } };
  const origin = originOf(scope, written, binding);
  const value = binding?.isImport ? origin.name : written;
  walk.reads.push(value);
  return { value: { kind: "name", value, span }, origin };
}

/** Reads the `object.member`, `object?.member` or `object[index]` under the cursor. */
export function readMember(walk: Walk): Expression {
  const { cursor, reads } = walk;
  const firstRead = reads.length;
  const span = spanOf(cursor);
  let object: Expression | undefined;
  let member: string | undefined;
  eachChild(cursor, () => {
    if (cursor.name === "PropertyName" || cursor.name === "PrivatePropertyName") member = textOf(walk);
    else if (!isExpression(cursor)) return;
    else if (!object) object = walk.read();
    else if (cursor.name === "String" && identifier.test(readKey(walk).value)) member = readKey(walk).value;
    else walk.read();
  });
  return object && member !== undefined ? memberOfObject(walk, object, member, firstRead, span) : { value: otherValue(walk, firstRead) };
}

function memberOfObject(walk: Walk, { value: receiver, origin }: Expression, member: string, firstRead: number, span: Span): Expression {
  const { reads, scope } = walk;
  const found = memberOrigin(origin, member);
  noteEnvironment(walk, found.name, span);
  if (receiver.kind !== "name") return { value: otherValue(walk, firstRead), origin: found };
  const value = `${receiver.value}.${member}`;
  reads[reads.length - 1] = value;
  const own = isSelf(receiver.value) ? attributeOrigin(scope, receiver.value, member) : undefined;
  return { value: { kind: "name", value, span }, origin: own ?? found };
}
