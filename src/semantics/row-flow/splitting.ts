import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import { oncePer } from "../../project/once-per.js";
import type { PythonModule } from "../../project/project.js";
import { lastPart } from "../../text/last-part.js";
import type { Span } from "../../text/span.js";
import { noRows, type Rows, type Side } from "../rows.js";
import { otherOf, without } from "./columns.js";
import type { Frame } from "./frame.js";
import { sideNamed } from "./side-named.js";

/** The parts into which a call splits rows. */
export function splitRows(frame: Frame, call: PythonCall, given: readonly (Rows | undefined)[], shuffle: CodeValue | undefined): Rows {
  const at = frame.module.place(call.span);
  frame.flow.found.splits.push({ at });
  const isInOrder = shuffle?.kind === "boolean" && !shuffle.value;
  const all = given
    .flatMap((one) => (one?.items && !one.part ? [one, ...one.items] : [one]))
    .filter((one): one is Rows => one !== undefined);
  for (const rows of all) {
    for (const [learned] of rows.learned)
      if (learned.part?.split === undefined || learned.kind === "resample" || learned.kind === "augment")
        frame.flow.found.leaks.push({
          at: learned.at,
          learned,
          form: "split",
          split: at,
          splitter: `\`${lastPart(call.name)}\``,
          isSearch: false,
        });
    if (!isInOrder && rows.dated && rows.lagged && !rows.part?.split) frame.flow.found.shuffledSeries.push({ at, lagged: rows.lagged });
  }
  const targets = call.assignedTo;
  const items = given.flatMap((rows, index): Rows[] => {
    const base = without(rows ?? { ...noRows, sets: new Set([`${at.path}@${at.span.start}`]) }, "items");
    // `_, few = train_test_split(rows)` draws a sample.
    if (targets.slice(index * 2, index * 2 + 2).includes("_"))
      return [otherOf(base, call.whole.start), otherOf(base, call.whole.start + 1)];
    const before = base.part?.split && base.part.side;
    const sideOf = (position: number, otherwise: Side): Side => sideNamed(targets[index * 2 + position]) ?? otherwise;
    const second: Side = before === "train" ? "validation" : "test";
    return [
      { ...base, part: { side: sideOf(0, before === "test" ? "validation" : "train"), split: at } },
      { ...base, part: { side: sideOf(1, second), split: at } },
    ];
  });
  return { ...noRows, items };
}

/** Slices may only take apart again what was put together: then what was learned from one of them is no leak. */
export function splitByHand(frame: Frame, rows: Rows | undefined, { side, first }: ManualSplit): Rows | undefined {
  if (!rows || rows.figures || rows.part?.split) return rows;
  const at = frame.module.place(first);
  if (side === "train")
    for (const [learned] of rows.learned)
      if (learned.part?.split === undefined && isOf(rows.sets, learned.sets))
        frame.flow.found.leaks.push({ at: learned.at, learned, form: "split", split: at, splitter: "the split", isSearch: false });
  return { ...rows, part: { side, split: at } };
}

/** Rows with what was learned from all of them are given to folds. */
export function foldLeaks(frame: Frame, given: readonly (Rows | undefined)[], call: PythonCall, isSearch: boolean): void {
  for (const rows of given)
    for (const [learned] of rows?.learned ?? [])
      if (/^(?:select|encode|resample|augment)$/.test(learned.kind) && (learned.part?.split === undefined || learned.kind === "resample"))
        frame.flow.found.leaks.push({
          at: learned.at,
          learned,
          form: "folds",
          split: frame.module.place(call.span),
          splitter: `\`${lastPart(call.name.replace(/\(\)\.\w+$/, ""))}\``,
          isSearch,
        });
}

/** Whether rows are of some data, or parts of it. */
function isOf(rows: ReadonlySet<string>, data: ReadonlySet<string>): boolean {
  return [...rows].every((one) => [...data].some((set) => one === set || one.startsWith(`${set}/`)));
}

interface ManualSplit {
  readonly side: Side;
  readonly target: string;
  /** The first assignment that takes a part of these rows. */
  readonly first: Span;
}

/** `train = rows[:n]` and `test = rows[n:]`: the assignments that split rows by hand, by where they start. */
export function manualSplits(module: PythonModule, scope: string): ReadonlyMap<number, ManualSplit> {
  return manualOf(module).get(scope) ?? new Map();
}

const manualOf = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts }): ReadonlyMap<string, ReadonlyMap<number, ManualSplit>> => {
    const slices = facts.assignments.flatMap(({ targets, value, scope, span }) => {
      const [target, ...others] = targets;
      const side = sideNamed(target);
      if (!target || others.length > 0 || !side || value.kind !== "other" || !value.part) return [];
      const [rows = ""] = value.part.index.split(",");
      return /^[^:]*:[^:]*$/.test(rows) && rows !== ":" ? [{ target, side, of: value.part.of.replace(/\.i?loc$/, ""), scope, span }] : [];
    });
    const found = new Map<string, Map<number, ManualSplit>>();
    for (const { target, side, of, scope, span } of slices) {
      const partner = slices.find((one) => one.scope === scope && one.of === of && one.side !== side);
      const first = slices.find((one) => one.scope === scope && one.of === of);
      if (!partner || !first) continue;
      const known = found.get(scope) ?? new Map<number, ManualSplit>();
      known.set(span.start, { side, target, first: first.span });
      found.set(scope, known);
    }
    return found;
  },
);
