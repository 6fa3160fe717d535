import type { PythonCall } from "../../facts/python-facts.js";
import { contains } from "../../text/span.js";
import { noRows, type Part, type Rows, sameSplit } from "../rows.js";
import { evaluate } from "./evaluate.js";
import { type Frame, put } from "./frame.js";
import { foldLeaks } from "./splitting.js";
import { search } from "./vocabulary.js";

const choosing = /(?:^|\.)(?:argmax|argmin|nanargmax|nanargmin|idxmax|idxmin|nlargest|nsmallest)$/;

const best = /(?:^|_)(?:best|max|maximum|min|minimum|highest|lowest|top|optimal|opt)(?:_|\d|$)|best/i;
/** What is named after by how much a figure changed. */
const change = /(?:^|_)(?:improvements?|deltas?|changes?|differences?)(?:_|$)/i;

/** A model learns. */
export function trained(
  frame: Frame,
  call: PythonCall,
  on: Rows | undefined,
  receiverName: string | undefined,
  given: readonly (Rows | undefined)[],
): Rows | undefined {
  const named = (...keys: readonly string[]) =>
    evaluate(frame, call.arguments.find((one) => one.name !== undefined && keys.includes(one.name))?.value);
  const [first = named("X", "x", "dtrain", "train_set"), second = named("y")] = given;
  if (search.test(call.name.replace(/\(\)\.fit$/, "")) || /CV$/.test(on?.object ?? "")) foldLeaks(frame, [first, second], call, true);
  targetAmong(frame, first, second, call);
  const watched = named("eval_set", "validation_data", "valid_sets", "evals");
  const stops =
    on?.stops ||
    named("callbacks")?.stops ||
    call.arguments.some(
      ({ name, value }) => name === "early_stopping_rounds" && value.kind !== "none" && !(value.kind === "boolean" && !value.value),
    );
  const part = partsIn(watched).find(({ side, split: at }) => side === "test" && at !== undefined);
  if (stops && part && !partsIn(watched).some(({ side }) => side === "validation"))
    frame.flow.stopped.push({ at: frame.module.place(call.span), part });
  const isModel = !/(?:KMeans|DBSCAN|Tokenizer|LabelEncoder|OneHotEncoder|OrdinalEncoder|LabelBinarizer)\(?\)?\.fit/.test(call.name);
  const object: Rows = {
    ...noRows,
    ...(on?.object && { object: on.object }),
    ...(on?.stops && { stops: true }),
    ...(first && (second || given.length > 1) && isModel && { trained: { rows: first, at: frame.module.place(call.span) } }),
  };
  if (receiverName && call.name.includes(".") && !on?.fields && !/^(?:xgboost|lightgbm)$/.test(receiverName))
    put(frame, receiverName, object);
  return object;
}

/** A model is judged on rows. */
export function judged(frame: Frame, call: PythonCall, on: Rows | undefined, rows: Rows | undefined): void {
  const part = rows?.part;
  if (!part?.split || !rows) return;
  for (const { at, part: watched } of frame.flow.stopped)
    if (sameSplit(watched, part) && part.side === "test") frame.flow.found.stops.push({ at, part, judged: frame.module.place(call.span) });
  const learned = on?.trained;
  if (
    learned &&
    part.side === "test" &&
    learned.rows.part === undefined &&
    learned.rows.sets.size > 0 &&
    !learned.rows.predicted &&
    [...learned.rows.sets].every((one) => rows.sets.has(one))
  )
    frame.flow.found.refits.push({ at: learned.at, judged: frame.module.place(call.span), part });
}

function targetAmong(frame: Frame, rows: Rows | undefined, target: Rows | undefined, call: PythonCall): void {
  const [column, ...more] = target?.columns?.only ?? [];
  const own = rows?.columns;
  if (column === undefined || more.length > 0 || !own?.only || own.of !== target?.columns?.of || !own.only.has(column)) return;
  if (own.only.size < 2 || own.without.has(column) || rows?.predicted || target?.lagged) return;
  frame.flow.found.targets.push({ column, at: frame.module.place(call.span) });
}

/** A score on a part of the rows. */
export function scoreOf(frame: Frame, call: PythonCall, part: Part): Rows {
  return { ...noRows, scores: [{ part, at: frame.module.place(call.span), inLoop: call.inLoop }] };
}

/** `max(scores, key=…)`, `np.argmax(scores)` */
export function chosenByCalling(
  frame: Frame,
  call: PythonCall,
  last: string,
  given: readonly (Rows | undefined)[],
  on: Rows | undefined,
): void {
  const isPick =
    (choosing.test(call.name) && frame.module.facts.assignments.some(({ span }) => contains(span, call.whole))) ||
    ((last === "max" || last === "min") &&
      !call.name.includes(".") &&
      (call.arguments.some(({ name }) => name === "key") || call.assignedTo.some((one) => best.test(one))));
  // By how much something changed, nothing is chosen.
  if (!isPick || (call.assignedTo.length > 0 && call.assignedTo.every((one) => change.test(one)))) return;
  const scores = [...given, on].flatMap((one) => one?.scores ?? []);
  const [first] = scores;
  if (!first || scores.some(({ part }) => part.side !== "test")) return;
  if (!scores.some(({ inLoop }) => inLoop) && new Set(scores.map(({ at }) => at.span.start)).size < 2) return;
  frame.flow.found.choices.push({ by: last, at: frame.module.place(call.span), score: first });
}

/** `if accuracy > best: best = accuracy`, in a loop. */
export function chosenByComparing(frame: Frame): void {
  for (const { form, left: one, right: other, span, scope: around } of frame.module.facts.checks) {
    if (form !== "if" || around !== frame.scope) continue;
    const [value, bound] = best.test(other) ? [one, other] : [other, one];
    if (!best.test(bound) || best.test(value)) continue;
    const scores = frame.scored.get(value) ?? [];
    const [first] = scores;
    if (
      !first ||
      scores.some(({ part }) => part.side !== "test") ||
      !frame.module.facts.loops.some((each) => each.scope === frame.scope && contains(each.span, span))
    )
      continue;
    const isKept = frame.module.facts.assignments.some(({ targets, span: at }) => targets.includes(bound) && at.start > span.start);
    if (isKept) frame.flow.found.choices.push({ by: value, at: frame.module.place(span), score: first });
  }
}

function partsIn(rows: Rows | undefined): readonly Part[] {
  if (!rows) return [];
  return rows.part ? [rows.part] : (rows.items ?? []).flatMap(partsIn);
}
