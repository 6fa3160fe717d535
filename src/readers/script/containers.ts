import type { CodeValue } from "../../facts/code-value.js";
import { eachChild, spanOf, textOf } from "../code/under-cursor.js";
import { notePassed } from "./calls.js";
import { readFunction, readNamed } from "./functions.js";
import { readName } from "./names.js";
import { readKey } from "./texts.js";
import { type Expression, isExpression, type Walk } from "./walk.js";

/** A longer literal is a table of data: its first items say what it is. */
const mostItems = 1_000;

type Entry = Extract<CodeValue, { kind: "dict" }>["entries"][number];

/** Reads the array under the cursor; what `...` unpacks into it is one item. */
export function readArray(walk: Walk): CodeValue {
  const { cursor } = walk;
  const items: CodeValue[] = [];
  eachChild(cursor, () => {
    if (!isExpression(cursor)) return;
    const expression = walk.read();
    notePassed(walk, expression);
    if (items.length < mostItems) items.push(expression.value);
  });
  return { kind: "list", items, span: spanOf(cursor) };
}

/** Reads the object under the cursor; what `...` unpacks into it is no entry, and noted. */
export function readObject(walk: Walk): CodeValue {
  const { cursor } = walk;
  const entries: Entry[] = [];
  const spreads: CodeValue[] = [];
  eachChild(cursor, () => {
    if (cursor.name !== "Property") return;
    const entry = readProperty(walk, spreads);
    if (entry && entries.length < mostItems) entries.push(entry);
  });
  return { kind: "dict", entries, ...(spreads.length > 0 && { unpacked: true as const, spreads }), span: spanOf(cursor) };
}

/** `a`, `a: 1`, `"a": 1`, `[a]: 1`, `a() {}`; `undefined` for `...a`, which is added to the spreads. */
function readProperty(walk: Walk, spreads: CodeValue[]): Entry | undefined {
  const { cursor } = walk;
  let key: CodeValue | undefined;
  let given: Expression | undefined;
  let isMethod = false;
  let isUnpacked = false;
  eachChild(cursor, () => {
    if (cursor.name === "Spread") isUnpacked = true;
    else if (cursor.name === "ParamList") isMethod = true;
    else if (cursor.name === "PropertyDefinition") key = { kind: "string", value: textOf(walk), span: spanOf(cursor) };
    else if (isExpression(cursor)) {
      if (isUnpacked || key) given = readNamed(walk, keyText(key));
      else key = cursor.name === "String" ? readKey(walk) : walk.read().value;
    }
  });
  if (isUnpacked && spreads.length < mostItems) spreads.push(given?.value ?? { kind: "other", names: [], span: spanOf(cursor) });
  if (isUnpacked || !key) return undefined;
  if (isMethod) return { key, value: readFunction(walk, keyText(key)) };
  given ??= readName(walk, keyText(key) ?? "");
  notePassed(walk, given);
  return { key, value: given.value };
}

function keyText(key: CodeValue | undefined): string | undefined {
  return key?.kind === "string" ? key.value : undefined;
}
