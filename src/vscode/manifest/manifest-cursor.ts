import { type FlowCursor, readFlow } from "./flow-cursor.js";

/** Where a cursor stands in a YAML text, judged by indentation, brackets and quotes, so that half-typed text is understood. */
export interface ManifestCursor {
  /** The path of the map or list that the cursor is in; of a value, with its own key. Every index is 0. */
  readonly path: readonly (string | number)[];
  /** `item`: right after a dash or in a list with brackets, where a key or a value may come. */
  readonly at: "key" | "value" | "item";
  /** Where the word that is being typed begins, as an offset; behind its quote if it has one. */
  readonly wordStart: number;
  readonly isQuoted: boolean;
  /** Whether the map or list is written with brackets. */
  readonly inFlow: boolean;
  /** How far what a new line holds stands right of the line's own indentation, so as to be level with the key at the cursor: past its dashes. */
  readonly offsetInLine: number;
  /** Keys that the same map has already, before and after the cursor. */
  readonly siblings: ReadonlySet<string>;
}

interface Line {
  readonly dashes: readonly number[];
  readonly column: number;
  readonly key?: string;
  readonly value: string;
  readonly valueColumn: number;
}

interface Level {
  readonly column: number;
  readonly step: string | number;
  readonly keys: Set<string>;
}

/** Understands the cursor at an offset; `undefined` in comments and block texts. Never throws. */
export function findCursor(text: string, offset: number): ManifestCursor | undefined {
  const levels: Level[] = [{ column: -1, step: "", keys: new Set() }];
  let blockText = Number.POSITIVE_INFINITY;
  for (let start = 0; start <= offset; ) {
    const feed = text.indexOf("\n", start);
    const end = feed === -1 ? text.length : feed;
    const isLast = offset <= end;
    const raw = text.slice(start, isLast ? offset : end);
    const isBlank = /^\s*$/.test(raw);
    if (isLast && columnOf(raw) > blockText) return undefined;
    if (!isBlank && columnOf(raw) <= blockText) blockText = Number.POSITIVE_INFINITY;
    if (blockText < Number.POSITIVE_INFINITY || (!isLast && (isBlank || /^\s*#|^(?:---|\.\.\.)/.test(raw)))) {
      start = end + 1;
      continue;
    }
    const line = parseLine(raw);
    const valueStart = start + line.valueColumn;
    for (const dash of line.dashes) push(levels, dash, 0);
    if (line.key !== undefined) push(levels, line.column, line.key);
    else if (isLast) leave(levels, line.column);
    if (/^[[{"']/.test(line.value)) {
      const flow = readFlow(text, valueStart, offset);
      if (typeof flow !== "number") return flow && inFlow(flow, levels, line);
      // What follows a closed bracket or quote is of no use but a comment.
      if (flow > end || isLast) {
        if (isLast && flow <= offset) return undefined;
        const next = text.indexOf("\n", flow);
        if (next === -1 || next >= offset) return undefined;
        start = next + 1;
        continue;
      }
    }
    if (isLast) return atLine(text, offset, raw, line, levels);
    if (/^[|>]/.test(line.value)) blockText = line.key === undefined ? (line.dashes.at(-1) ?? 0) : line.column;
    start = end + 1;
  }
  return undefined;
}

function atLine(text: string, offset: number, raw: string, line: Line, levels: readonly Level[]): ManifestCursor | undefined {
  const isValue = line.key !== undefined;
  const word = isValue ? line.value : raw.slice(line.column);
  const own = levels.at(-1);
  if (!own || /(?:^|\s)#/.test(raw) || /^[&*!|>]/.test(word) || /\s/.test(word)) return undefined;
  return {
    path: stepsOf(levels),
    at: isValue ? "value" : line.dashes.length > 0 ? "item" : "key",
    wordStart: offset - word.length,
    isQuoted: false,
    inFlow: false,
    offsetInLine: line.column - columnOf(raw),
    siblings: new Set([...own.keys, ...keysBelow(text.slice(offset), line.column)]),
  };
}

function inFlow({ path, at, wordStart, isQuoted, siblings }: FlowCursor, levels: readonly Level[], line: Line): ManifestCursor {
  const isOnlyQuoted = path.length === 0 && at === "value";
  return {
    path: [...stepsOf(levels), ...path],
    // A quoted text without a key of its own is an item of a list.
    at: isOnlyQuoted && line.key === undefined ? "item" : at,
    wordStart,
    isQuoted,
    inFlow: !isOnlyQuoted,
    offsetInLine: 0,
    siblings,
  };
}

function stepsOf(levels: readonly Level[]): (string | number)[] {
  return levels.slice(1).map(({ step }) => step);
}

function push(levels: Level[], column: number, step: string | number): void {
  leave(levels, column, step === 0);
  if (typeof step === "string") levels[levels.length - 1]?.keys.add(step);
  levels.push({ column, step, keys: new Set() });
}

/** Closes what cannot go on at a column. A list may stand in the column of the key that it belongs to. */
function leave(levels: Level[], column: number, isDash = false): void {
  for (let top = levels[levels.length - 1]; top && top.column >= column; top = levels[levels.length - 1]) {
    if (isDash && top.column === column && typeof top.step === "string") return;
    levels.pop();
  }
}

/** Keys of the same map on the lines that follow. */
function keysBelow(text: string, column: number): Set<string> {
  const keys = new Set<string>();
  for (const raw of text.split("\n").slice(1)) {
    if (/^\s*(?:#|$)/.test(raw)) continue;
    const line = parseLine(raw);
    if (columnOf(raw) < column || (line.dashes.length > 0 && line.column === column)) break;
    if (line.column === column && line.key !== undefined) keys.add(line.key);
  }
  return keys;
}

function parseLine(raw: string): Line {
  const dashes: number[] = [];
  let column = columnOf(raw);
  for (let rest = /^- +|^-$/.exec(raw.slice(column)); rest; rest = /^- +|^-$/.exec(raw.slice(column))) {
    dashes.push(column);
    column += rest[0].length;
  }
  const rest = raw.slice(column).replace(/\r$/, "");
  const pair = /^([\w][\w.\-/ ]*?)\s*:(?:\s+(.*))?$/.exec(rest);
  const value = pair ? (pair[2] ?? "") : rest;
  return { dashes, column, value, valueColumn: column + rest.length - value.length, ...(pair && { key: pair[1] }) };
}

function columnOf(raw: string): number {
  return raw.length - raw.trimStart().length;
}
