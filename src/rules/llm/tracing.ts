import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { findTool } from "../../tools/index.js";
import { claimAt } from "../claim.js";
import { modelRequests, productionCalls } from "../model-requests.js";
import { usageRead } from "../model-usage.js";
import { providerRequests } from "../provider-http.js";
import { notRented } from "../rented.js";
import type { Rule } from "../rule.js";
import { isUseUnseen, toolVerdict } from "../tool-claim.js";

const path = ["monitoring", "traces", "system"];
/** Frameworks that send traces as soon as a variable says so, and those that send them unasked. */
const tracedByVariable = ["langchain", "langgraph"];
const variable = /\b(?:LANGCHAIN|LANGSMITH)_TRACING(?:_V2)?\b/;
const toldToTrace = /^ai\./;
const tracesItself = /^agents\.Runner\.|^@openai\/agents\.run$|^promptflow\./;

export const tracing: Rule = {
  title: "Model calls are traced with tokens, latency and cost",
  why: {
    source: "A0 #6; A1",
    text: "A model is a small part of a system that needs tracing and monitoring, also with language models; each call has a cost, and what happened in it must be found again.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`monitoring.traces.system` names what keeps the traces.",
    present: "A tracing client is set up, or code reads the tokens that an answer took.",
    wired: "Production code calls a tracer of model calls (Langfuse, LangSmith, Phoenix, OpenLLMetry, MLflow, Logfire …), or turns one on.",
  },
  hollow: "A tracer is among the dependencies, but nothing calls or configures it.",
  contradicted: "`monitoring.traces.system` names a tracer that nothing in the workspace shows.",
  manifest: ["monitoring", "traces"],
  fixes: [{ kind: "manifest", title: "Name the tracer", path: ["monitoring", "traces"], value: { system: "TODO: langfuse" } }],
  limits: "Traces that a gateway or proxy takes are not seen; name it in the manifest.",
  check(project) {
    const found = toolVerdict(project, path, ["llm-observability"]);
    const claim = claimAt(project, path);
    const isTracer = claim && findTool(claim.value)?.capabilities.includes("llm-observability");
    // Another system's claim is held against the workspace by `monitoring/traces`.
    const gaps = isTracer ? found.gaps : [];
    const { tools } = found;
    const evidence: Evidence[] = [...found.evidence, ...turnedOn(project)];
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const read = usageRead(project);
    if (read) evidence.push({ level: "present", what: "the tokens of an answer are read", at: read });
    for (const { tool, level, evidence: traces } of project.withCapability("tracing"))
      if (level === "wired") evidence.push({ level: "present", what: `${tool.name}: ${traces[0]?.what ?? level}`, at: traces[0]?.at });
    const [idle] = tools;
    if (idle && tools.every((one) => !isUseUnseen(project, one) && one.evidence.every(({ kind }) => kind === "package")))
      return {
        evidence: evidence.filter(({ what }) => !what.startsWith(`${idle.tool.name}:`)),
        gaps: [
          {
            kind: read ? "weak" : "hollow",
            message: `${idle.tool.name} is among the dependencies, but no code calls it, so model calls leave no trace. Start it where the client is made.`,
            at: idle.evidence[0]?.at,
          },
        ],
      };
    if (evidence.length === 0 && !asksModels(project)) return { evidence, gaps, unknown: "No call of a model is seen in production code." };
    if (evidence.length === 0)
      gaps.push({
        kind: "missing",
        message:
          "Model calls leave no trace: no Langfuse, LangSmith, Phoenix, OpenTelemetry or like client is used, and no code reads an answer's tokens. Add one.",
      });
    return { evidence, gaps };
  },
};

function asksModels(project: Project): boolean {
  const isFramed = project.withCapability("llm-framework", "agent-framework").some(({ level }) => level === "wired");
  return modelRequests(project).length > 0 || providerRequests(project).length > 0 || (isFramed && notRented(project) === undefined);
}

/** What turns tracing on by an option or a variable. */
function turnedOn(project: Project): Evidence[] {
  const telemetry = [...productionCalls(project, tracesItself), ...productionCalls(project, toldToTrace)].find(
    (one) => tracesItself.test(one.name) || one.option(/^(?:experimental_)?telemetry$/),
  );
  if (telemetry) return [{ level: "wired", what: `\`${telemetry.label}\` sends traces`, at: telemetry.at }];
  const flow = project.tool("promptflow");
  if (flow?.level === "wired") return [{ level: "wired", what: `${flow.tool.name} traces its flows`, at: flow.evidence[0]?.at }];
  // What CI sets traces its own runs.
  const ofCi = new Set(project.facts("ci").map(({ path }) => path));
  const framework = tracedByVariable.map((id) => project.tool(id)).find((tool) => tool?.level === "wired");
  const set = framework && project.tool("langsmith")?.evidence.find(({ what, at }) => variable.test(what) && !ofCi.has(at?.path ?? ""));
  return set ? [{ level: "wired", what: `${framework.tool.name} is traced: ${set.what}`, at: set.at }] : [];
}
