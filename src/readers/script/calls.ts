import type { ScriptArgument } from "../../facts/script-facts.js";
import type { Span } from "../../text/span.js";
import { type Origin, resultOf, settle } from "../code/scope.js";
import { otherValue, spanOf } from "../code/under-cursor.js";
import { requiredOrigin } from "./bindings.js";
import { readRequiredModule } from "./required-module.js";
import { readTemplate } from "./texts.js";
import { type CallValue, type Expression, isExpression, type OpenCall, type Walk } from "./walk.js";

/** Reads the call, `new` expression or tagged template under the cursor. */
export function readCall(walk: Walk): Expression {
  const { cursor } = walk;
  const whole = spanOf(cursor);
  const required = cursor.name === "CallExpression" ? readRequire(walk) : undefined;
  if (required) return required;
  const constructs = cursor.name === "NewExpression";
  const firstRead = walk.reads.length;
  if (!cursor.firstChild()) return { value: otherValue(walk, firstRead) };
  while (!isExpression(cursor) && cursor.nextSibling());
  const callee = isExpression(cursor) ? walk.read() : undefined;
  const { call, value } = addCall(walk, callee?.origin, spanOf(cursor), whole, constructs);
  if (callee && /^\.[\w$]/.test(call.name)) call.receiver = callee.value;
  while (cursor.nextSibling()) {
    if (cursor.name === "ArgList") call.arguments = readArguments(walk);
    else if (cursor.name === "TemplateString") call.arguments = [{ value: readTemplate(walk) }];
  }
  cursor.parent();
  noteDenoVariable(walk, call);
  return { value, origin: resultOf(callee?.origin) };
}

/** Reads the `import()` under the cursor. */
export function readDynamicImport(walk: Walk): Expression {
  const { cursor } = walk;
  const firstRead = walk.reads.length;
  const module = noteRequired(walk);
  if (module !== undefined) return { value: otherValue(walk, firstRead), origin: requiredOrigin(module, "namespace") };
  if (cursor.firstChild()) {
    do if (isExpression(cursor)) walk.read();
    while (cursor.nextSibling());
    cursor.parent();
  }
  return { value: otherValue(walk, firstRead) };
}

/** Names the calls whose callee was bound further down than it was read: a constant used by the functions above it. */
export function settleCalls(walk: Walk): void {
  for (const { call, value, origin } of walk.unsettled) {
    const settled = settle(origin);
    call.name = settled.name;
    value.name = settled.name;
    noteUse(walk, settled, call.span);
  }
}

/** Notes that something of a package is used: called, passed on, or used as an element. What only a type annotation says is no use. */
export function noteUse(walk: Walk, origin: Origin | undefined, span: Span): void {
  if (!origin?.imported || origin.typed || origin.nameless) return;
  const known = walk.used.get(origin.name);
  if (!known || span.start < known.start) walk.used.set(origin.name, span);
}

/** Notes the use of an imported name that is passed on as a value; what a call gave is used already. */
export function notePassed(walk: Walk, { value, origin }: Expression): void {
  if (value.kind === "name" && !origin?.name.includes("(")) noteUse(walk, origin, value.span);
}

/** Adds a call whose arguments are still to be read, so that calls stand in the order of their parentheses. */
function addCall(
  walk: Walk,
  origin: Origin | undefined,
  span: Span,
  whole: Span,
  constructs: boolean,
): { readonly call: OpenCall; readonly value: CallValue } {
  const name = origin?.name ?? "";
  const { scope, caught } = walk;
  const call: OpenCall = { name, arguments: [], span, whole, scope: scope.name, constructs, ...(caught && { caught }) };
  const value: CallValue = { kind: "call", name, call: walk.calls.length, span: whole };
  walk.calls.push(call);
  if (origin?.free) walk.unsettled.push({ call, value, origin });
  else noteUse(walk, origin, span);
  return { call, value };
}

/** Reads the argument list under the cursor. */
function readArguments(walk: Walk): ScriptArgument[] {
  const { cursor } = walk;
  const list: ScriptArgument[] = [];
  if (!cursor.firstChild()) return list;
  let unpacked = false;
  do {
    if (cursor.name === "Spread") unpacked = true;
    else if (isExpression(cursor)) {
      const expression = walk.read();
      notePassed(walk, expression);
      list.push(unpacked ? { unpacked, value: expression.value } : { value: expression.value });
      unpacked = false;
    }
  } while (cursor.nextSibling());
  cursor.parent();
  return list;
}

function readRequire(walk: Walk): Expression | undefined {
  if (!walk.code.startsWith("require", walk.cursor.from)) return undefined;
  const module = noteRequired(walk);
  return module === undefined ? undefined : { value: otherValue(walk, walk.reads.length), origin: requiredOrigin(module, "default") };
}

/** Notes the module that the node under the cursor loads, if it is the whole node that does. */
function noteRequired({ code, cursor, imports }: Walk): string | undefined {
  const found = readRequiredModule(code, cursor.from);
  const [first] = found.imports;
  if (!first || found.end > cursor.to || !/^\s*\)$/.test(code.slice(found.end, cursor.to))) return undefined;
  imports.push(...found.imports);
  return first.module;
}

function noteDenoVariable(walk: Walk, { name, arguments: [first] }: OpenCall): void {
  if (name !== "Deno.env.get" || first?.value.kind !== "string") return;
  walk.environment.push({ kind: "env", value: first.value.value, span: first.value.span });
}
