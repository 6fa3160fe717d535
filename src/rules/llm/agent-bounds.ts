import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import { optionOf, scriptModelCalls } from "../../practices/script-model-calls.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import { claimAt, claimEvidence } from "../parts/claim.js";
import { straightGraph } from "../parts/straight-graph.js";
import type { Gap, Rule } from "../rule.js";

export const agentBounds: Rule = {
  title: "Agents have step, time and spend limits",
  why: {
    source: "A2 agents; A0 #6 cost",
    text: "Language models cost much to run, so their cost has to be managed; an agent that decides its own next step decides what it spends.",
  },
  applies: "agent",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: {
    claimed: "`agents[].max_steps`, `max_time` or `max_cost`.",
    present: "The framework's own default bounds the steps.",
    wired: "Code sets a limit: `max_iterations`, `recursion_limit`, `max_turns`, `stopWhen` and the like.",
  },
  hollow: "A limit that is none: `None`, infinity, or a thousand steps and more.",
  contradicted: "`agents[].max_steps` is not what the code sets.",
  manifest: ["agents"],
  fixes: [{ kind: "scaffold", title: "Add limits of steps, time and cost", scaffold: "agent-limits" }],
  limits:
    "Knows the limits and defaults of common frameworks, and loops of one's own around a model call with tools in Python. Budgets at the provider or a gateway are not seen.",
  appliesUnless: straightGraph,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const { set, defaults } = boundsIn(productionModules(project));
    const scripts = scriptBounds(project);
    for (const { name, value, at } of [...set, ...scripts])
      if (isNone(value))
        gaps.push({
          kind: "hollow",
          message: `\`${name}\` bounds nothing as it is set: a run that goes in circles spends until it is killed. Set a number of steps.`,
          at,
        });
      else evidence.push({ level: "wired", what: `\`${name}\``, at });
    evidence.push(...defaults.slice(0, 3), ...oneStep(project).slice(0, 1));
    gaps.push(...declared(project, evidence, set));
    if (gaps.length > 0) return { evidence, gaps, share: 0.5 };
    if (evidence.length === 0)
      return { evidence, gaps, unknown: "No agent framework with known limits, and no loop around a model call, was found in code." };
    if (!hasBudget(project))
      gaps.push({
        kind: "weak",
        message: `Steps are bounded (${evidence[0]?.what}), but no limit of time or spend was found. Set a timeout, and say \`max_cost\` in the manifest.`,
        at: evidence[0]?.at,
        fixes: [{ kind: "manifest", title: "State what one run may cost", path: ["agents", 0, "max_cost"], value: "TODO: 0.50 EUR" }],
      });
    return { evidence, gaps };
  },
};

interface SetBound {
  readonly name: string;
  readonly value: CodeValue;
  readonly at: Place;
}

interface Bounds {
  readonly set: readonly SetBound[];
  readonly defaults: readonly Evidence[];
}

const framework =
  /^(?:crewai|smolagents|agents|autogen\w*|pyautogen|langgraph|langchain\w*|llama_index|pydantic_ai|haystack|google\.adk|swarm|claude_agent_sdk|claude_code_sdk|agno|phi|strands|dspy|semantic_kernel|camel|deepagents|browser_use)\b/;
const frameworkBound =
  /^(?:max_iterations|max_iters?|max_steps|max_turns|max_rounds?|max_consecutive_auto_reply|max_agent_steps|max_llm_calls|tool_call_limit|request_limit|run_limit|max_loops|max_tool_calls|termination_condition)$/;
/** Names that bound an agent whatever they are given to. */
const anyBound = /^(?:recursion_limit|max_turns|usage_limits)$/;
/** Limits of one's own, by the name of what holds them. */
const ownLimits = /(?:^|\.)(?:\w*(?:Run|Agent|Step)Limits?|\w*Limits)$/;

const defaultBounds: readonly (readonly [RegExp, string])[] = [
  [/^langchain\w*(?:\.\w+)*\.(?:AgentExecutor(?:\.from_agent_and_tools)?|initialize_agent)$/, "LangChain stops after 15 steps"],
  [
    /^langgraph(?:\.\w+)*\.(?:StateGraph|create_react_agent)$|^langchain\.agents\.create_agent$|^deepagents\./,
    "LangGraph stops after 25 steps",
  ],
  [/^agents\.Runner\.run(?:_sync|_streamed)?$/, "the OpenAI Agents SDK stops after 10 turns"],
  [/^crewai\.(?:agent\.)?Agent$/, "CrewAI stops an agent by its `max_iter`"],
  [/^smolagents\.(?:CodeAgent|ToolCallingAgent)$/, "smolagents stops after 20 steps"],
  [/^pydantic_ai\.Agent$/, "Pydantic AI stops after 50 requests"],
  [
    /^llama_index(?:\.\w+)*\.(?:FunctionAgent|ReActAgent(?:\.from_tools)?|AgentWorkflow)$/,
    "LlamaIndex stops an agent by its `max_iterations`",
  ],
  [/^haystack(?:\.\w+)*\.Agent$/, "Haystack stops after 100 steps"],
  [/^google\.adk(?:\.\w+)*\.(?:Runner|InMemoryRunner)$/, "the ADK stops after 500 model calls"],
  [/^dspy\.ReAct$/, "DSPy stops an agent by its `max_iters`"],
];
const boundsIn = oncePerModules((modules): Bounds => {
  const set: SetBound[] = [];
  const defaults: Evidence[] = [];
  for (const module of modules) {
    for (const call of module.facts.calls) {
      const bound = boundOf(call);
      const at = module.place(call.span);
      if (bound) set.push({ ...bound, at: module.place(bound.value.span) });
      const byDefault = defaultBounds.find(([name]) => name.test(call.name));
      if (byDefault && !bound) defaults.push({ level: "present", what: byDefault[1], at });
    }
  }
  return { set, defaults };
});

function boundOf(call: PythonCall): { name: string; value: CodeValue } | undefined {
  const isFramework = framework.test(call.name) || ownLimits.test(call.name);
  for (const { name, value } of call.arguments) {
    if (name !== undefined && (anyBound.test(name) || (isFramework && frameworkBound.test(name)))) return { name, value };
    if (value.kind !== "dict") continue;
    const entry = value.entries.find(({ key }) => key.kind === "string" && key.value === "recursion_limit");
    if (entry) return { name: "recursion_limit", value: entry.value };
  }
  return undefined;
}

/** More steps than any run needs. */
const bindsNothing = 1_000;

function isNone(value: CodeValue): boolean {
  if (value.kind === "none") return true;
  if (value.kind === "number") return value.value >= bindsNothing;
  if (value.kind === "name") return /^(?:math|numpy)\.inf$|^Infinity$/.test(value.value);
  return value.kind === "call" && value.name === "float";
}

const scriptBound = /^(?:maxSteps|stopWhen|maxTurns|recursionLimit|maxIterations|maxToolRoundtrips|maxStepCount)$/;

const scriptBounds = remembered((project: Project): readonly SetBound[] =>
  scriptModelCalls(project).flatMap(({ call, module }) => {
    const value = optionOf(call, scriptBound);
    const name = call.arguments.flatMap(({ value: given }) =>
      given.kind === "dict"
        ? given.entries.flatMap(({ key }) => (key.kind === "string" && scriptBound.test(key.value) ? [key.value] : []))
        : [],
    )[0];
    return value && name ? [{ name, value, at: module.place(value.span) }] : [];
  }),
);

/** The AI SDK stops after the first step unless it is told otherwise. */
const oneStep = remembered((project: Project): readonly Evidence[] =>
  scriptModelCalls(project).flatMap(({ call, module }) =>
    /^ai\.(?:generate|stream)Text$/.test(call.name) && optionOf(call, /^tools$/) && !optionOf(call, scriptBound)
      ? [{ level: "present" as const, what: "the AI SDK stops after one step", at: module.place(call.span) }]
      : [],
  ),
);

/** What the manifest says, and where it says something else than the code. */
function declared(project: Project, evidence: Evidence[], set: readonly SetBound[]): readonly Gap[] {
  return [...(project.manifest.value.agents ?? []).keys()].flatMap((index): Gap[] => {
    for (const key of ["max_time", "max_cost"]) {
      const claim = claimAt(project, ["agents", index, key]);
      if (claim) evidence.push(...claimEvidence(claim));
    }
    const steps = claimAt(project, ["agents", index, "max_steps"]);
    if (!steps) return [];
    const numbers = set.filter(({ value }) => value.kind === "number");
    const [other] = numbers;
    const agrees = numbers.some(({ value }) => value.kind === "number" && String(value.value) === steps.value);
    evidence.push(...claimEvidence(steps));
    if (!other || agrees || set.length > numbers.length || other.value.kind !== "number") return [];
    return [
      {
        kind: "contradicted",
        message: `\`max_steps: ${steps.value}\` is declared, but the code sets \`${other.name}\` to ${other.value.value}.`,
        at: steps.at,
        related: [{ message: "Set here.", at: other.at }],
        fixes: [
          { kind: "manifest", title: `Declare ${other.value.value} steps`, path: ["agents", index, "max_steps"], value: other.value.value },
        ],
      },
    ];
  });
}

const budget =
  /^(?:timeout|request_timeout|max_execution_time|max_time|time_limit|max_budget(?:_usd)?|max_cost|total_tokens_limit|usage_limits|max_tokens_total|step_timeout)$/;

function hasBudget(project: Project): boolean {
  const agents = project.manifest.value.agents ?? [];
  if (agents.some((_, index) => ["max_time", "max_cost"].some((key) => claimAt(project, ["agents", index, key])))) return true;
  if (scriptModelCalls(project).some(({ call }) => optionOf(call, /^(?:timeout|abortSignal|maxDuration)$/))) return true;
  return hasTimeLimit(productionModules(project));
}

const hasTimeLimit = oncePerModules((modules) =>
  modules.some(({ facts }) =>
    facts.calls.some(
      (call) =>
        /^(?:asyncio\.(?:wait_for|timeout)|anyio\.(?:fail|move_on)_after)$/.test(call.name) ||
        call.arguments.some(({ name, value }) => name !== undefined && budget.test(name) && value.kind !== "none"),
    ),
  ),
);
