import type { PythonCheck } from "../../facts/python-facts.js";
import type { Walk } from "./walk.js";

const mostChecks = 500;
const longestSide = 120;
/** Longer conditions are generated, or hold whole data sets. */
const longestCondition = 600;

/** `<`, `<=`, `>` or `>=`, not of a shift or an arrow. */
const operator = /(?<![<>=-])(?:<=|>=|<|>)(?![<>=])/;
/** What ends a side, outside of brackets. */
const joint = /^(?:and|or|not|if|else|is|in)\b|^[,:]/;
/** What begins a side, and the blank behind it. */
const wordEnd = /(?:^|[\s(])(?:and|or|not|if|assert|elif)\s$/;
/** String literals, in which a comparison is only talked about. */
const text = /("""|'''|"|')(?:\\[\s\S]|(?!\1)[^\\])*\1/g;

/** Notes the first order comparison of the condition in `[from, to)`. `does` says what is done where it holds. */
export function noteCheck(walk: Walk, form: PythonCheck["form"], from: number, to: number, does: () => readonly string[]): void {
  if (walk.checks.length >= mostChecks || to - from > longestCondition) return;
  const condition = walk.code.slice(from, to);
  const bare = condition.replace(text, (literal) => "_".repeat(literal.length));
  const found = operator.exec(bare);
  if (!found) return;
  const left = sideBefore(condition.slice(0, found.index));
  const right = condition.slice(found.index + found[0].length).slice(0, sideAfter(bare.slice(found.index + found[0].length)).length);
  if (left.trim() === "" || right.trim() === "") return;
  const rest = condition.slice(found.index + found[0].length + right.length);
  // `0 <= score <= 1` says what a value may be, not how good it is.
  if (/^\s*[<>]/.test(rest)) return;
  walk.checks.push({
    form,
    ...sidesOf(folded(left), folded(right), rest),
    operator: found[0] as PythonCheck["operator"],
    does: does(),
    scope: walk.scope.name,
    span: { start: from + found.index - left.trimStart().length, end: from + found.index + found[0].length + right.trimEnd().length },
  });
}

/** The sides of a comparison; of `x > floor for x in scores` those that are meant, `scores` and `floor`. */
function sidesOf(left: string, right: string, rest: string): Pick<PythonCheck, "left" | "right"> {
  const [, bound = right, item] = /^(\S+) for (\w+)$/.exec(right) ?? [];
  const [, items] = /^\s*in\s+([\w.]+)/.exec(rest) ?? [];
  return { left: item === left && items !== undefined ? items : left, right: bound };
}

function folded(side: string): string {
  return side.replace(/\s+/g, " ").trim().slice(0, longestSide);
}

/** The end of a condition's start that belongs to the comparison. */
function sideBefore(text: string): string {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text.charAt(at);
    if (character === ")" || character === "]") depth++;
    else if (character === "(" || character === "[") depth--;
    if (depth < 0) return text.slice(at + 1);
    if (depth > 0) continue;
    if (character === "," || (isBlank(character) && wordEnd.test(text.slice(Math.max(0, at - 8), at + 1)))) return text.slice(at + 1);
  }
  return text;
}

/** The start of a condition's end that belongs to the comparison. */
function sideAfter(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "(" || character === "[") depth++;
    else if (character === ")" || character === "]") depth--;
    if (depth < 0) return text.slice(0, at);
    if (depth > 0) continue;
    if (character === "," || character === ":" || character === "<" || character === ">") return text.slice(0, at);
    if (isBlank(character) && joint.test(text.slice(at + 1, at + 8))) return text.slice(0, at);
  }
  return text;
}

function isBlank(character: string): boolean {
  return character.trim() === "";
}
