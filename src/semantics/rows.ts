import type { Place } from "../text/span.js";
import type { Learning } from "./learner-of.js";

/** Something that was learned from rows, and where. */
export interface Learned {
  /** `statistic`: a figure such as a mean, worked out by hand and put back into the rows. */
  readonly kind: Learning | "statistic" | "augment";
  /** As a message names it: `StandardScaler.fit_transform`. */
  readonly what: string;
  readonly at: Place;
  /** The data that it was learned from. */
  readonly sets: ReadonlySet<string>;
  /** The part of a split that it was learned from; absent where it was all rows. */
  readonly part?: Part;
}

export type Side = "train" | "validation" | "test";

/** A part of rows that were split. */
export interface Part {
  readonly side: Side;
  /** Where they were split; absent where only a name says so. */
  readonly split?: Place;
}

/** A figure of a model's quality, with the rows that it was worked out on. */
export interface Score {
  readonly part: Part;
  readonly at: Place;
  /** Whether it is worked out again and again. */
  readonly inLoop: boolean;
}

/** The columns of a table that rows hold. */
export interface Columns {
  /** Which table. */
  readonly of: string;
  /** Absent for all of them. */
  readonly only?: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
}

/** What is known of a value that comes from data: rows, figures of rows, something fitted to them, or a score on them. */
export interface Rows {
  /** The data that it comes from. */
  readonly sets: ReadonlySet<string>;
  /** What was learned from rows and is in it, with the columns that hold it. */
  readonly learned: ReadonlyMap<Learned, ReadonlySet<string> | "all">;
  readonly part?: Part;
  readonly columns?: Columns;
  /** The kinds of figures it is made of, where it is no rows: `mean`. */
  readonly figures?: ReadonlySet<string>;
  /** Where the figure was worked out. */
  readonly figureAt?: Place;
  /** Values that are unpacked one by one. */
  readonly items?: readonly (Rows | undefined)[];
  /** The class of an object that may be fitted, without its module. */
  readonly object?: string;
  /** What an object learns once it is fitted. */
  readonly learns?: Learning;
  /** What an object has learned. */
  readonly fitted?: Learned;
  /** What a model was trained on, or the model that said this. */
  readonly trained?: { readonly rows: Rows; readonly at: Place } | undefined;
  readonly scores?: readonly Score[];
  /** Whether a column is parsed as dates. */
  readonly dated?: true;
  /** Where a value of an earlier row was put into a row. */
  readonly lagged?: Place;
  /** Whether a model said it. */
  readonly predicted?: true;
  /** Whether it is only numbers of rows. */
  readonly isIndex?: true;
  /** Fields of an object of the project's own class. */
  readonly fields?: Map<string, Rows | undefined>;
  /** Whether it stops or picks by a score on validation data. */
  readonly stops?: true;
}

export const noRows: Rows = { sets: new Set(), learned: new Map() };

/** What all of some values are known to be together. */
export function joined(all: readonly (Rows | undefined)[]): Rows | undefined {
  const given = all.filter((one): one is Rows => one !== undefined);
  const [first, second] = given;
  if (!first || !second) return first;
  const withData = given.filter(({ sets, figures }) => sets.size > 0 && !figures);
  const parts = withData.map(({ part }) => part);
  const [part] = parts;
  const isOnePart = part !== undefined && parts.every((one) => one?.side === part.side && sameSplit(one, part));
  const tables = withData.map(({ columns }) => columns);
  const [columns] = tables;
  const isOneTable = columns !== undefined && tables.every((one) => one === columns);
  const figures = given.every((one) => one.figures || one.sets.size === 0);
  const lagged = given.find((one) => one.lagged)?.lagged;
  const scores = given.flatMap((one) => one.scores ?? []);
  return {
    sets: new Set(given.flatMap(({ sets }) => [...sets])),
    learned: mergedLearned(given),
    ...(isOnePart && { part }),
    ...(isOneTable && { columns }),
    ...(figures && given.some((one) => one.figures) && { figures: new Set(given.flatMap((one) => [...(one.figures ?? [])])) }),
    ...(figures && { figureAt: given.find((one) => one.figureAt)?.figureAt }),
    ...(scores.length > 0 && { scores: scores.slice(0, 50) }),
    ...(given.some(({ dated }) => dated) && { dated: true }),
    ...(lagged && { lagged }),
    ...(given.some(({ predicted }) => predicted) && { predicted: true, trained: given.find(({ predicted }) => predicted)?.trained }),
    ...(given.some(({ stops }) => stops) && { stops: true }),
  };
}

export function sameSplit(one: Part, other: Part): boolean {
  return one.split?.path === other.split?.path && one.split?.span.start === other.split?.span.start;
}

function mergedLearned(all: readonly Rows[]): ReadonlyMap<Learned, ReadonlySet<string> | "all"> {
  const merged = new Map<Learned, ReadonlySet<string> | "all">();
  for (const { learned } of all)
    for (const [one, columns] of learned) {
      const before = merged.get(one);
      merged.set(one, before === "all" || columns === "all" ? "all" : new Set([...(before ?? []), ...columns]));
    }
  return merged;
}
