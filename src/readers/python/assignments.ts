import type { PythonValue } from "../../facts/python-facts.js";
import type { Span } from "../../text/span.js";
import { bind, lookup, resultOf } from "../code/scope.js";
import { eachChild, spanOf, textOf } from "../code/under-cursor.js";
import { type Expression, isExpression, type ReadExpression, targetNames, type Walk } from "./walk.js";

/** One side of an assignment: `a, b` has two items. */
interface Side {
  readonly items: Expression[];
  readonly starred: boolean;
  readonly tuple: boolean;
}

/** Reads an assignment statement: `a = b = value`, `a, *b = value`, `a: T = value`, or the bare annotation `a: T`. */
export function readAssignment(walk: Walk, read: ReadExpression): void {
  const { cursor, code } = walk;
  const span = spanOf(cursor);
  const targets: Side[] = [];
  let side = newSide();
  let annotation: { readonly text: string; readonly type?: Expression } | undefined;
  eachChild(cursor, () => {
    if (cursor.name === "AssignOp") {
      targets.push(side);
      side = newSide();
    } else if (cursor.name === "TypeDef") annotation = readAnnotation(walk, read);
    else if (cursor.name === ",") side = { ...side, tuple: true };
    else if (cursor.name === "*") side = { ...side, starred: true };
    else if (isExpression(cursor)) side.items.push(read(walk));
  });

  const target = (targets[0] ?? side).items[0]?.value;
  if (annotation && target?.kind === "name" && walk.scope.kind === "class") {
    walk.fields.push({ name: code.slice(target.span.start, target.span.end), annotation: annotation.text });
  }
  const value = sideValue(side);
  if (targets.length === 0 || !value) return;
  const typed =
    annotation?.type?.origin?.imported && !value.origin?.imported ? { ...value, origin: resultOf(annotation.type.origin) } : value;
  const whole: string[] = [];
  for (const { items, starred } of targets) {
    for (const item of items) noteStore(walk, item.value, value.value, span);
    const pairs = starred || side.starred ? undefined : pairUp(items, side.items);
    if (!pairs) whole.push(...items.flatMap((item) => targetNames(code, item.value)));
    else for (const [to, from] of pairs) record(walk, targetNames(code, to.value), from, span);
  }
  record(walk, whole, typed, span);
}

/** Records that an operator changes what `target` names, or a part of it. */
export function noteUpdate(walk: Walk, target: PythonValue, span: Span): void {
  const of = baseOf(target);
  if (of !== undefined) walk.updates.push({ of, ...(target.kind === "other" && { isPart: true }), scope: walk.scope.name, span });
}

/** The name that a value is, or is a part of: `x` of `x["key"]` and of `x[0].y`. */
function baseOf(value: PythonValue): string | undefined {
  if (value.kind === "name") return value.value;
  return value.kind === "other" && value.container ? baseOf(value.container) : undefined;
}

/** Records that `targets` now hold `expression`, and lets later names be followed through it. */
export function record(walk: Walk, targets: readonly string[], expression: Expression, span: Span): void {
  if (targets.length === 0) return;
  const { value } = expression;
  walk.assignments.push({ targets, value, scope: walk.scope.name, span });
  if (value.kind === "call") markAssigned(walk, value.call, targets);
  for (const target of targets) bindTarget(walk, target, targets.length === 1 ? expression : undefined);
}

/** Records what is put into a part of something, where `target` is one; without a value it is deleted. */
export function noteStore(walk: Walk, target: PythonValue, value: PythonValue | undefined, span: Span): void {
  if (target.kind !== "other") return;
  const { part, item } = target;
  const of = part?.of ?? item?.of ?? baseOf(target);
  const index = part?.index ?? item?.keys.map((key) => (typeof key === "number" ? String(key) : `"${key}"`)).join("][");
  if (of === undefined) return;
  walk.stores.push({ of, ...(index !== undefined && { index }), ...(value && { value }), scope: walk.scope.name, span });
}

/** Records on a call that its value goes to `targets`. */
export function markAssigned(walk: Walk, index: number, targets: readonly string[]): void {
  const call = walk.calls[index];
  if (call) call.assignedTo = [...call.assignedTo, ...targets];
}

/** The type of an annotation under the cursor, and its source without the `:` or `->`. */
export function readAnnotation(walk: Walk, read: ReadExpression): { readonly text: string; readonly type?: Expression } {
  const { cursor } = walk;
  const text = textOf(walk)
    .replace(/^(?::|->)/, "")
    .trim();
  let type: Expression | undefined;
  eachChild(cursor, () => {
    if (isExpression(cursor)) type = read(walk);
  });
  return { text, type };
}

/**
 * Binds a target to what it now stands for; without an expression it only hides. `x = None` and `except ImportError: x = False`
 * leave what is known about `x`: the other branch is the one that matters.
 */
export function bindTarget(walk: Walk, target: string, expression: Expression | undefined): void {
  const kind = expression?.value.kind;
  if ((kind === "none" || kind === "boolean") && lookup(walk.scope, target)) return;
  const origin = expression?.origin;
  const follow = origin && !origin.nameless && (origin.imported || kind === "call");
  bind(walk.scope, target, follow ? { origin } : undefined);
}

function newSide(): Side {
  return { items: [], starred: false, tuple: false };
}

function sideValue({ items, tuple }: Side): Expression | undefined {
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return undefined;
  if (!tuple) return first;
  const span = { start: first.value.span.start, end: last.value.span.end };
  return { value: { kind: "list", items: items.map((item) => item.value), span } satisfies PythonValue };
}

/** Pairs the names of `a, b` with the values of `1, 2`, when both sides are written out and equally long. */
function pairUp(targets: readonly Expression[], values: readonly Expression[]): [Expression, Expression][] | undefined {
  if (targets.length < 2 || targets.length !== values.length) return undefined;
  return targets.flatMap((target, index): [Expression, Expression][] => {
    const value = values[index];
    return value ? [[target, value]] : [];
  });
}
