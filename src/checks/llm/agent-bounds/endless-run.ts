import type { PythonCall, PythonLoop } from "../../../facts/python-facts.js";
import { modelCalls } from "../../../practices/model-calls.js";
import { innerScope } from "../../../project/inner-scope.js";
import { oncePerModules, productionModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import { constantOf } from "../../../semantics/constant-of.js";
import { namesRead } from "../../../semantics/names-in.js";
import { lastPart } from "../../../text/last-part.js";
import { contains, type Span } from "../../../text/span.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const endlessRun: CodeCheck = {
  flags:
    "A loop that asks a model with tools again until the model says that it is done, or a framework's run without a limit where it has none of its own.",
  silent: "Loops that count, compare or wait for somebody, limits of any name, and frameworks that stop by themselves.",
  source: "OWASP LLM10:2025; Semgrep's rules for LLMs",
  languages: ["Python"],
  find: (project) => look(productionModules(project)),
};

const unboundedByDefault: readonly (readonly [RegExp, string])[] = [
  [/^swarm\.Swarm\(\)\.run$/, "max_turns"],
  [/^autogen_agentchat\.teams\.\w+$/, "termination_condition"],
  [/^claude_(?:agent|code)_sdk\.Claude(?:Agent|Code)Options$/, "max_turns"],
];

const look = oncePerModules((modules): readonly CodeProblem[] => {
  const asked = new Set(modelCalls(modules).map(({ call }) => call));
  return modules.flatMap((module) => [...unlimited(module), ...loops(modules, module, asked)]);
});

function unlimited({ facts, place }: PythonModule): readonly CodeProblem[] {
  return facts.calls.flatMap((call): CodeProblem[] => {
    const [, missing] = unboundedByDefault.find(([name]) => name.test(call.name)) ?? [];
    if (!missing || call.arguments.some(({ name, unpacked }) => unpacked || name === missing || name === "max_turns")) return [];
    return [
      {
        kind: "partial",
        message: `\`${lastPart(call.name)}\` runs without \`${missing}\`, and has no limit of its own. Set one, so that a run ends.`,
        at: place(call.span),
      },
    ];
  });
}

function loops(modules: readonly PythonModule[], module: PythonModule, asked: ReadonlySet<PythonCall>): readonly CodeProblem[] {
  return module.facts.loops.flatMap((loop): CodeProblem[] => {
    const call = agentCallIn(modules, module, loop, asked);
    if (!call) return [];
    return [
      {
        kind: "partial",
        message:
          "This loop asks the model again until the model stops calling tools; nothing counts the rounds. Count them, and stop at a limit.",
        at: module.place({ start: loop.span.start, end: loop.value.span.end }),
        related: [{ message: "The model is asked here.", at: module.place(call.span) }],
      },
    ];
  });
}

const forever = /tool_?calls?|function_?call|stop_reason|finish_reason|requires_action/i;
const counts =
  /^(?:steps?|turns?|iterations?|iter|i|n|count(?:er)?|rounds?|attempts?|tries|retries|loops?|depth|hops?)$|(?:^|_)(?:max|limit|budget|count|left|remaining|deadline|timeout)(?:_|$)/i;
/** Something outside is waited for in each round: a person, a queue, a socket. */
const waits =
  /(?:^|\.)(?:input|ainput|prompt|readline|receive\w*|recv|accept|poll|(?:\w*queue|q)(?:\(\))?\.get(?:_nowait)?|sleep|wait|wait_for|listen|next_message|brpop|blpop|chat_input|(?:Prompt|Confirm|\w+\(\))\.ask)$/i;
const tools = /^(?:tools|functions|tool_choice)$/;

/** The model call that a loop repeats until the model says that it is done, if it does so without counting. */
function agentCallIn(
  modules: readonly PythonModule[],
  module: PythonModule,
  loop: PythonLoop,
  asked: ReadonlySet<PythonCall>,
): PythonCall | undefined {
  const { facts } = module;
  const { value, scope, span } = loop;
  const isEndless =
    loop.form === "while" &&
    ((value.kind === "boolean" && value.value) ||
      (value.kind === "number" && value.value !== 0) ||
      namesRead(value).some((name) => forever.test(name)));
  if (!isEndless || namesRead(value).some((name) => counts.test(lastPart(name)))) return undefined;
  const isIn = (inner: Span) => contains(span, inner);
  const own = facts.calls.filter((call) => call.scope === scope && isIn(call.span));
  const givesTools = (one: PythonCall) =>
    one.arguments.some(({ name, unpacked, value: given }) => {
      if (name !== undefined) return tools.test(name);
      const held = unpacked && constantOf(modules, given, { module, scope: one.scope, offset: one.span.start })?.value;
      return held && held.kind === "dict" && held.entries.some(({ key }) => key.kind === "string" && tools.test(key.value));
    });
  const hasTools = (one: PythonCall) => asked.has(one) && givesTools(one);
  const asking = new Set(facts.calls.flatMap((one) => (one.scope !== scope && hasTools(one) ? [lastPart(one.scope)] : [])));
  const call = own.find((one) => hasTools(one) || (/^(?:self\.)?\w+$/.test(one.name) && asking.has(lastPart(one.name))));
  if (!call || own.some(({ name }) => waits.test(name))) return undefined;
  if (facts.loops.some((inner) => inner !== loop && isIn(inner.span) && contains(inner.span, call.span))) return undefined;
  const parameters = facts.functions.find((one) => innerScope(one) === scope)?.parameters ?? [];
  const targets = facts.assignments.filter((one) => one.scope === scope).flatMap((one) => one.targets);
  const isCounted =
    facts.checks.some((one) => isIn(one.span)) ||
    [...targets, ...parameters.map(({ name }) => name)].some((name) => counts.test(lastPart(name)));
  return isCounted ? undefined : call;
}
