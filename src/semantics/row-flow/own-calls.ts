import type { PythonCall } from "../../facts/python-facts.js";
import { lastPart } from "../../text/last-part.js";
import { argumentFor, type OwnFunction } from "../own-names.js";
import { noRows, type Rows } from "../rows.js";
import { receiverOf } from "./call-parts.js";
import { evaluate } from "./evaluate.js";
import type { Frame } from "./frame.js";

/** Functions that call functions: more is not followed. */
const deepestCall = 3;

/** An object of the module's own class, or a model. */
export function classMade(frame: Frame, call: PythonCall): Rows | undefined {
  const last = lastPart(call.name);
  const stops = call.arguments.some(({ name, value }) => name === "early_stopping_rounds" && value.kind !== "none");
  if (!/^[A-Z]/.test(last)) return undefined;
  const own = frame.module.facts.classes.find(({ name }) => name === last && name === call.name);
  if (!own)
    return /(?:Classifier|Regressor|Regression\w*|SVC|SVR|Ridge\w*|Lasso\w*|NB|Model|Sequential|Fold|Split)$/.test(last)
      ? { ...noRows, object: last, ...(stops && { stops: true }) }
      : undefined;
  const fields = new Map<string, Rows | undefined>();
  const start = frame.module.facts.functions.find(({ name, scope: around }) => name === "__init__" && around === last);
  const object: Rows = { ...noRows, fields };
  if (start && frame.depth < deepestCall)
    inlined(frame, { module: frame.module, definition: start, scope: `${last}.__init__` }, call, object);
  return object;
}

/** What a function of the project's own gives, followed where it is called. */
export function rowsOfOwn(frame: Frame, own: OwnFunction, call: PythonCall, on: Rows | undefined): Rows | undefined {
  if (frame.depth >= deepestCall) return undefined;
  const result = inlined(frame, own, call, on);
  if (!call.inLoop || !result?.scores) return result;
  return { ...result, scores: result.scores.map((score) => ({ ...score, inLoop: true })) };
}

function inlined(frame: Frame, own: OwnFunction, call: PythonCall, on: Rows | undefined): Rows | undefined {
  const { root, reached, globals } = frame.flow;
  if (own.module === root) reached.add(own.scope);
  const given = new Map<string, Rows | undefined>();
  for (const { name } of own.definition.parameters) {
    if (name === "self" || name === "cls") continue;
    const value = argumentFor(own, { module: frame.module, call }, name);
    given.set(name, value && evaluate(frame, value));
  }
  const isSelf = receiverOf(call) === "self";
  const self = isSelf ? frame.self : on?.fields;
  return frame.flow.run({
    module: own.module,
    scope: own.scope,
    names: given,
    ...(own.module === root && { outer: globals }),
    ...(self && { self }),
    depth: frame.depth + 1,
  });
}
