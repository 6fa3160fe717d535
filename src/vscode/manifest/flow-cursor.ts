/** Where a cursor stands between brackets or quotes of YAML. */
export interface FlowCursor {
  /** Keys and indices (always 0) from the outermost bracket inwards; of a value, with its own key. */
  readonly path: readonly (string | number)[];
  readonly at: "key" | "value" | "item";
  /** Offset of the word that is being typed, behind its quote if it has one. */
  readonly wordStart: number;
  readonly isQuoted: boolean;
  /** Keys of the same map, on both sides of the cursor. */
  readonly siblings: ReadonlySet<string>;
}

interface Level {
  readonly closing: "}" | "]";
  readonly keys: Set<string>;
  key?: string;
}

/** More than this behind the cursor is not looked at for keys. */
const reach = 2000;

/**
 * Reads on from the bracket or quote at `start`. Gives the offset behind its end where that lies before `offset`, else where the cursor stands in
 * it; `undefined` in comments. Never throws.
 */
export function readFlow(text: string, start: number, offset: number): number | FlowCursor | undefined {
  const levels: Level[] = [];
  let word: { readonly start: number; readonly text: string } | undefined;
  let found: FlowCursor | undefined;
  let own: Level | undefined;
  for (let index = start; index < Math.min(text.length, offset + reach); ) {
    if (index >= offset && !found) {
      found = cursorAt(levels, word?.start ?? offset, false);
      own = levels.at(-1);
    }
    const character = text[index] ?? "";
    if (character === '"' || character === "'") {
      const end = endOfQuote(text, index);
      const isInside = index < offset && (offset < end || (offset === end && !isClosed(text, index, end)));
      if (!found && isInside) {
        found = cursorAt(levels, index + 1, true);
        own = levels.at(-1);
      }
      if (levels.length === 0) return found ?? end;
      word = { start: index, text: text.slice(index + 1, end - 1) };
      index = end;
      continue;
    }
    const top = levels.at(-1);
    if (character === "#" && /\s/.test(text[index - 1] ?? " ")) {
      const feed = text.indexOf("\n", index);
      const end = feed === -1 ? text.length : feed;
      if (!found && end >= offset) return undefined;
      index = end;
      continue;
    }
    if (character === "{" || character === "[") {
      levels.push({ closing: character === "{" ? "}" : "]", keys: new Set() });
      word = undefined;
    } else if (character === "}" || character === "]") {
      const closed = levels.pop();
      if (levels.length === 0 || (found && closed === own)) return found ?? index + 1;
      word = undefined;
    } else if (top && character === ",") {
      top.key = undefined;
      word = undefined;
    } else if (top && character === ":" && word && /[\s,\]}]|^$/.test(text[index + 1] ?? "")) {
      if (top.closing === "}") {
        top.key = word.text.trim();
        top.keys.add(top.key);
      }
      word = undefined;
    } else if (!/\s/.test(character)) {
      word = word ? { start: word.start, text: word.text + character } : { start: index, text: character };
    } else if (word) word = { start: word.start, text: `${word.text} ` };
    index++;
  }
  if (found) return found;
  return levels.length === 0 ? text.length : cursorAt(levels, word?.start ?? offset, false);
}

function cursorAt(levels: readonly Level[], wordStart: number, isQuoted: boolean): FlowCursor {
  const path = levels.flatMap<string | number>(({ closing, key }) => (closing === "]" ? [0] : key === undefined ? [] : [key]));
  const top = levels.at(-1);
  const at = top === undefined ? "value" : top.closing === "]" ? "item" : top.key === undefined ? "key" : "value";
  return { path, at, wordStart, isQuoted, siblings: top?.keys ?? new Set() };
}

/** Behind the closing quote; the end of the line where there is none, so that a quote just opened swallows no more. */
function endOfQuote(text: string, start: number): number {
  const quote = text[start];
  for (let index = start + 1; index < text.length; index++) {
    const character = text[index];
    if (character === "\n") return index;
    if (character === "\\" && quote === '"') index++;
    else if (character === quote && quote === "'" && text[index + 1] === quote) index++;
    else if (character === quote) return index + 1;
  }
  return text.length;
}

function isClosed(text: string, start: number, end: number): boolean {
  return end > start + 1 && text[end - 1] === text[start];
}
