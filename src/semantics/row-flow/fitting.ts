import type { PythonCall } from "../../facts/python-facts.js";
import { lastPart } from "../../text/last-part.js";
import { type Learning, learnerOf } from "../learner-of.js";
import { namesIn } from "../names-in.js";
import { type Learned, noRows, type Rows } from "../rows.js";
import { callsWithin } from "./calls-within.js";
import { withLearned, without } from "./columns.js";
import { evaluate } from "./evaluate.js";
import { type Frame, look, put } from "./frame.js";
import { trained } from "./judging.js";
import { learnedFrom } from "./learned-from.js";
import { composite } from "./vocabulary.js";

/** An object that is made to be fitted. */
export function objectMade(frame: Frame, call: PythonCall, last: string): Rows | undefined {
  const strategy = call.arguments.find(({ name }) => name === "strategy")?.value;
  const isConstant = strategy?.kind === "string" && strategy.value === "constant";
  const own = isConstant ? undefined : learnerOf(last);
  const inner = composite.test(last)
    ? [
        ...callsWithin(frame.module.facts.calls, call.whole).map(({ call: one, index }) =>
          one === call ? undefined : (frame.results.get(index)?.learns ?? undefined),
        ),
        ...namesIn({ kind: "list", items: call.arguments.map((one) => one.value), span: call.whole }).map(
          (one) => look(frame, one)?.learns,
        ),
      ].find((one) => one !== undefined)
    : undefined;
  const learns = own ?? inner;
  return { ...noRows, object: last, ...(learns && { learns }) };
}

/** What is fitted, and what it gives. */
export function fitted(
  frame: Frame,
  call: PythonCall,
  on: Rows | undefined,
  className: string,
  kind: Learning,
  data: Rows | undefined,
  receiverName: string | undefined,
): Rows | undefined {
  const last = lastPart(call.name);
  const isPipeline = composite.test(className) && className !== "ColumnTransformer" && className !== "make_column_transformer";
  if (last === "fit" && isPipeline)
    return trained(
      frame,
      call,
      on,
      receiverName,
      call.arguments.map((one) => evaluate(frame, one.value)),
    );
  if (!data || (data.sets.size === 0 && !data.part))
    return on?.object || receiverName ? { ...noRows, object: className, learns: kind } : undefined;
  const learned = learnedFrom(frame, kind, `${className}.${last}`, call.span, data);
  if (data.part && data.part.side !== "train" && last !== "partial_fit") {
    const before = on?.fitted?.part?.side === "train" ? on.fitted.at : undefined;
    if (data.part.split || before)
      frame.flow.found.fittedToTest.push({ what: learned.what, at: learned.at, part: data.part, ...(before && { trainedAt: before }) });
  }
  const object: Rows = { ...noRows, object: className, learns: kind, fitted: learned };
  if (receiverName && (look(frame, receiverName) || /^[\w.]+$/.test(receiverName))) put(frame, receiverName, object);
  if (last === "fit") return object;
  const { columns } = data;
  const isOneKind = columns?.only && columns.only.size > 0 && ![...columns.only].some((one) => one.startsWith("#"));
  const into = (rows: Rows): Rows =>
    withLearned(
      without(rows, "items", ...(kind === "resample" ? [] : (["columns"] as const))),
      learned,
      isOneKind ? (columns?.only ?? "all") : "all",
    );
  if (kind === "resample" && call.arguments.length > 1) {
    const labels = evaluate(frame, call.arguments[1]?.value);
    return { ...into(data), items: [into(data), into(labels ?? data)] };
  }
  return into(data);
}

/** What something fitted makes of rows. */
export function transformed(frame: Frame, data: Rows, by: Learned): Rows {
  const isLate = data.part?.split !== undefined && by.part?.split === undefined && [...by.sets].some((one) => data.sets.has(one));
  if (isLate && data.part?.split && by.kind !== "resample")
    frame.flow.found.leaks.push({
      at: by.at,
      learned: by,
      form: "late",
      split: data.part.split,
      splitter: "`train_test_split`",
      isSearch: false,
    });
  return withLearned(without(data, "columns", "items"), by);
}

/** What was made out of rows of data stays with them. */
export function augmented(
  frame: Frame,
  call: PythonCall,
  last: string,
  data: Rows | undefined,
  result: Rows | undefined,
): Rows | undefined {
  if (!/augment/i.test(last) || !data?.sets.size || !result) return result;
  const learned = learnedFrom(frame, "augment", last, call.span, data);
  const into = (rows: Rows): Rows => ({
    ...withLearned(rows, learned),
    ...(rows.items && { items: rows.items.map((one) => one && into(one)) }),
  });
  return into(result);
}

/** The class whose method is called, without its module. */
export function classCalled(call: PythonCall, on: Rows | undefined): string | undefined {
  return on?.object ?? /(?:^|\.)(\w+)\(\)(?:\.fit\(\))?\.\w+$/.exec(call.name)?.[1];
}
