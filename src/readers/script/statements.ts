import type { CodeValue } from "../../facts/code-value.js";
import type { Span } from "../../text/span.js";
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
  ["ForStatement", readLoop],
  ["WhileStatement", readLoop],
  ["DoStatement", readLoop],
  ["IfStatement", readDecision],
  ["SwitchStatement", readDecision],
  ["ReturnStatement", readReturn],
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

/** Reads the loop under the cursor. A `for` binds names of its own. */
function readLoop(walk: Walk): void {
  const { cursor, loops, scope } = walk;
  const isFor = cursor.name === "ForStatement";
  const spec = isFor ? cursor.node.getChild("ForSpec") : null;
  const head = isFor ? spec : cursor.node.getChild("ParenthesizedExpression");
  const value = head ? conditionIn(walk.code, { start: head.from + 1, end: head.to - 1 }, isFor) : undefined;
  loops.push({ form: isFor ? (spec ? "for" : "each") : "while", ...(value && { value }), scope: scope.name, span: spanOf(cursor) });
  readBlock(walk);
}

/** The condition between the parentheses of a loop. */
function conditionIn(code: string, { start, end }: Span, isFor: boolean): CodeValue | undefined {
  const head = code.slice(start, Math.min(end, start + 1_000));
  const text = isFor ? (head.split(";", 2)[1] ?? "") : head;
  const bare = text.trim();
  if (bare === "") return undefined;
  const from = start + head.indexOf(text);
  const span = { start: from, end: from + text.length };
  if (bare === "true" || bare === "false") return { kind: "boolean", value: bare === "true", span };
  if (/^\d+$/.test(bare)) return { kind: "number", value: Number(bare), span };
  const names = bare.replace(/"[^"]*"|'[^']*'/g, '""').match(/(?<![\w$.])[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)*/g) ?? [];
  return { kind: "other", names, span };
}

/** Reads the statement under the cursor, whose first expression is its condition. */
function readDecision(walk: Walk): void {
  const { cursor, reads, conditions, scope } = walk;
  eachChild(cursor, () => {
    if (cursor.name !== "ParenthesizedExpression") {
      readStatement(walk);
      return;
    }
    const before = reads.length;
    walk.read();
    conditions.push({ names: [...new Set(reads.slice(before))], scope: scope.name, span: spanOf(cursor) });
  });
}

/** Reads what the function around gives back. */
function readReturn(walk: Walk): void {
  const { cursor, returns, scope } = walk;
  const span = spanOf(cursor);
  eachChild(cursor, () => {
    if (isExpression(cursor)) returns.push({ value: walk.read().value, scope: scope.name, span });
  });
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
    else if (isExpression(cursor)) {
      const given = readNamed(walk, "default");
      noteExport(walk, "default", given, place);
      walk.assignments.push({ targets: ["default"], value: given.value, scope: "", span: spanOf(cursor) });
    } else readStatement(walk);
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
