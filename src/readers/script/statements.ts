import { bind, newBlockScope, type Origin } from "../code/scope.js";
import { eachChild, spanOf, textOf } from "../code/under-cursor.js";
import { annotatedOrigin, bindImport, hold, recordPattern, typedAs, type Way } from "./bindings.js";
import { noteExport } from "./exports.js";
import { ownName, readClass, readDecorator, readFunction, readNamed } from "./functions.js";
import { readImportStatement } from "./import-statement.js";
import { type BoundName, readPattern } from "./patterns.js";
import { deepest, type Expression, isErased, isExpression, isPattern, type Walk } from "./walk.js";

/** Reads the statements under the cursor, which stands on a script or block. */
export function readStatements(walk: Walk): void {
  const { cursor, reads } = walk;
  const before = reads.length;
  eachChild(cursor, () => {
    readStatement(walk);
    reads.length = before;
  });
}

function readStatement(walk: Walk): void {
  const { cursor } = walk;
  if (walk.depth >= deepest || isErased(cursor)) return;
  walk.depth++;
  const read = readerOf.get(cursor.name) ?? readParts;
  read(walk);
  walk.depth--;
}

const readerOf: ReadonlyMap<string, (walk: Walk) => void> = new Map([
  ["ImportDeclaration", (walk) => void readImports(walk)],
  ["ExportDeclaration", readExport],
  ["VariableDeclaration", (walk) => void readDeclaration(walk)],
  ["FunctionDeclaration", (walk) => void readFunctionDeclaration(walk)],
  ["ClassDeclaration", readClassDeclaration],
  ["EnumDeclaration", readEnum],
  ["ExpressionStatement", readExpressionStatement],
  ["Block", readBlock],
  ["ForStatement", readBlock],
  ["CatchClause", readBlock],
  ["TryStatement", readTry],
  ["SwitchBody", readBlock],
]);

/** Reads the expressions, names, blocks and statements that a statement is made of. */
function readParts(walk: Walk): void {
  const { cursor } = walk;
  eachChild(cursor, () => {
    if (isExpression(cursor)) walk.read();
    else if (isPattern(cursor)) for (const { name } of readPattern(walk)) hold(walk, name, undefined, "block");
    else if (cursor.name === "Decorator") readDecorator(walk);
    else readStatement(walk);
  });
}

/** Directives such as `"use client"`, and texts used as comments, say nothing. */
function readExpressionStatement(walk: Walk): void {
  const { cursor } = walk;
  const isText = cursor.firstChild() && cursor.name === "String";
  cursor.parent();
  if (!isText) readParts(walk);
}

function readBlock(walk: Walk): void {
  const { scope } = walk;
  walk.scope = newBlockScope(scope);
  readParts(walk);
  walk.scope = scope;
}

/** What the first block of a `try` does is caught where its `catch` throws nothing. */
function readTry(walk: Walk): void {
  const { cursor, code, caught } = walk;
  const handler = cursor.node.getChild("CatchClause");
  const isCaught = handler !== null && !/\bthrow\b/.test(code.slice(handler.from, handler.to));
  let isFirst = true;
  eachChild(cursor, () => {
    walk.caught = caught || (isCaught && isFirst);
    if (cursor.name === "Block") isFirst = false;
    readStatement(walk);
    walk.caught = caught;
  });
}

/** Reads the import, or the export from another module, under the cursor; answers whether it is one. */
function readImports(walk: Walk): boolean {
  const { imports } = readImportStatement(walk.code, walk.cursor.from);
  walk.imports.push(...imports);
  if (walk.cursor.name === "ImportDeclaration") for (const found of imports) bindImport(walk, found);
  return imports.length > 0;
}

/** Reads `const a = 1, { b } = c`; gives the names that it binds. */
function readDeclaration(walk: Walk): readonly BoundName[] {
  const { cursor } = walk;
  const all: BoundName[] = [];
  let way: Way = "block";
  let names: readonly BoundName[] = [];
  let start = cursor.from;
  let type: Origin | undefined;
  let given: Expression | undefined;
  let isValue = false;
  const close = () => {
    const end = given?.value.span.end ?? names.at(-1)?.span.end ?? start;
    const held = typedAs(given, type, { start, end });
    if (given && held) recordPattern(walk, names, held, { start, end: Math.max(start, end) }, way);
    else for (const { name } of names) hold(walk, name, held, way);
    all.push(...names);
    names = [];
    type = undefined;
    given = undefined;
    isValue = false;
  };
  eachChild(cursor, () => {
    if (cursor.name === "var") way = "function";
    else if (cursor.name === ",") close();
    else if (cursor.name === "TypeAnnotation") type = annotatedOrigin(walk);
    else if (cursor.name === "Equals") isValue = true;
    else if (isPattern(cursor)) {
      start = cursor.from;
      names = readPattern(walk);
    } else if (isValue && isExpression(cursor)) given = readNamed(walk, names.length === 1 ? names[0]?.name : undefined);
  });
  close();
  return all;
}

function readFunctionDeclaration(walk: Walk, given?: string): Expression {
  const { scope, callables } = walk;
  const name = ownName(walk);
  if (name !== undefined) bind(scope, name);
  const value = readFunction(walk, name ?? given);
  if (name !== undefined && !scope.parent) callables.set(name, walk.functionValues.get(value) ?? false);
  return { value };
}

function readClassDeclaration(walk: Walk): void {
  const name = ownName(walk);
  if (name !== undefined) bind(walk.scope, name);
  readClass(walk, name);
}

function readEnum(walk: Walk): void {
  const { cursor } = walk;
  let name = "";
  eachChild(cursor, () => {
    if (cursor.name === "TypeDefinition") name = textOf(walk);
    else if (cursor.name === "EnumBody") readMembers(walk, name);
  });
  bind(walk.scope, name);
}

function readMembers(walk: Walk, name: string): void {
  const { cursor, assignments, scope } = walk;
  let member = "";
  let start = cursor.from;
  eachChild(cursor, () => {
    if (cursor.name === "PropertyName") {
      member = textOf(walk);
      start = cursor.from;
    } else if (isExpression(cursor)) {
      const { value } = walk.read();
      assignments.push({ targets: [`${name}.${member}`], value, scope: scope.name, span: { start, end: cursor.to } });
    }
  });
}

function readExport(walk: Walk): void {
  if (readImports(walk)) return;
  const { cursor, exports } = walk;
  let place = spanOf(cursor);
  let name: string | undefined;
  eachChild(cursor, () => {
    if (cursor.name === "default" || cursor.name === "Equals") {
      name = "default";
      place = spanOf(cursor);
    } else if (cursor.name === "FunctionDeclaration") {
      const own = ownName(walk);
      const found = readFunctionDeclaration(walk, name);
      if (name ?? own) noteExport(walk, name ?? own ?? "", found, name ? place : nameSpan(walk, own ?? ""));
    } else if (cursor.name === "VariableDeclaration") {
      exports.push(...readDeclaration(walk).map(({ name: local, span }) => ({ name: local, local, span })));
    } else if (cursor.name === "ExportGroup") readExportGroup(walk);
    else if (isExpression(cursor)) noteExport(walk, "default", readNamed(walk, "default"), place);
    else readStatement(walk);
  });
}

/** Where the function under the cursor is named. */
function nameSpan({ code, cursor }: Walk, name: string) {
  const start = code.indexOf(name, cursor.from);
  return { start, end: start + name.length };
}

/** `{ a, b as c }` */
function readExportGroup(walk: Walk): void {
  const { cursor, exports } = walk;
  let local: string | undefined;
  let found: (typeof exports)[number] | undefined;
  eachChild(cursor, () => {
    if (cursor.name === ",") local = undefined;
    if (!/^(?:VariableName|String|default)$/.test(cursor.name)) return;
    const name = textOf(walk);
    if (local !== undefined && found) exports.pop();
    local ??= name;
    found = { name, local, span: spanOf(cursor) };
    exports.push(found);
  });
}
