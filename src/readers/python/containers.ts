import type { PythonValue } from "../../facts/python-facts.js";
import { eachChild, otherValue, spanOf } from "../code/under-cursor.js";
import { isExpression, type ReadExpression, type Walk } from "./walk.js";

/** A longer literal is a table of data: its first items say what it is. */
const mostItems = 1_000;

/** Reads the list, tuple or set under the cursor; what `*` unpacks into it is one item. */
export function readList(walk: Walk, read: ReadExpression): PythonValue {
  const { cursor } = walk;
  const items: PythonValue[] = [];
  eachChild(cursor, () => {
    if (!isExpression(cursor)) return;
    const { value } = read(walk);
    if (items.length < mostItems) items.push(value);
  });
  return { kind: "list", items, span: spanOf(cursor) };
}

/** Reads the dictionary under the cursor; what `**` unpacks into it is no entry, and noted. */
export function readDictionary(walk: Walk, read: ReadExpression): PythonValue {
  const { cursor } = walk;
  const entries: { key: PythonValue; value: PythonValue }[] = [];
  let key: PythonValue | undefined;
  let unpacked = false;
  let unpackings = 0;
  eachChild(cursor, () => {
    if (cursor.name === "**") {
      unpacked = true;
      unpackings++;
    }
    if (cursor.name === ",") key = undefined;
    if (!isExpression(cursor)) return;
    const { value } = read(walk);
    if (unpacked) unpacked = false;
    else if (!key) key = value;
    else {
      if (entries.length < mostItems) entries.push({ key, value });
      key = undefined;
    }
  });
  return { kind: "dict", entries, ...(unpackings > 0 && { unpacked: true as const }), span: spanOf(cursor) };
}

/** Reads the comprehension under the cursor: its element runs in a loop, its first iterable does not. */
export function readComprehension(walk: Walk, read: ReadExpression): PythonValue {
  const { cursor } = walk;
  const firstRead = walk.reads.length;
  const firstCall = walk.calls.length;
  if (cursor.firstChild()) {
    do {
      if (cursor.name === "for" || cursor.name === "async") readClauses(walk, firstCall, read);
      else if (isExpression(cursor)) read(walk);
    } while (cursor.nextSibling());
    cursor.parent();
  }
  return otherValue(walk, firstRead);
}

/** Reads `for x in y if z …` from the cursor to the last sibling; the calls from `firstCall` on make up the element. */
export function readClauses(walk: Walk, firstCall: number, read: ReadExpression): void {
  const { cursor, calls, inLoop } = walk;
  for (const call of calls.slice(firstCall)) call.inLoop = true;
  let iterables = 0;
  do {
    if (cursor.name === "in") iterables++;
    else if (isExpression(cursor)) {
      read(walk);
      if (iterables > 0) walk.inLoop = true;
    }
  } while (cursor.nextSibling());
  walk.inLoop = inLoop;
}
