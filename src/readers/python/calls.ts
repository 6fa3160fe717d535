import type { PythonArgument, PythonValue } from "../../facts/python-facts.js";
import { lastPart } from "../../text/last-part.js";
import type { Span } from "../../text/span.js";
import { type Origin, resultOf, settle } from "../code/scope.js";
import { isText } from "../code/text-values.js";
import { spanOf } from "../code/under-cursor.js";
import { record } from "./assignments.js";
import { readClauses } from "./containers.js";
import { fillIn } from "./texts.js";
import { type CallValue, type Expression, isExpression, type OpenCall, type ReadExpression, targetNames, type Walk } from "./walk.js";

const environmentReads = new Set(["os.getenv", "os.environ.get", "os.environ.pop", "os.environ.setdefault"]);

/** `self.assertEqual`, `numpy.testing.assert_allclose`, `mock.assert_called`, `pytest.raises`, `self.fail`. */
const assertion = /(?:^|\.)assert\w*$|^pytest\.(?:raises|warns|fail|deprecated_call)$|^self\.fail$/;

/** Reads the call under the cursor. */
export function readCall(walk: Walk, read: ReadExpression): Expression {
  const { cursor } = walk;
  const whole = spanOf(cursor);
  if (!cursor.firstChild()) return { value: { kind: "other", names: [], span: whole } };
  const callee = read(walk);
  const { call, value } = addCall(walk, callee.origin, spanOf(cursor), whole);
  if (callee.receiver && !isSaid(call.name, callee.receiver)) call.receiver = callee.receiver;
  while (cursor.nextSibling()) if (cursor.name === "ArgList") call.arguments = readArguments(walk, read);
  cursor.parent();
  noteEnvironment(walk, call.name, call.arguments[0]?.value);
  const template = call.name.endsWith(".format") ? callee.receiver : undefined;
  if (template && (isText(template) || template.kind === "name")) {
    const values = call.arguments.map((argument) => argument.value);
    return { value: fillIn(template, values, whole) };
  }
  return { value, origin: resultOf(callee.origin) };
}

/** Whether a callee's name says what it is a member of, and not what was assigned to that: `df.dropna` of `df.dropna()`. */
function isSaid(name: string, receiver: PythonValue): boolean {
  return receiver.kind === "name" && name === `${receiver.value}.${lastPart(name)}`;
}

/** Adds a call whose arguments are still to be read, so that calls stand in the order of their parentheses. */
export function addCall(
  walk: Walk,
  origin: Origin | undefined,
  span: Span,
  whole: Span,
): { readonly call: OpenCall; readonly value: CallValue } {
  const name = origin?.name ?? "";
  const scope = walk.scope.name;
  const { inLoop, caught, tried } = walk;
  const call: OpenCall = {
    name,
    arguments: [],
    span,
    whole,
    scope,
    assignedTo: [],
    awaited: false,
    inLoop,
    ...(caught && { caught }),
    ...(tried && { tried }),
  };
  const value: CallValue = { kind: "call", name, call: walk.calls.length, span: whole };
  walk.calls.push(call);
  if (origin?.imported) noteUse(walk, name, span);
  else if (origin?.free) walk.unsettled.push({ call, value, origin });
  if (assertion.test(name)) walk.assertions++;
  return { call, value };
}

/** Names the calls whose callee was bound later in the file than it was read: a global used by the functions above it. */
export function settleCalls(walk: Walk): void {
  for (const { call, value, origin } of walk.unsettled) {
    const { name, imported } = settle(origin);
    call.name = name;
    value.name = name;
    if (imported) noteUse(walk, name, call.span);
  }
}

export function noteUse(walk: Walk, name: string, span: Span): void {
  const known = walk.used.get(name);
  if (!known || span.start < known.start) walk.used.set(name, span);
}

/** Notes the variable if `name` reads the environment and `variable` says which. */
export function noteEnvironment(walk: Walk, name: string, variable: PythonValue | undefined): void {
  if (variable?.kind !== "string" || !(environmentReads.has(name) || name === "os.environ")) return;
  walk.environment.push({ kind: "env", value: variable.value, span: variable.span });
}

/** Reads the argument list under the cursor. */
export function readArguments(walk: Walk, read: ReadExpression): PythonArgument[] {
  const { cursor, reads } = walk;
  const list: PythonArgument[] = [];
  if (!cursor.firstChild()) return list;
  let unpacked = false;
  let name: string | undefined;
  let walrus: PythonValue | undefined;
  let firstCall = walk.calls.length;
  do {
    if (cursor.name === "*" || cursor.name === "**") unpacked = true;
    else if (cursor.name === "for" || cursor.name === "async") readClauses(walk, firstCall, read);
    else if (cursor.name === "AssignOp") {
      const target = list.pop()?.value;
      reads.pop();
      if (cursor.to - cursor.from > 1) walrus = target;
      else name = target && targetNames(walk.code, target)[0];
    } else if (isExpression(cursor)) {
      firstCall = walk.calls.length;
      const expression = read(walk);
      const { value } = expression;
      if (walrus) record(walk, targetNames(walk.code, walrus), expression, { start: walrus.span.start, end: value.span.end });
      list.push(unpacked ? { unpacked: true, value } : name === undefined ? { value } : { name, value });
      unpacked = false;
      name = undefined;
      walrus = undefined;
    }
  } while (cursor.nextSibling());
  cursor.parent();
  return list;
}
