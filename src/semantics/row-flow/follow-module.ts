import type { PythonAssignment, PythonLoop, PythonStore } from "../../facts/python-facts.js";
import { innerScope } from "../../project/inner-scope.js";
import type { PythonModule } from "../../project/project.js";
import { lastPart } from "../../text/last-part.js";
import { joined, noRows, type Rows } from "../rows.js";
import { receiverOf } from "./call-parts.js";
import { dropped, withLearned, without } from "./columns.js";
import { evaluate, textsOf } from "./evaluate.js";
import type { Found } from "./found.js";
import { type Frame, give, look, put, putInto, type Start } from "./frame.js";
import { chosenByComparing } from "./judging.js";
import { statisticOf } from "./learned.js";
import { rowsOfCall } from "./rows-of-call.js";
import { sideNamed } from "./side-named.js";
import { manualSplits, splitByHand } from "./splitting.js";
import { stepsOf } from "./steps-of.js";

/** Steps that are taken for one module, calls of its own functions followed. */
const mostSteps = 40_000;

/** What gives folds, one after another. */
const folder = /(?:Fold|ShuffleSplit|LeaveOneOut|LeavePOut|TimeSeriesSplit)\(\)\.split$/;

/** Follows data through a module: its own code, then its functions that nothing in it calls, with what their parameters' names say. */
export function followModule(modules: readonly PythonModule[], root: PythonModule, found: Found): void {
  let left = mostSteps;
  const globals = new Map<string, Rows | undefined>();
  const reached = new Set<string>();
  const flow: Frame["flow"] = { modules, root, globals, reached, found, stopped: [], run };
  run({ module: root, scope: "", names: globals, depth: 0 });
  const classes = new Set(root.facts.classes.map(({ name }) => name));
  const starts = new Map<string, Map<string, Rows | undefined>>();
  for (const { name, scope, parameters } of root.facts.functions) {
    const path = innerScope({ scope, name });
    if (reached.has(path)) continue;
    const isMethod = classes.has(lastPart(scope));
    const self = isMethod ? new Map(starts.get(scope)) : undefined;
    if (self && name === "__init__") starts.set(scope, self);
    const given = new Map<string, Rows | undefined>();
    for (const parameter of parameters) given.set(parameter.name, namedRows(parameter.name, `${root.path}:${path}:${parameter.name}`));
    run({ module: root, scope: path, names: given, outer: globals, ...(self && { self }), depth: 1 });
  }

  function run(start: Start): Rows | undefined {
    const frame: Frame = { ...start, flow, results: new Map(), turns: new Map(), scored: new Map() };
    let result: Rows | undefined;
    for (const { step } of stepsOf(frame.module).get(frame.scope) ?? []) {
      if (left-- <= 0) return result;
      if (step.form === "call") frame.results.set(step.index, rowsOfCall(frame, step.call));
      else if (step.form === "assignment") assign(frame, step.assignment);
      else if (step.form === "store") store(frame, step.store);
      else if (step.form === "loop") loop(frame, step.loop);
      else {
        const rows = evaluate(frame, step.given.value);
        if (rows) result = result ? mergedResult(result, rows) : rows;
      }
    }
    chosenByComparing(frame);
    return result;
  }
}

/** What the name of a parameter says of it, where no call is seen. */
function namedRows(name: string, id: string): Rows | undefined {
  if (/^(?:self|cls|args|kwargs|config|cfg|params|model|path|\w+_path|\w*size|seed|random_state)$/.test(name)) return undefined;
  const side = sideNamed(name);
  return { ...noRows, sets: new Set([id]), columns: { of: id, without: new Set() }, ...(side && { part: { side } }) };
}

function assign(frame: Frame, { targets, value, span }: PythonAssignment): void {
  const rows = evaluate(frame, value);
  const pairs = manualSplits(frame.module, frame.scope);
  const isMany = targets.length > 1 && (rows?.items !== undefined || (rows?.sets.size ?? 0) > 1 || targets.some(sideNamed));
  const isUnpacked = rows?.items !== undefined && targets.length > 1 && targets.length === rows.items.length;
  for (const [position, target] of targets.entries()) {
    const given = isUnpacked ? rows?.items?.[position] : isMany && rows ? oneOfMany(without(rows, "items"), position) : rows;
    const manual = pairs.get(span.start);
    give(frame, target, manual?.target === target ? splitByHand(frame, given, manual) : given);
  }
}

/** What is unpacked out of several rows, or what a call gives as `train` and `test`: which of them a name holds is not known, but hardly all. */
function oneOfMany(rows: Rows, position: number): Rows {
  return { ...rows, sets: new Set([...rows.sets].map((set) => `${set}/${position}`)) };
}

/** Something is put into a part of a table or list, or deleted out of it. */
function store(frame: Frame, { of, index, value }: PythonStore): void {
  if (index === undefined) return;
  const base = of.replace(/\.(?:loc|iloc|at|iat)$/, "");
  const before = look(frame, base);
  const named = [...index.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, one, other]) => one ?? other ?? "");
  const columns =
    named.length > 0 || !/^\w+$/.test(index)
      ? named
      : textsOf(frame, { kind: "name", value: index, span: { start: Number.MAX_SAFE_INTEGER, end: 0 } });
  if (!value) {
    if (before && columns.length > 0) put(frame, base, dropped(before, columns));
    return;
  }
  const rows = evaluate(frame, value);
  // A figure in all rows is a constant; in those that a condition picks it fills gaps.
  const isPicked = /[<>=]=|[<>]|\.is(?:null|na)\(/.test(index);
  const filled = rows?.figures && isPicked ? withLearned(rows, statisticOf(frame, rows, value.span)) : rows;
  if (before) putInto(frame, base, filled, columns);
  else if (rows?.scores) put(frame, base, { ...noRows, scores: rows.scores });
}

function loop(frame: Frame, { targets, value, form }: PythonLoop): void {
  if (form !== "for") return;
  const call = value.kind === "call" ? frame.module.facts.calls[value.call] : undefined;
  if (
    call &&
    (folder.test(call.name) ||
      (/(?:^|\.)split$/.test(call.name) && call.arguments.length > 0 && look(frame, receiverOf(call) ?? "")?.object?.match(/Fold|Split/)))
  ) {
    const at = frame.module.place(call.span);
    const [train, test] = targets.slice(-2);
    if (train) put(frame, train, { ...noRows, isIndex: true, part: { side: "train", split: at } });
    if (test) put(frame, test, { ...noRows, isIndex: true, part: { side: "validation", split: at } });
    return;
  }
  const tables = value.kind === "list" ? value.items.flatMap((one) => (one.kind === "name" ? [one.value] : [])) : [];
  const rows = without(evaluate(frame, value), "items");
  for (const target of targets) frame.turns.set(target, targets.length === 1 ? tables : []);
  for (const target of targets) put(frame, target, rows?.sets.size ? rows : undefined);
}

function mergedResult(one: Rows, other: Rows): Rows {
  if (one.items && other.items && one.items.length === other.items.length)
    return { ...(joined([one, other]) ?? other), items: other.items.map((item, index) => joined([one.items?.[index], item])) };
  return joined([one, other]) ?? other;
}
