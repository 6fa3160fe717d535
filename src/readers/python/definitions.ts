import type { PythonArgument, PythonFunction, PythonValue } from "../../facts/python-facts.js";
import { bind, lookup, memberOf, newScope, type Origin, originOf, type Scope } from "../code/scope.js";
import { eachChild, spanOf, textOf } from "../code/under-cursor.js";
import { readAnnotation } from "./assignments.js";
import { addCall, noteUse, readArguments } from "./calls.js";
import { readExpression } from "./expressions.js";
import { type Parameter, readParameters } from "./parameters.js";
import type { Walk } from "./walk.js";

type Decorator = PythonFunction["decorators"][number];

/** Reads the body under the cursor; answers whether it does nothing. */
export type ReadBody = (walk: Walk) => boolean;

/** Reads the decorators and the function or class under the cursor, which stands on a decorated statement. */
export function readDecorated(walk: Walk, readBody: ReadBody): void {
  const { cursor } = walk;
  const decorators: Decorator[] = [];
  eachChild(cursor, () => {
    if (cursor.name === "Decorator") decorators.push(readDecorator(walk));
    else if (cursor.name === "FunctionDefinition") readFunction(walk, decorators, readBody);
    else if (cursor.name === "ClassDefinition") readClass(walk, readBody);
  });
}

/** Reads the function definition under the cursor. */
export function readFunction(walk: Walk, decorators: readonly Decorator[], readBody: ReadBody): void {
  const { cursor, scope: outside, inLoop, assertions } = walk;
  const none: Parameter[] = [];
  const found = {
    name: "",
    scope: outside.name,
    async: false,
    parameters: none,
    decorators,
    span: spanOf(cursor),
    empty: false,
    assertions: 0,
  };
  let own: Scope | undefined;
  walk.functions.push(found);
  walk.assertions = 0;
  eachChild(cursor, () => {
    switch (cursor.name) {
      case "async":
        found.async = true;
        break;
      case "VariableName":
        found.name = textOf(walk);
        found.span = spanOf(cursor);
        bind(outside, found.name);
        break;
      case "ParamList":
        own = newScope("function", found.name, outside);
        found.parameters = readParameters(walk, own, readExpression);
        break;
      case "TypeDef":
        readAnnotation(walk, readExpression);
        break;
      case "Body":
        walk.scope = own ?? newScope("function", found.name, outside);
        walk.inLoop = false;
        found.empty = readBody(walk);
        walk.scope = outside;
        walk.inLoop = inLoop;
    }
  });
  found.assertions = walk.assertions;
  walk.assertions += assertions;
}

/** Reads the class definition under the cursor. */
export function readClass(walk: Walk, readBody: ReadBody): void {
  const { cursor, scope: outside, fields: outerFields, inLoop } = walk;
  let name = "";
  let span = spanOf(cursor);
  let bases: string[] = [];
  const position = walk.classes.push({ name, bases, fields: [], span }) - 1;
  walk.fields = [];
  eachChild(cursor, () => {
    switch (cursor.name) {
      case "VariableName":
        name = textOf(walk);
        span = spanOf(cursor);
        bind(outside, name);
        break;
      case "ArgList":
        bases = readArguments(walk, readExpression).flatMap((argument) => (argument.name ? [] : baseName(argument.value)));
        // Building on an imported class is using it.
        for (const base of bases) if (isImported(walk, base)) noteUse(walk, base, spanOf(cursor));
        break;
      case "Body":
        walk.scope = newScope("class", name, outside);
        walk.inLoop = false;
        readBody(walk);
        walk.scope = outside;
        walk.inLoop = inLoop;
    }
  });
  walk.classes[position] = { name, bases, fields: walk.fields, span };
  walk.fields = outerFields;
}

/** `@a.b` or `@a.b(…)`; the second is also a call. */
function readDecorator(walk: Walk): Decorator {
  const { cursor, scope } = walk;
  const whole = { start: cursor.from + 1, end: cursor.to };
  let origin: Origin | undefined;
  let span = { start: cursor.to, end: cursor.to };
  let given: PythonArgument[] = [];
  eachChild(cursor, () => {
    if (cursor.name === "VariableName") {
      origin = origin ? memberOf(origin, textOf(walk)) : nameOrigin(scope, textOf(walk));
      span = { start: Math.min(span.start, cursor.from), end: cursor.to };
    } else if (cursor.name === "ArgList") {
      const { call } = addCall(walk, origin, span, { start: span.start, end: cursor.to });
      given = readArguments(walk, readExpression);
      call.arguments = given;
    }
  });
  if (origin?.imported) noteUse(walk, origin.name, span);
  return { name: origin?.name ?? "", arguments: given, span: span.start < span.end ? span : whole };
}

function nameOrigin(scope: Scope, name: string): Origin {
  return originOf(scope, name, lookup(scope, name));
}

/** Whether a resolved name stems from an absolute import. */
function isImported({ imports }: Walk, name: string): boolean {
  return imports.some(({ module, name: member, level }) => {
    const origin = member === undefined ? module : `${module}.${member}`;
    return level === 0 && (name === origin || name.startsWith(`${origin}.`));
  });
}

/** The dotted name of a base class: `Generic` for `Generic[T]`. */
function baseName(value: PythonValue): string[] {
  if (value.kind === "name" || value.kind === "call") return [value.kind === "name" ? value.value : value.name];
  return value.kind === "other" ? value.names.slice(0, 1) : [];
}

/** Lets functions that assert nothing themselves have the assertions of those of the file that they call: tests share what they check. */
export function shareAssertions({ functions, calls }: Walk): void {
  const asserting = new Map(functions.flatMap((one) => (one.assertions > 0 ? [[one.name, one.assertions] as const] : [])));
  if (asserting.size === 0) return;
  const checks = new Map<string, number>();
  for (const { name, scope } of calls) {
    const count = /^(?:self\.)?\w+$/.test(name) ? asserting.get(name.replace("self.", "")) : undefined;
    if (count !== undefined) checks.set(scope, (checks.get(scope) ?? 0) + count);
  }
  for (const one of functions)
    if (one.assertions === 0) one.assertions = checks.get(one.scope === "" ? one.name : `${one.scope}.${one.name}`) ?? 0;
}
