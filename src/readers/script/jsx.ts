import type { CodeValue } from "../../facts/code-value.js";
import { lookup, originOf } from "../code/scope.js";
import { eachChild, otherValue, spanOf, textOf } from "../code/under-cursor.js";
import { memberOrigin } from "./bindings.js";
import { notePassed, noteUse } from "./calls.js";
import { isExpression, type Walk } from "./walk.js";

/** Reads the element under the cursor: a component in it is used, as if it were called. */
export function readElement(walk: Walk): CodeValue {
  const { cursor, reads } = walk;
  const firstRead = reads.length;
  eachChild(cursor, () => {
    if (cursor.name === "JSXOpenTag" || cursor.name === "JSXSelfClosingTag") readTag(walk);
    else if (cursor.name === "JSXEscape") readInserted(walk);
    else if (isExpression(cursor)) walk.read();
  });
  return otherValue(walk, firstRead);
}

function readTag(walk: Walk): void {
  const { cursor } = walk;
  eachChild(cursor, () => {
    if (cursor.name === "JSXIdentifier" || cursor.name === "JSXMemberExpression") noteComponent(walk);
    else if (cursor.name === "JSXAttribute") readAttribute(walk);
    else if (cursor.name === "JSXSpreadAttribute") readInserted(walk);
  });
}

function noteComponent(walk: Walk): void {
  const { scope, jsx } = walk;
  const span = spanOf(walk.cursor);
  const [root = "", ...members] = textOf(walk).split(".");
  const origin = members.reduce(memberOrigin, originOf(scope, root, lookup(scope, root)));
  if (!jsx.has(origin.name)) jsx.set(origin.name, span);
  noteUse(walk, origin, span);
}

/** Texts of attributes are classes, labels and links: they say nothing. */
function readAttribute(walk: Walk): void {
  const { cursor, code, html, scope } = walk;
  const isHtml = code.startsWith("dangerouslySetInnerHTML", cursor.from);
  const span = spanOf(cursor);
  eachChild(cursor, () => {
    if (cursor.name === "JSXEscape") {
      const value = readInserted(walk);
      if (isHtml && value) html.push({ value, scope: scope.name, span });
    } else if (isExpression(cursor)) walk.read();
  });
}

/** `{…}` among the children or as an attribute's value, `{...props}`. */
function readInserted(walk: Walk): CodeValue | undefined {
  const { cursor } = walk;
  let value: CodeValue | undefined;
  eachChild(cursor, () => {
    if (!isExpression(cursor)) return;
    const expression = walk.read();
    notePassed(walk, expression);
    value = expression.value;
  });
  return value;
}
