import type { PythonCall } from "../../facts/python-facts.js";
import { namesIn } from "../names-in.js";
import { joined, type Learned, type Rows } from "../rows.js";
import { isAcross, isColumnAxis } from "./call-parts.js";
import { callsWithin } from "./calls-within.js";
import { dropped, intoColumns, otherOf, taken, withLearned, without } from "./columns.js";
import { textsOf } from "./evaluate.js";
import { type Frame, give, look, put } from "./frame.js";
import { figureOf, learnedFrom, scaledBy } from "./learned-from.js";
import { about, sameColumns, statistic } from "./vocabulary.js";

/** Gives other rows than it is called on. */
const otherRows =
  /^(?:query|sample|head|tail|nlargest|nsmallest|truncate|between_time|filter|groupby|resample|merge|join|pivot\w*|melt|explode|agg|aggregate)$/;

/** What a method of rows gives, and what it changes in place. */
export function rowsOfMethod(
  frame: Frame,
  call: PythonCall,
  last: string,
  on: Rows,
  given: readonly (Rows | undefined)[],
  receiverName: string | undefined,
  at: number,
): Rows | undefined {
  const argument = (key: string) => call.arguments.find((one) => one.name === key)?.value;
  const inPlace = argument("inplace");
  const isInPlace = inPlace?.kind === "boolean" && inPlace.value;
  const settle = (rows: Rows | undefined) => {
    if (isInPlace && rows) putBack(frame, call, rows, receiverName);
    return isInPlace ? undefined : rows;
  };
  if (last === "fillna" || last === "replace") {
    const figure = given.find((one) => one?.figures);
    if (!figure) return settle(on);
    const what = `${[...(figure.figures ?? [])][0] ?? "mean"}()`;
    const learned: Learned = {
      ...learnedFrom(frame, "statistic", what, call.span, figure),
      at: figure.figureAt ?? frame.module.place(call.span),
    };
    if (on.part?.split && !figure.part?.split && [...figure.sets].some((one) => on.sets.has(one)))
      frame.flow.found.leaks.push({
        at: learned.at,
        learned,
        form: "late",
        split: on.part.split,
        splitter: "`train_test_split`",
        isSearch: false,
      });
    const columns = on.columns?.only;
    return settle(withLearned(on, learned, columns?.size ? columns : "all"));
  }
  if (last === "drop") {
    const axis = argument("axis") ?? call.arguments.filter(({ name }) => name === undefined)[1]?.value;
    const columns = argument("columns") ?? (isColumnAxis(axis) ? call.arguments[0]?.value : undefined);
    if (!columns) return settle(call.arguments.length > 0 ? otherOf(on, at) : on);
    const gone = textsOf(frame, columns);
    return settle(
      gone.length > 0 ? dropped(on, gone) : { ...on, ...(on.columns && { columns: { of: `${on.columns.of}/${at}`, without: new Set() } }) },
    );
  }
  if (last === "pop") {
    const gone = textsOf(frame, call.arguments[0]?.value);
    if (receiverName) put(frame, receiverName, dropped(on, gone));
    return gone.length > 0 ? taken(on, gone) : on;
  }
  if (last === "transform" || last === "agg") {
    const [text] = textsOf(frame, call.arguments[0]?.value);
    if (text !== undefined && statistic.test(text)) return figureOf(frame, call, on, text);
    return without(on, "columns");
  }
  if (last === "apply" && call.arguments[0]?.value.kind === "other") {
    const read = call.arguments[0].value.names;
    const has = (kind: string) => read.some((one) => new RegExp(`^\\w+\\.${kind}$|^numpy\\.${kind}$`).test(one));
    const [lambda] = call.arguments;
    if (lambda && ((has("mean") && has("std")) || (has("min") && has("max"))) && !isAcross(call))
      return withLearned(on, scaledBy(frame, has("std"), lambda.value.span, on));
    return on;
  }
  if (/^(?:shift|rolling|ewm|pct_change)$/.test(last) && !isGrouped(frame, call))
    return { ...without(on, "columns"), lagged: on.lagged ?? frame.module.place(call.span) };
  if (about.test(last)) return undefined;
  if (sameColumns.test(last)) return settle(on);
  if (otherRows.test(last)) return settle(without(otherOf(on, at), "items"));
  if (last === "assign") return settle({ ...on, learned: (joined([on, ...given]) ?? on).learned });
  if (last === "join" || last === "concat") return joined([on, ...given]);
  return settle(without(on, "columns"));
}

/** Puts rows back into what a method changed in place: a name, or a part of a table such as `df["age"]`. */
function putBack(frame: Frame, { receiver }: PythonCall, rows: Rows, receiverName: string | undefined): void {
  const [of, columns] =
    receiver?.kind === "other" && receiver.item
      ? [receiver.item.of, receiver.item.keys.map(String)]
      : receiver?.kind === "other" && receiver.part
        ? [receiver.part.of.replace(/\.i?loc$/, ""), [...(rows.columns?.only ?? [])]]
        : [undefined, []];
  const table = of === undefined ? undefined : look(frame, of);
  if (of !== undefined && table) put(frame, of, intoColumns(table, rows, columns));
  else if (receiverName) give(frame, receiverName, rows);
}

function isGrouped(frame: Frame, call: PythonCall): boolean {
  return (
    /groupby/.test(call.name) ||
    (call.receiver
      ? namesIn(call.receiver).some((one) => /groupby|grouped/i.test(one)) ||
        callsWithin(frame.module.facts.calls, call.receiver.span).some((one) => /groupby$/.test(one.call.name))
      : false)
  );
}
