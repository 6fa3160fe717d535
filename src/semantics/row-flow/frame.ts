import type { PythonModule } from "../../project/project.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";
import type { Part, Rows, Score } from "../rows.js";
import { intoColumns } from "./columns.js";
import type { Found } from "./found.js";
import { sideNamed } from "./side-named.js";

/** One module that is followed, with those whose functions it calls, and what is found on the way. */
interface Flow {
  readonly modules: readonly PythonModule[];
  readonly root: PythonModule;
  /** Names of the root module, for its functions. */
  readonly globals: Map<string, Rows | undefined>;
  /** Scopes of the root module that calls have led into. */
  readonly reached: Set<string>;
  readonly found: Found;
  /** Trainings that stop by a score on test rows. */
  readonly stopped: { readonly at: Place; readonly part: Part }[];
  /** Runs one scope, and gives what it gives back. */
  run(start: Start): Rows | undefined;
}

/** A scope that is to be run, and what its names are given. */
export interface Start {
  readonly module: PythonModule;
  readonly scope: string;
  readonly names: Map<string, Rows | undefined>;
  /** Names of the module, for its functions. */
  readonly outer?: Map<string, Rows | undefined>;
  /** The object whose method this is. */
  readonly self?: Map<string, Rows | undefined>;
  readonly depth: number;
}

/** A scope on its way, and what is known of its names and calls. */
export interface Frame extends Start {
  readonly flow: Flow;
  /** What each call has given, by its index. */
  readonly results: Map<number, Rows | undefined>;
  /** The tables that the name of a loop stands for, one after another: `for table in [train, test]`. */
  readonly turns: Map<string, readonly string[]>;
  /** Every score that a name has held. */
  readonly scored: Map<string, readonly Score[]>;
}

/** What is known of one table: generated code fills thousands of columns. */
const mostLearned = 60;

/** What is known of a dotted name, or of the longest start of it. */
export function look(frame: Frame, name: string): Rows | undefined {
  return lookIn(frame, name)?.rows;
}

/** The longest start of a dotted name that is known, and what is left of the name. */
export function lookIn(frame: Frame, name: string): { readonly rows: Rows | undefined; readonly rest: string } | undefined {
  for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
    const prefix = name.slice(0, end);
    const rest = name.slice(end + 1);
    if (frame.self && prefix.startsWith("self.") && frame.self.has(prefix.slice(5))) return { rows: frame.self.get(prefix.slice(5)), rest };
    if (frame.names.has(prefix)) {
      const rows = frame.names.get(prefix);
      const [field = ""] = rest.split(".");
      if (rows?.fields?.has(field)) return { rows: rows.fields.get(field), rest: rest.slice(field.length + 1) };
      return { rows, rest };
    }
    if (frame.outer?.has(prefix)) return { rows: frame.outer.get(prefix), rest };
  }
  return undefined;
}

/** What a name holds from now on. */
export function put(frame: Frame, name: string, given: Rows | undefined): void {
  const rows = given && given.learned.size > mostLearned ? { ...given, learned: new Map([...given.learned].slice(0, mostLearned)) } : given;
  if (name.startsWith("self.") && frame.self) frame.self.set(name.slice(5), rows);
  else frame.names.set(name, rows);
  if (rows?.scores) frame.scored.set(name, [...(frame.scored.get(name) ?? []), ...rows.scores].slice(0, 50));
}

/** Rows are put into some columns of a table; into any of them where none is named. */
export function putInto(frame: Frame, of: string, rows: Rows | undefined, columns: readonly string[]): void {
  for (const name of [of, ...(frame.turns.get(of) ?? [])]) {
    const before = look(frame, name);
    if (before) put(frame, name, intoColumns(before, rows, columns));
  }
}

/** What a name holds from now on, where a field of a table is a column, and the name tells the part of a split. */
export function give(frame: Frame, target: string, rows: Rows | undefined): void {
  const dot = target.lastIndexOf(".");
  const owner = dot === -1 || /^self\.\w+$/.test(target) ? undefined : look(frame, target.slice(0, dot));
  if (owner?.sets.size) putInto(frame, target.slice(0, dot), rows, [lastPart(target)]);
  else {
    const side = !rows || rows.part || rows.sets.size === 0 ? undefined : sideNamed(target);
    put(frame, target, rows && side ? { ...rows, part: { side } } : rows);
  }
}
