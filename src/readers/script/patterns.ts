import type { CodeValue } from "../../facts/code-value.js";
import type { Span } from "../../text/span.js";
import { eachChild, spanOf, textOf } from "../code/under-cursor.js";
import { isExpression, isPattern, type Walk } from "./walk.js";

/** A name that a pattern binds, and the members that lead to it: `["a", "b"]` for `c` in `{ a: { b: c } }`; `undefined` where they are not known. */
export interface BoundName {
  readonly name: string;
  readonly path: readonly string[] | undefined;
  /** What it is where there is no such member. */
  readonly default?: CodeValue;
  readonly span: Span;
}

const deepestPattern = 50;

/** Reads the names that the pattern under the cursor binds; its defaults are read as expressions. */
export function readPattern(walk: Walk): BoundName[] {
  const names: BoundName[] = [];
  collect(walk, [], 0, names);
  return names;
}

function collect(walk: Walk, path: BoundName["path"], depth: number, names: BoundName[]): void {
  const { cursor } = walk;
  if (cursor.name === "VariableDefinition") {
    names.push({ name: textOf(walk), path, span: spanOf(cursor) });
    return;
  }
  if (depth > deepestPattern) return;
  eachChild(cursor, () => {
    if (cursor.name === "PatternProperty") collectProperty(walk, path, depth, names);
    else if (isPattern(cursor)) collect(walk, undefined, depth + 1, names);
    else if (isExpression(cursor)) walk.read();
  });
}

/** `a`, `a = 1`, `a: b`, `a: { b }`, `[key]: a`, `...rest`. */
function collectProperty(walk: Walk, path: BoundName["path"], depth: number, names: BoundName[]): void {
  const { cursor } = walk;
  let key: string | undefined;
  const first = names.length;
  let isKnown = path !== undefined;
  eachChild(cursor, () => {
    if (cursor.name === "PropertyName") key = textOf(walk);
    else if (cursor.name === "Spread" || cursor.name === "[") isKnown = false;
    else if (isPattern(cursor)) collect(walk, isKnown ? [...(path ?? []), key ?? textOf(walk)] : undefined, depth + 1, names);
    else if (isExpression(cursor)) {
      const { value } = walk.read();
      const [own] = names.slice(first);
      if (own && names.length === first + 1) names[first] = { ...own, default: value };
    }
  });
}
