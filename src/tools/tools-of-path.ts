import { nameOf } from "../workspace/path-parts.js";
import { tools } from "./index.js";
import type { Tool } from "./tool.js";

interface FilePattern {
  readonly pattern: RegExp;
  readonly tool: Tool;
}

/** Patterns by what they can match, so that in long listings most paths cost two look-ups. */
interface Index {
  readonly byName: ReadonlyMap<string, readonly FilePattern[]>;
  /** By what a base name has after its last dot. */
  readonly byExtension: ReadonlyMap<string, readonly FilePattern[]>;
  readonly others: readonly FilePattern[];
}

let built: Index | undefined;

/** The tools whose configuration or source a file is, judged by its path relative to the project. */
export function toolsOfPath(path: string): readonly Tool[] {
  built ??= buildIndex();
  const name = nameOf(path).toLowerCase();
  const named = built.byName.get(name) ?? [];
  const extended = built.byExtension.get(name.slice(name.lastIndexOf(".") + 1)) ?? [];
  const lower = path.toLowerCase();
  const matching = [named, extended, built.others].flatMap((patterns) => patterns.filter(({ pattern }) => pattern.test(lower)));
  return [...new Set(matching.map(({ tool }) => tool))];
}

function buildIndex(): Index {
  const byName = new Map<string, FilePattern[]>();
  const byExtension = new Map<string, FilePattern[]>();
  const others: FilePattern[] = [];
  for (const tool of tools) {
    for (const pattern of tool.files ?? []) {
      const end = endOf(pattern);
      if (!end) others.push({ pattern, tool });
      const index = end?.whole ? byName : byExtension;
      for (const key of end?.texts ?? []) index.set(key, [...(index.get(key) ?? []), { pattern, tool }]);
    }
  }
  return { byName, byExtension, others };
}

/** A piece of a pattern that stands for few texts: a character, `\.` or `(?:a|b)`, each perhaps with `?`. */
const piece = /(?:\\?([a-z0-9_.-])|\(\?:([a-z0-9_|-]+)\))(\?)?$/;

/**
 * What a path must end in to match a pattern: whole base names (`\/dvc\.ya?ml$`) or else extensions (`[^/]*\.(?:js|ts)$`).
 * `undefined` where the pattern's end leaves both open.
 */
export function endOf({ source }: RegExp): { readonly whole: boolean; readonly texts: readonly string[] } | undefined {
  let texts = [""];
  let extensions: readonly string[] | undefined;
  let rest = source.slice(0, -1);
  for (let match = piece.exec(rest); match && !isBareDot(match); match = piece.exec(rest)) {
    const [written, character, group, optional] = match;
    if (written === "\\.") extensions ??= texts;
    const choices = [...(group?.split("|") ?? [character ?? ""]), ...(optional ? [""] : [])];
    texts = choices.flatMap((choice) => texts.map((text) => choice + text));
    rest = rest.slice(0, match.index);
  }
  if (rest === "^" || /\\\/\)?$/.test(rest)) return { whole: true, texts };
  return extensions && { whole: false, texts: extensions };
}

function isBareDot([written]: RegExpExecArray): boolean {
  return written.startsWith(".");
}
