/** Where a cursor stands in the block structure of a YAML text, judged by indentation, so that half-typed text is understood. */
export interface ManifestCursor {
  /** The path of the map or list that the cursor is in; of a value, with its own key. Every index is 0. */
  readonly path: readonly (string | number)[];
  /** `item`: right after a dash, where a key or a value may come. */
  readonly at: "key" | "value" | "item";
  /** Where the word that is being typed begins, as an offset. */
  readonly wordStart: number;
  /** Keys that the same map has already, before and after the cursor. */
  readonly siblings: ReadonlySet<string>;
}

interface Line {
  readonly dashes: readonly number[];
  readonly column: number;
  readonly key?: string;
  readonly value: string;
}

interface Level {
  readonly column: number;
  readonly step: string | number;
  readonly keys: Set<string>;
}

/** Understands the cursor at an offset; `undefined` in comments, flow collections, quotes and block texts. Never throws. */
export function findCursor(text: string, offset: number): ManifestCursor | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const typed = text.slice(lineStart, offset);
  if (/["'{}[\]&*!|>]|(?:^|\s)#/.test(typed)) return undefined;
  const levels = levelsOf(text.slice(0, lineStart), columnOf(typed));
  if (!levels) return undefined;
  const line = parseLine(typed);
  for (const column of line.dashes) push(levels, column, 0);
  const isValue = line.key !== undefined;
  if (isValue) push(levels, line.column, line.key ?? "");
  else leave(levels, line.column);
  const word = isValue ? line.value : typed.slice(line.column);
  if (/\s/.test(word)) return undefined;
  const own = levels[levels.length - 1];
  if (!own) return undefined;
  const siblings = new Set([...own.keys, ...keysBelow(text.slice(offset), line.column)]);
  const at = isValue ? "value" : line.dashes.length > 0 ? "item" : "key";
  return { path: levels.slice(1).map(({ step }) => step), at, wordStart: offset - word.length, siblings };
}

/** The levels that are open after some lines; `undefined` when a line at `column` would belong to a block text. */
function levelsOf(text: string, column: number): Level[] | undefined {
  const levels: Level[] = [{ column: -1, step: "", keys: new Set() }];
  let blockText = Number.POSITIVE_INFINITY;
  for (const raw of text.split("\n")) {
    if (/^\s*(?:#|$)/.test(raw) || /^(?:---|\.\.\.)/.test(raw)) continue;
    if (columnOf(raw) > blockText) continue;
    blockText = Number.POSITIVE_INFINITY;
    const line = parseLine(raw);
    for (const dash of line.dashes) push(levels, dash, 0);
    if (line.key !== undefined) push(levels, line.column, line.key);
    if (/^[|>]/.test(line.value)) blockText = line.key === undefined ? (line.dashes.at(-1) ?? 0) : line.column;
  }
  return column > blockText ? undefined : levels;
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
  const pair = /^([\w][\w.\-/ ]*?)\s*:(?:\s+(.*))?$/.exec(raw.slice(column).replace(/\r$/, ""));
  return pair ? { dashes, column, key: pair[1], value: pair[2] ?? "" } : { dashes, column, value: raw.slice(column) };
}

function columnOf(raw: string): number {
  return raw.length - raw.trimStart().length;
}
