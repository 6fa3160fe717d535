import type { CodeValue } from "../../facts/code-value.js";
import { bind, newNamelessScope, newScope, type Origin } from "../code/scope.js";
import { eachChild, otherValue, spanOf, textOf } from "../code/under-cursor.js";
import { annotatedOrigin, hold, recordTarget, takenAs, typedAs } from "./bindings.js";
import { notePassed } from "./calls.js";
import { type BoundName, readPattern } from "./patterns.js";
import { type Expression, isExpression, isPattern, type Walk } from "./walk.js";

/** What a function is called that no name is given to, as in stack traces. */
const anonymous = "<anonymous>";

/** Reads the expression under the cursor; a function or class takes the name of what holds it. */
export function readNamed(walk: Walk, name: string | undefined): Expression {
  const { cursor } = walk;
  if (cursor.name === "ArrowFunction" || cursor.name === "FunctionExpression") return { value: readFunction(walk, name) };
  if (cursor.name === "ClassExpression") return { value: readClass(walk, name) };
  return walk.read();
}

/** Reads the function, method or accessor under the cursor, which may be a property of an object. */
export function readFunction(walk: Walk, given?: string): CodeValue {
  const { cursor, scope: outside } = walk;
  const own = newScope("function", given ?? ownName(walk) ?? anonymous, outside);
  let isAsync = false;
  let isBody = false;
  eachChild(cursor, () => {
    if (cursor.name === "async") isAsync = true;
    else if (cursor.name === "Arrow") isBody = true;
    else if (cursor.name === "Decorator") readDecorator(walk);
    else if (cursor.name === "VariableDefinition") {
      bind(own, textOf(walk));
      if (cursor.node.parent?.name === "ArrowFunction")
        walk.parameters.push({ name: textOf(walk), path: [], index: 0, scope: own.name, span: spanOf(cursor) });
    } else {
      walk.scope = own;
      if (cursor.name === "ParamList") readParameters(walk);
      else if (cursor.name === "Block") walk.readStatements();
      else if (isBody && isExpression(cursor)) {
        const { value } = walk.read();
        walk.returns.push({ value, scope: own.name, span: value.span });
      }
      walk.scope = outside;
    }
  });
  const value: CodeValue = { kind: "other", names: [], span: spanOf(cursor) };
  walk.functionValues.set(value, isAsync);
  return value;
}

/** Reads the class under the cursor. */
export function readClass(walk: Walk, given?: string): CodeValue {
  const { cursor, scope: outside, reads } = walk;
  const firstRead = reads.length;
  const own = newScope("class", given ?? ownName(walk) ?? anonymous, outside);
  eachChild(cursor, () => {
    if (cursor.name === "Decorator") readDecorator(walk);
    else if (isExpression(cursor)) notePassed(walk, walk.read());
    else if (cursor.name === "ClassBody") {
      eachChild(cursor, () => {
        walk.scope = own;
        if (cursor.name === "MethodDeclaration") readFunction(walk, ownName(walk));
        else if (cursor.name === "PropertyDeclaration") readField(walk);
        else if (cursor.name === "StaticBlock") readStaticBlock(walk);
        walk.scope = outside;
      });
    }
  });
  return otherValue(walk, firstRead);
}

/** Reads the decorator under the cursor: it is called with what it stands on. */
export function readDecorator(walk: Walk): void {
  const { cursor } = walk;
  eachChild(cursor, () => {
    if (isExpression(cursor)) notePassed(walk, walk.read());
  });
}

/** The name that stands on the function, class, method or field under the cursor. */
export function ownName(walk: Walk): string | undefined {
  const { cursor } = walk;
  let name: string | undefined;
  eachChild(cursor, () => {
    if (/^(?:VariableDefinition|PropertyDefinition|PrivatePropertyDefinition)$/.test(cursor.name)) name ??= textOf(walk);
  });
  return name;
}

/** A field is known as `this.field` in every method, whichever comes first. */
function readField(walk: Walk): void {
  const { cursor, scope: own } = walk;
  const span = spanOf(cursor);
  const name = ownName(walk);
  let type: Origin | undefined;
  let given: Expression | undefined;
  let isValue = false;
  // The names of fields are no variables.
  walk.scope = newNamelessScope(own);
  eachChild(cursor, () => {
    if (cursor.name === "Decorator") readDecorator(walk);
    else if (cursor.name === "TypeAnnotation") type = annotatedOrigin(walk);
    else if (cursor.name === "Equals") isValue = true;
    else if (isValue && isExpression(cursor)) given = readNamed(walk, name);
  });
  const held = typedAs(given, type, span);
  if (name !== undefined && given && held) recordTarget(walk, `this.${name}`, held, span, "block");
  else if (name !== undefined && held) hold(walk, `this.${name}`, held, "block");
  walk.scope = own;
}

function readStaticBlock(walk: Walk): void {
  const { cursor, scope: own } = walk;
  walk.scope = newNamelessScope(own);
  eachChild(cursor, () => {
    if (cursor.name === "Block") walk.readStatements();
  });
  walk.scope = own;
}

/** Reads the parameters under the cursor; those of a constructor that are `private`, `public` or `readonly` are fields too. */
function readParameters(walk: Walk): void {
  const { cursor } = walk;
  let names: readonly BoundName[] = [];
  let type: Origin | undefined;
  let given: Expression | undefined;
  let isField = false;
  let index = 0;
  const close = () => {
    const [first] = names;
    for (const one of names) {
      const taken = takenAs(one.path?.length === 0 && given ? { ...one, default: given.value } : one);
      walk.parameters.push({ index, scope: walk.scope.name, ...taken, span: one.span });
    }
    if (first) index++;
    const held = typedAs(given, type, first?.span ?? spanOf(cursor));
    for (const { name, path } of names) hold(walk, name, path?.length === 0 ? held : undefined, "block");
    if (isField && first && held) hold(walk, `this.${first.name}`, held, "block");
    names = [];
    type = undefined;
    given = undefined;
    isField = false;
  };
  eachChild(cursor, () => {
    if (cursor.name === ",") close();
    else if (cursor.name === "Privacy" || cursor.name === "readonly") isField = true;
    else if (cursor.name === "Decorator") readDecorator(walk);
    else if (cursor.name === "TypeAnnotation") type = annotatedOrigin(walk);
    else if (isPattern(cursor)) names = readPattern(walk);
    else if (isExpression(cursor)) given = readNamed(walk, names[0]?.name);
  });
  close();
}
