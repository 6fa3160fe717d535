import type { TableFacts } from "../facts/table-facts.js";
import { nameOf } from "../workspace/path-parts.js";
import type { Reader } from "./reader.js";

/** Expressions that select from expressions that select from expressions: more is not followed. */
const deepest = 6;
const mostColumns = 200;

/** Reads the names of the columns that models of dbt select, where they are written out there. */
export const dbtModelReader: Reader<"table"> = {
  name: "dbt-model",
  kind: "table",
  files: { patterns: [/(?:^|\/)(?:models|staging|marts|intermediate)\/.*\.sql$/] },
  maxBytes: 200_000,
  read({ path, text }): TableFacts | undefined {
    if (text === undefined || !/\{\{-?\s*(?:ref|source)\s*\(/.test(text)) return undefined;
    const plain = text
      .replace(/\{#.*?#\}|\{%.*?%\}|\/\*.*?\*\//gs, " ")
      .replace(/--[^\n]*/g, " ")
      .replace(/\{\{.*?\}\}/gs, "template");
    const names = selected(plain, plain, deepest).slice(0, mostColumns);
    const columns = names.map((name) => ({ name, type: "string", filled: false, distinct: false }) as const);
    return { tables: [{ name: nameOf(path).replace(/\.\w+$/, ""), columns, rows: 0, cut: false, namesOnly: true }], signs: [], notes: [] };
  },
};

/** The columns of the last `select` outside of brackets. Empty where a `*` takes what is not written here. */
function selected(query: string, whole: string, depth: number): readonly string[] {
  const flat = withoutBrackets(query);
  const start = [...flat.matchAll(/\bselect\b(?:\s+distinct\b)?/gi)].at(-1);
  if (!start || depth === 0) return [];
  const from = /\bfrom\b\s*("?\w+"?)?/i.exec(flat.slice(start.index));
  const listStart = start.index + start[0].length;
  const list = query.slice(listStart, from ? start.index + from.index : undefined);
  const names = list.length === 0 ? [] : partsOf(list).map(nameOfPart);
  if (!names.includes("*")) return names.every((name) => name !== undefined) ? names.filter((name) => name !== undefined) : [];
  const source = from?.[1];
  const named = source === undefined ? null : new RegExp(`\\b${source.replaceAll('"', "")}\\s+as\\s*\\(`, "i").exec(whole);
  const others = names.filter((name) => name !== "*" && name !== undefined) as string[];
  if (!named) return [];
  const inner = bracketed(whole, named.index + named[0].length);
  const taken = inner === query ? [] : selected(inner, whole, depth - 1);
  return taken.length > 0 ? [...new Set([...taken, ...others])] : [];
}

function nameOfPart(part: string): string | undefined {
  if (/^(?:\w+\.)?\*$/.test(part)) return "*";
  return /(?:^|[\s.])["`]?(\w+)["`]?$/.exec(part)?.[1];
}

/** Text of the same length in which what stands in brackets is blank. */
function withoutBrackets(text: string): string {
  let depth = 0;
  return [...text]
    .map((one) => {
      if (one === ")") depth = Math.max(0, depth - 1);
      const kept = depth === 0 ? one : " ".repeat(one.length);
      if (one === "(") depth++;
      return kept;
    })
    .join("");
}

function partsOf(list: string): readonly string[] {
  const flat = withoutBrackets(list);
  const commas = [...flat.matchAll(/,/g)].map(({ index }) => index);
  return [-1, ...commas].map((comma, index) => list.slice(comma + 1, commas[index]).trim()).filter((part) => part !== "");
}

/** What stands from an offset up to the bracket that closes the one before it. */
function bracketed(text: string, start: number): string {
  let depth = 1;
  for (let index = start; index < text.length; index++) {
    if (text[index] === "(") depth++;
    else if (text[index] === ")" && --depth === 0) return text.slice(start, index);
  }
  return "";
}
