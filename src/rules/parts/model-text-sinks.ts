import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import type { PythonModule } from "../../project/project.js";
import { argumentFor, callsOf, functionAt } from "../../semantics/own-names.js";
import type { Follow, Origin } from "../../semantics/value-flow.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";
import { modelText } from "./model-text.js";

/** A call that does something with a text that had better not be a model's. */
export interface Sink {
  readonly call: PythonCall;
  readonly module: PythonModule;
  readonly text: CodeValue;
}

/** A sink that text of a model comes to. */
export interface ReachedSink<Kind extends Sink> {
  readonly sink: Kind;
  /** Where the model wrote it. */
  readonly from?: Place;
  /** Where it is handed to the function that holds the sink. */
  readonly through?: Place;
  readonly isGuarded: boolean;
}

/** How sinks are told, and what makes one harmless. */
export interface SinkRules<Kind extends Sink> {
  sinkOf(call: PythonCall, module: PythonModule): Kind | undefined;
  /** Whether something stands before a call, in the function that it is in. */
  isGuarded(module: PythonModule, call: PythonCall, follow: Follow): boolean;
  /** Whether the text is a model's by what it is called, where it is not seen to come from one. */
  isCalledAnswer?(sink: Kind): boolean;
}

/** The sinks that text of a model comes to: in a function, or by one call of the project's own functions. */
export function sinksReached<Kind extends Sink>(modules: readonly PythonModule[], rules: SinkRules<Kind>): readonly ReachedSink<Kind>[] {
  const followOf = modelText(modules);
  const found = modules.flatMap((module) =>
    module.facts.calls.flatMap((call) => {
      const sink = rules.sinkOf(call, module);
      return sink ? reachedAt(sink, rules, followOf(module)) : [];
    }),
  );
  const reached = found.flatMap((one) => ("parameter" in one ? throughCalls(one.sink, one.parameter) : [one]));
  const places = new Set<PythonCall>();
  return reached.filter(({ sink: { call } }) => !places.has(call) && places.add(call));

  function throughCalls(sink: Kind, { scope, name }: Parameter): ReachedSink<Kind>[] {
    const own = functionAt(sink.module, scope);
    if (!own) return [];
    return callsOf(modules, own).flatMap((site) => {
      const { module, call } = site;
      const given = argumentFor(own, site, name);
      const follow = followOf(module);
      const origin = given && follow(given, call.scope, call.span.start);
      if (origin?.kind !== "source" || rules.isGuarded(module, call, follow)) return [];
      return [{ sink, from: module.place(origin.span), through: module.place(call.span), isGuarded: false }];
    });
  }
}

type Parameter = Extract<Origin, { kind: "parameter" }>;

function reachedAt<Kind extends Sink>(
  sink: Kind,
  rules: SinkRules<Kind>,
  follow: Follow,
): (ReachedSink<Kind> | { readonly sink: Kind; readonly parameter: Parameter })[] {
  const { call, module, text } = sink;
  const origin = follow(text, call.scope, call.span.start);
  const isAnswer = origin?.kind !== "source" && rules.isCalledAnswer?.(sink) === true;
  if (!origin && !isAnswer) return [];
  const isGuarded = rules.isGuarded(module, call, follow);
  if (origin?.kind === "source") return [{ sink, from: module.place(origin.span), isGuarded }];
  if (isAnswer) return [{ sink, isGuarded }];
  return origin && !isGuarded ? [{ sink, parameter: origin }] : [];
}

/** The end of a dotted name that a reader knows: `cursor.execute`, `exec`. */
export function shortName(name: string): string {
  return name.replace(/^.*?([\w]+(?:\(\))?\.)?(\w+)$/, "$1$2");
}

const answerName = /^(?:llm|gpt|ai|assistant|model|chat|agent)_?(?:reply|response|answer|completion)(?:_?(?:text|content))?$/i;

/** Whether a text has a name by which people call what a model gave them, and nothing else. */
export function isCalledAnswer({ text }: Sink): boolean {
  return text.kind === "name" && answerName.test(lastPart(text.value));
}
