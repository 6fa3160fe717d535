import type { ScriptCall, ScriptLoop } from "../../../facts/script-facts.js";
import { remembered } from "../../../project/once-per.js";
import type { Project } from "../../../project/project.js";
import { type ScriptModule, scriptsOf } from "../../../project/scripts.js";
import { modelRequests, productionScripts } from "../../../rules/parts/model-requests.js";
import { calledFunction } from "../../../semantics/script-flow.js";
import { lastPart } from "../../../text/last-part.js";
import { contains, type Span } from "../../../text/span.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const scriptEndlessLoop: CodeCheck = {
  flags: "A loop of a script that asks a model with tools again until the model stops calling them, where nothing counts the rounds.",
  silent:
    "Loops with a counter, a deadline or a budget in a condition, loops that wait for a person or a queue in each round, and calls without tools.",
  source: "Semgrep `unbounded agent loop`; OWASP LLM10:2025",
  languages: ["JavaScript"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in more than 140 repositories.",
  find: (project) => look(project),
};

/** What a model says that is not done yet, or what a program calls being done. */
const forever =
  /tool_?calls?|function_?calls?|stop_?reason|finish_?reason|requires_?action|^done$|^finished$|^isDone$|^running$|^(?:should|keep)\w*/i;
/** Names that bound a loop. */
const counts =
  /(?:^|[._])(?:i|n|steps?|turns?|iterations?|rounds?|attempts?|tries|retries|count(?:er)?|depth|hops?|loops?|budget|deadline|elapsed|spent|cost|tokens?)$|(?:max|limit|budget|count|remaining|deadline|timeout|elapsed|left)(?=[A-Z_.]|$)|(?:Max|Limit|Budget|Count|Remaining|Deadline|Timeout|Steps?|Turns?|Iterations?|Rounds?|Attempts?|Depth|Aborted|aborted)(?=[A-Z_.]|$)|^(?:MAX|LIMIT)_|_(?:MAX|LIMIT)$/;
/** What waits for somebody in each round. */
const waits =
  /(?:^|\.)(?:question|prompt|input|text|select|confirm|readline|receive\w*|pull|dequeue|poll\w*|brpop|blpop|nextMessage|once|sleep|setTimeout|waitFor\w*|interrupt|next)$/i;
const tools = /^(?:tools|functions|toolChoice|tool_choice)$/;

const look = remembered((project: Project): readonly CodeProblem[] => {
  const withTools = new Set(modelRequests(project).flatMap((one) => (one.language === "script" && one.option(tools) ? [one.call] : [])));
  if (withTools.size === 0) return [];
  const scripts = scriptsOf(project);
  const asking = new Map<ScriptModule, Set<string>>();
  for (const module of scripts)
    for (const call of module.facts.calls)
      if (withTools.has(call as ScriptCall)) asking.set(module, (asking.get(module) ?? new Set()).add(call.scope));
  const asks = (module: ScriptModule, call: ScriptCall) => {
    if (withTools.has(call)) return true;
    const meant = calledFunction(scripts, module, call);
    return meant !== undefined && asking.get(meant.module)?.has(meant.scope) === true;
  };
  return productionScripts(project).flatMap((module) =>
    module.facts.loops.flatMap((loop): CodeProblem[] => {
      const call = isEndless(loop) ? askedIn(module, loop, asks) : undefined;
      if (!call) return [];
      return [
        {
          kind: "partial",
          message:
            "This loop asks the model again until the model stops calling tools; nothing counts the rounds, so a run that goes in circles spends without end. Count them, and stop at a limit.",
          at: module.place({ start: loop.span.start, end: Math.max(loop.span.start + 3, loop.value?.span.end ?? 0) }),
          related: [{ message: "The model is asked here.", at: module.place(call.span) }],
        },
      ];
    }),
  );
});

function isEndless({ form, value }: ScriptLoop): boolean {
  if (form === "each") return false;
  if (!value) return form === "for";
  if (value.kind === "boolean") return value.value;
  if (value.kind === "number") return value.value !== 0;
  return (
    form === "while" &&
    value.kind === "other" &&
    value.names.some((name) => forever.test(lastPart(name))) &&
    !value.names.some((name) => counts.test(name))
  );
}

/** The call that asks a model with tools in each round, where nothing bounds the rounds. */
function askedIn(
  module: ScriptModule,
  loop: ScriptLoop,
  asks: (module: ScriptModule, call: ScriptCall) => boolean,
): ScriptCall | undefined {
  const { calls, conditions, loops } = module.facts;
  const isIn = (span: Span) => contains(loop.span, span);
  const own = calls.filter((call) => call.scope === loop.scope && isIn(call.span));
  const call = own.find((one) => asks(module, one));
  if (!call || own.some(({ name }) => waits.test(name) || /throwIfAborted/.test(name))) return undefined;
  const isInner = loops.some((inner) => inner !== loop && isIn(inner.span) && contains(inner.span, call.span));
  const isCounted = conditions.some((one) => isIn(one.span) && one.names.some((name) => counts.test(name)));
  return isInner || isCounted ? undefined : call;
}
