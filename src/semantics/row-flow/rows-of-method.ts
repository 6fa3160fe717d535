import type { PythonCall } from "../../facts/python-facts.js";
import { lastPart } from "../../text/last-part.js";
import { namesIn } from "../names-in.js";
import { joined, type Rows } from "../rows.js";
import { isAcross, isColumnAxis } from "./call-parts.js";
import { callsWithin } from "./calls-within.js";
import { dropped, otherOf, taken, withLearned, without } from "./columns.js";
import { textsOf } from "./evaluate.js";
import { type Frame, give, look, put, putInto } from "./frame.js";
import { figureOf, learnedFrom, noteLeak, scaledBy, statisticOf } from "./learned.js";
import { about, sameColumns, statistic } from "./vocabulary.js";

/** Gives other rows than it is called on. */
const otherRows =
  /^(?:query|sample|head|tail|nlargest|nsmallest|truncate|between_time|filter|groupby|resample|pivot\w*|melt|explode|agg|aggregate)$/;

/** Puts other values into some of the cells. */
const filling = /^(?:fillna|replace|mask|where)$/;

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
  if (filling.test(last)) {
    const figure = given.find((one) => one?.figures);
    if (!figure) return settle(on);
    const learned = statisticOf(frame, figure, call.span);
    if (on.part?.split && !figure.part?.split && [...figure.sets].some((one) => on.sets.has(one)))
      noteLeak(frame, "late", learned, on.part.split, "`train_test_split`");
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
    return filledWithin(frame, call, on) ?? without(on, "columns");
  }
  if (last === "apply" && call.arguments[0]?.value.kind === "other") {
    const read = call.arguments[0].value.names;
    const has = (kind: string) => read.some((one) => new RegExp(`^\\w+\\.${kind}$|^numpy\\.${kind}$`).test(one));
    const [lambda] = call.arguments;
    if (lambda && ((has("mean") && has("std")) || (has("min") && has("max"))) && !isAcross(call))
      return withLearned(on, scaledBy(frame, has("std"), lambda.value.span, on));
    return filledWithin(frame, call, on) ?? on;
  }
  if (/^(?:shift|rolling|ewm|pct_change)$/.test(last) && !isGrouped(frame, call))
    return { ...without(on, "columns"), lagged: on.lagged ?? frame.module.place(call.span) };
  if (about.test(last)) return undefined;
  if (sameColumns.test(last)) return settle(on);
  if (otherRows.test(last)) return settle(without(otherOf(on, at), "items"));
  if (last === "assign") return settle({ ...on, learned: (joined([filledWithin(frame, call, on) ?? on, ...given]) ?? on).learned });
  if (last === "concat") return joined([on, ...given]);
  // More columns for the same rows.
  if (last === "merge" || last === "join")
    return { ...without(otherOf(on, at), "items"), learned: (joined([on, ...given.filter((one) => !one?.figures)]) ?? on).learned };
  return settle(without(on, "columns"));
}

/** `lambda x: x.fillna(x.median())`: rows whose gaps a function fills by a figure of all of them. */
function filledWithin(frame: Frame, call: PythonCall, on: Rows): Rows | undefined {
  if (isAcross(call)) return undefined;
  for (const { name, value } of call.arguments) {
    if (value.kind !== "other") continue;
    const inside = callsWithin(frame.module.facts.calls, value.span).map((one) => one.call);
    const figure = inside.find((one) => statistic.test(lastPart(one.name)));
    if (!figure || !inside.some((one) => lastPart(one.name) === "fillna")) continue;
    const learned = learnedFrom(frame, "statistic", `${lastPart(figure.name)}()`, figure.span, on);
    const columns = name === undefined ? on.columns?.only : new Set([name]);
    return withLearned(on, learned, columns?.size ? columns : "all");
  }
  return undefined;
}

/** Puts rows back into what a method changed in place: a name, or a part of a table such as `df["age"]`. */
function putBack(frame: Frame, { receiver }: PythonCall, rows: Rows, receiverName: string | undefined): void {
  const [of, columns] =
    receiver?.kind === "other" && receiver.item
      ? [receiver.item.of, receiver.item.keys.map(String)]
      : receiver?.kind === "other" && receiver.part
        ? [receiver.part.of.replace(/\.i?loc$/, ""), [...(rows.columns?.only ?? [])]]
        : [undefined, []];
  if (of !== undefined && look(frame, of)) putInto(frame, of, rows, columns);
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
