import type { CodePart, CodeValue } from "../../facts/code-value.js";
import { oncePer } from "../../project/once-per.js";
import type { PythonModule } from "../../project/project.js";
import { lastPart } from "../../text/last-part.js";
import { contains, type Span } from "../../text/span.js";
import { constantOf } from "../constant-of.js";
import { namesIn } from "../names-in.js";
import { joined, noRows, type Rows } from "../rows.js";
import { callsWithin } from "./calls-within.js";
import { ofColumns, otherOf, taken, withLearned, without } from "./columns.js";
import { type Frame, look, lookIn, put } from "./frame.js";
import { scaledBy } from "./learned.js";
import { sideNamed } from "./side-named.js";
import { about, sameColumns } from "./vocabulary.js";

/** What is known of a value: calls in it have been taken before. */
export function evaluate(frame: Frame, value: CodeValue | undefined): Rows | undefined {
  switch (value?.kind) {
    case "name":
      return rowsNamed(frame, value.value);
    case "call":
      return frame.results.get(value.call);
    case "list": {
      const items = value.items.map((one) => evaluate(frame, one));
      const all = joined(items);
      return all && { ...all, items };
    }
    case "dict":
      return joined(value.entries.map((entry) => evaluate(frame, entry.value)));
    case "other":
      return ofOther(frame, value);
    default:
      return undefined;
  }
}

/** What is known of a dotted name, attributes and methods of it followed. */
export function rowsNamed(frame: Frame, name: string): Rows | undefined {
  const known = lookIn(frame, name);
  if (!known?.rows || known.rest === "") return known?.rows;
  const { rows, rest } = known;
  const last = lastPart(rest);
  if (about.test(last) || last === "index" || rows.sets.size === 0) return undefined;
  if (sameColumns.test(last) || /^(?:T|data|at|iat|str|dt|cat)$/.test(last)) return rows;
  return /^\w+$/.test(rest) ? taken(rows, [rest]) : undefined;
}

/** Rows of a name that nothing is known of yet are data all the same, where they are fitted to or split. */
export function ensured(frame: Frame, value: CodeValue | undefined): Rows | undefined {
  const rows = evaluate(frame, value);
  if (rows || value?.kind !== "name" || lookIn(frame, value.value)?.rest) return rows;
  const id = `${frame.module.path}@${value.span.start}`;
  const made: Rows = { ...noRows, sets: new Set([id]), columns: { of: id, without: new Set() } };
  const side = sideNamed(value.value);
  put(frame, value.value, side ? { ...made, part: { side } } : made);
  return look(frame, value.value);
}

/** The texts that a value is, or is a list of. */
export function textsOf(frame: Frame, value: CodeValue | undefined): readonly string[] {
  if (!value) return [];
  if (value.kind === "string") return [value.value];
  if (value.kind === "list") return value.items.flatMap((one) => textsOf(frame, one));
  if (value.kind !== "name" && value.kind !== "other") return [];
  const constant = constantOf(frame.flow.modules, value, { module: frame.module, scope: frame.scope, offset: value.span.start })?.value;
  return constant && (constant.kind === "string" || constant.kind === "list") && value.kind === "name" ? textsOf(frame, constant) : [];
}

function ofOther(frame: Frame, value: Extract<CodeValue, { kind: "other" }>): Rows | undefined {
  if (value.choices) return joined(value.choices.map((one) => evaluate(frame, one)));
  if (value.item) {
    const rows = rowsNamed(frame, value.item.of);
    const [key] = value.item.keys;
    if (rows?.figures || rows?.scores || rows?.items) return typeof key === "number" && rows.items ? rows.items.at(key) : rows;
    if (rows && typeof key === "string") return taken(rows, [key]);
    return rows && { ...rows };
  }
  if (value.part) {
    const rows = rowsNamed(frame, value.part.of);
    return rows && ofPart(frame, rows, value.part, value.names.at(-1) ?? "", value.span.start);
  }
  const inner = callsWithin(frame.module.facts.calls, value.span).filter(({ call }) => call.scope === frame.scope);
  const outermost = inner.filter(({ call }) => !inner.some((one) => one.call !== call && contains(one.call.whole, call.whole)));
  const given = outermost.map(({ index }) => frame.results.get(index));
  const hidden = new Set(inner.flatMap(({ call }) => call.arguments.flatMap((one) => namesIn(one.value))));
  const methods = new Set(inner.map(({ call }) => lastPart(call.name)));
  // Names stand in the order in which they are read: what is given to a call only comes after it.
  const callees = new Set(inner.map(({ call }) => call.name));
  const firstCall = value.names.findIndex((name) => callees.has(name));
  const read = value.names.filter(
    (name, position) => (position < firstCall || !hidden.has(name)) && !(name.includes(".") && methods.has(lastPart(name))),
  );
  const [head] = outermost;
  // `ask(X)[0]`: what is taken out of what a call gives.
  if (head && head.call.whole.start === value.span.start && value.span.end - head.call.whole.end < 40 && outermost.length === 1) {
    return without(given[0], "items");
  }
  const parts = [...given, ...read.map((one) => rowsNamed(frame, one))];
  const all = joined(parts);
  if (!all) return undefined;
  return normalised(frame, parts, all, value.span) ?? all;
}

/** `(X - X.mean()) / X.std()`: rows that were scaled by figures of their own. */
function normalised(frame: Frame, parts: readonly (Rows | undefined)[], all: Rows, span: Span): Rows | undefined {
  const figures = parts.filter((one): one is Rows => one?.figures !== undefined);
  const rows = parts.find((one) => one && !one.figures && one.sets.size > 0 && !one.predicted);
  const kinds = new Set(figures.flatMap((one) => [...(one.figures ?? [])]));
  if (!rows || !((kinds.has("mean") && kinds.has("std")) || (kinds.has("min") && kinds.has("max")))) return undefined;
  const own = figures.filter((one) => [...one.sets].some((set) => rows.sets.has(set)));
  const [figure] = own;
  if (!figure) return undefined;
  return withLearned({ ...rows, learned: all.learned }, scaledBy(frame, kinds.has("std"), span, figure));
}

function ofPart(frame: Frame, rows: Rows, { of, index }: CodePart, lastName: string, at: number): Rows {
  const texts = /^\[(?:"[^"]*"|'[^']*')(?:,(?:"[^"]*"|'[^']*'))*,?\]$/.test(index)
    ? [...index.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, one, other]) => one ?? other ?? "")
    : undefined;
  if (texts) return taken(rows, texts);
  const [first = "", second] = index.split(",");
  if (/^:$/.test(first) && second !== undefined) {
    const column = /^["'](.*)["']$/.exec(second)?.[1];
    if (column !== undefined) return taken(rows, [column]);
    return ofColumns(rows, second);
  }
  if (/^[A-Za-z_]\w*$/.test(index)) {
    const picked = look(frame, index);
    if (picked?.isIndex) return { ...rows, ...(picked.part && { part: picked.part }) };
    const list = constantOf(
      frame.flow.modules,
      { kind: "name", value: lastName, span: { start: at, end: at } },
      { module: frame.module, scope: frame.scope, offset: at },
    );
    const columns =
      list?.value.kind === "list" && !of.endsWith("iloc") && !changedLists(frame.module).has(index) ? textsOf(frame, list.value) : [];
    if (columns.length > 0) return taken(rows, columns);
    // A mask of rows, or a list of columns that is not known.
    return /mask|idx|index|rows?$/i.test(index)
      ? otherOf(rows, at)
      : { ...rows, ...(rows.columns && { columns: { of: `${rows.columns.of}/${at}`, without: new Set() } }) };
  }
  return otherOf(rows, at);
}

/** The lists that a module makes longer or shorter. */
const changedLists = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts }): ReadonlySet<string> =>
    new Set(
      facts.calls.flatMap(({ name, receiver }) =>
        /(?:^|\.)(?:remove|append|extend|insert|pop|clear)$/.test(name)
          ? [lastPart(receiver?.kind === "name" ? receiver.value : name.replace(/\.\w+$/, ""))]
          : [],
      ),
    ),
);
