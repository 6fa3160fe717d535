import { bind, declareElsewhere } from "../code/scope.js";
import { eachChild, spanOf, spansOf, textOf } from "../code/under-cursor.js";
import { bindTarget, markAssigned, noteStore, noteUpdate, readAssignment } from "./assignments.js";
import { noteCheck } from "./checks.js";
import { readClass, readDecorated, readFunction } from "./definitions.js";
import { readExpression } from "./expressions.js";
import { readImportStatement } from "./import-statement.js";
import { nodeTypes } from "./syntax-tree.js";
import { deepest, type Expression, isExpression, targetNames, type Walk } from "./walk.js";

const mainGuard = /if[ \t(]*(?:__name__[ \t]*==[ \t]*(["'])__main__\1|(["'])__main__\2[ \t]*==[ \t]*__name__)[ \t)]*:/y;
const emptyReturn = /^return(?:\s+None)?$/;
const notImplemented = /^raise\s+NotImplementedError\b/;

/** Reads the statements under the cursor, which stands on a module or a body; answers whether they do nothing. */
export function readBody(walk: Walk): boolean {
  const { cursor } = walk;
  let empty = true;
  eachChild(cursor, () => {
    if (empty && cursor.name !== ":" && cursor.name !== "Comment") empty = doesNothing(walk);
    readStatement(walk);
  });
  return empty;
}

function readStatement(walk: Walk): void {
  if (walk.depth >= deepest) return;
  walk.depth++;
  walk.reads.length = 0;
  (readerOfType[walk.cursor.type.id] ?? readParts)(walk);
  walk.depth--;
}

const readerOf: ReadonlyMap<string, (walk: Walk) => void> = new Map([
  ["ExpressionStatement", readExpressionStatement],
  ["AssignStatement", (walk) => readAssignment(walk, readExpression)],
  ["UpdateStatement", readUpdate],
  ["ImportStatement", readImport],
  ["FunctionDefinition", (walk) => readFunction(walk, [], readBody)],
  ["ClassDefinition", (walk) => readClass(walk, readBody)],
  ["DecoratedStatement", (walk) => readDecorated(walk, readBody)],
  ["IfStatement", readIf],
  ["ForStatement", readLoop],
  ["WhileStatement", readLoop],
  ["WithStatement", readWith],
  ["TryStatement", readTry],
  ["AssertStatement", readAssert],
  ["ReturnStatement", readReturn],
  ["YieldStatement", readReturn],
  ["ScopeStatement", readScopeStatement],
  ["DeleteStatement", readDelete],
]);

const readerOfType = nodeTypes.map(({ name }) => readerOf.get(name));

/** `del rows["price"]` */
function readDelete(walk: Walk): void {
  const { cursor } = walk;
  const span = spanOf(cursor);
  eachChild(cursor, () => {
    if (isExpression(cursor)) noteStore(walk, readExpression(walk).value, undefined, span);
  });
}

/** Reads the expressions, bodies and statements that a statement is made of. */
function readParts(walk: Walk): void {
  const { cursor } = walk;
  eachChild(cursor, () => {
    if (isExpression(cursor)) readExpression(walk);
    else if (cursor.name === "Body") readBody(walk);
    else readStatement(walk);
  });
}

/** Docstrings, and strings used as comments, say nothing. */
function readExpressionStatement(walk: Walk): void {
  if (isBareText(walk)) return;
  const { cursor, calls, code } = walk;
  const { from, to } = cursor;
  const first = calls.length;
  readParts(walk);
  const call = calls.slice(first).find(({ whole }) => whole.start === from && whole.end === to);
  const indent = code.slice(code.lastIndexOf("\n", from - 1) + 1, from);
  if (call && /^[ \t]*$/.test(indent)) call.indent = indent;
}

/** `x += value`: what it changes, and what it reads. */
function readUpdate(walk: Walk): void {
  const { cursor } = walk;
  const span = spanOf(cursor);
  let isTarget = true;
  eachChild(cursor, () => {
    if (!isExpression(cursor)) return;
    const { value } = readExpression(walk);
    if (isTarget) noteUpdate(walk, value, span);
    isTarget = false;
  });
}

function readIf(walk: Walk): void {
  mainGuard.lastIndex = walk.cursor.from;
  if (!walk.mainGuard && mainGuard.test(walk.code)) walk.mainGuard = { start: walk.cursor.from, end: mainGuard.lastIndex };
  const firstCall = walk.calls.length;
  readParts(walk);
  const { cursor, code } = walk;
  const firstLine = code.slice(cursor.from, code.indexOf("\n", cursor.from));
  const [body] = /[<>]|\(\s*$/.test(firstLine) ? spansOf(cursor, "Body") : [];
  if (!body) return;
  noteCheck(walk, "if", cursor.from + 2, body.start, () => [
    ...(/\braise\b/.test(code.slice(body.start, cursor.to)) ? ["raise"] : []),
    ...walk.calls.slice(firstCall).flatMap(({ name, span }) => (body.start <= span.start ? [name] : [])),
  ]);
}

function readAssert(walk: Walk): void {
  walk.assertions++;
  noteCheck(walk, "assert", walk.cursor.from + "assert".length, walk.cursor.to, () => []);
  readParts(walk);
}

function readImport(walk: Walk): void {
  const { imports } = readImportStatement(walk.code, walk.cursor.from);
  for (const found of imports) {
    walk.imports.push(found);
    const { module, name, as, level } = found;
    if (as === "*") continue;
    const bound = name === undefined ? (as === module.split(".", 1)[0] ? as : module) : module ? `${module}.${name}` : name;
    bind(walk.scope, as, { origin: { name: ".".repeat(level) + bound, imported: level === 0 }, isImport: true });
  }
}

function readReturn(walk: Walk): void {
  const { cursor, returns, scope } = walk;
  eachChild(cursor, () => {
    if (isExpression(cursor)) returns.push({ value: readExpression(walk).value, scope: scope.name, span: spanOf(cursor) });
  });
}

/** The head of a `for` runs once, the test of a `while` each time. */
function readLoop(walk: Walk): void {
  const { cursor, code, scope, inLoop } = walk;
  const isFor = cursor.name === "ForStatement";
  const targets: string[] = [];
  const span = spanOf(cursor);
  let inTargets = isFor;
  let inElse = false;
  eachChild(cursor, () => {
    if (cursor.name === "in") inTargets = false;
    else if (cursor.name === "else") inElse = true;
    else if (cursor.name === "Body") {
      walk.inLoop = inLoop || !inElse;
      readBody(walk);
    } else if (isExpression(cursor)) {
      walk.inLoop = inLoop || !isFor;
      const { value } = readExpression(walk);
      if (!inTargets) walk.loops.push({ form: isFor ? "for" : "while", targets, value, scope: scope.name, span });
      else
        for (const name of targetNames(code, value)) {
          targets.push(name);
          bind(scope, name);
        }
    }
    walk.inLoop = inLoop;
  });
}

/** What the first body of a `try` does is caught where a handler raises nothing. */
function readTry(walk: Walk): void {
  const { cursor, code, caught, tried } = walk;
  const handlers = spansOf(cursor, "except");
  const bodies = spansOf(cursor, "Body");
  const isCaught = handlers.some(({ start }) => {
    const body = bodies.find((one) => one.start > start);
    return body !== undefined && !/\braise\b/.test(code.slice(body.start, body.end));
  });
  eachChild(cursor, () => {
    if (isExpression(cursor)) readExpression(walk);
    else if (cursor.name === "Body") {
      const isFirst = cursor.from === bodies[0]?.start;
      walk.caught = caught || (isCaught && isFirst);
      walk.tried = tried || (handlers.length > 0 && isFirst);
      readBody(walk);
      walk.caught = caught;
      walk.tried = tried;
    } else readStatement(walk);
  });
}

function readWith(walk: Walk): void {
  const { cursor, code } = walk;
  let context: Expression | undefined;
  let afterAs = false;
  eachChild(cursor, () => {
    if (cursor.name === "as") afterAs = true;
    else if (cursor.name === "Body") readBody(walk);
    else if (isExpression(cursor)) {
      const expression = readExpression(walk);
      const names = afterAs ? targetNames(code, expression.value) : [];
      if (context?.value.kind === "call") markAssigned(walk, context.value.call, names);
      for (const name of names) bindTarget(walk, name, context);
      context = expression;
      afterAs = false;
    }
  });
}

function readScopeStatement(walk: Walk): void {
  const { cursor, scope } = walk;
  let keyword: "global" | "nonlocal" = "global";
  eachChild(cursor, () => {
    if (cursor.name === "nonlocal") keyword = "nonlocal";
    else if (cursor.name === "VariableName") declareElsewhere(scope, textOf(walk), keyword);
  });
}

function isBareText({ cursor }: Walk): boolean {
  if (!cursor.firstChild()) return false;
  const bare = cursor.name === "String" || cursor.name === "ContinuedString";
  cursor.parent();
  return bare;
}

function doesNothing(walk: Walk): boolean {
  const { cursor } = walk;
  switch (cursor.name) {
    case "PassStatement":
      return true;
    case "ExpressionStatement":
      return isBareText(walk) || textOf(walk) === "...";
    case "ReturnStatement":
      return emptyReturn.test(textOf(walk));
    case "RaiseStatement":
      return notImplemented.test(textOf(walk));
    default:
      return false;
  }
}
