import type { PythonCall } from "../../facts/python-facts.js";
import type { Place, Span } from "../../text/span.js";
import type { Learned, Rows } from "../rows.js";
import type { Leak } from "./found.js";
import type { Frame } from "./frame.js";

/** What was learned from rows, at a span. */
export function learnedFrom(frame: Frame, kind: Learned["kind"], what: string, span: Span, rows: Rows): Learned {
  return { kind, what, at: frame.module.place(span), sets: rows.sets, ...(rows.part && { part: rows.part }) };
}

/** Notes that what was learned from all rows is in those that a split or folds take apart. */
export function noteLeak({ flow }: Frame, form: Leak["form"], learned: Learned, split: Place, splitter: string, isSearch = false): void {
  flow.found.leaks.push({ at: learned.at, learned, form, split, splitter, isSearch });
}

/** What rows learned that are scaled by figures that were worked out by hand. */
export function scaledBy(frame: Frame, isByDeviation: boolean, span: Span, rows: Rows): Learned {
  return learnedFrom(frame, "statistic", isByDeviation ? "mean and standard deviation" : "minimum and maximum", span, rows);
}

/** A figure of rows that a call works out: `mean`. */
export function figureOf(frame: Frame, call: PythonCall, { sets, part }: Rows, kind: string): Rows {
  return { sets, learned: new Map(), figures: new Set([kind]), figureAt: frame.module.place(call.span), ...(part && { part }) };
}

/** What rows learn into which a figure is put. */
export function statisticOf(frame: Frame, figure: Rows, span: Span): Learned {
  const what = `${[...(figure.figures ?? [])][0] ?? "mean"}()`;
  return { ...learnedFrom(frame, "statistic", what, span, figure), at: figure.figureAt ?? frame.module.place(span) };
}
