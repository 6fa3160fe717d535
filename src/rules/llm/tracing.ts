import type { ScriptCall } from "../../facts/script-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import { ownScripts } from "../../project/scripts.js";
import { scriptAt } from "../../semantics/script-constants.js";
import { findTool } from "../../tools/index.js";
import { prefixOf } from "../../workspace/path-parts.js";
import { claimAt } from "../parts/claim.js";
import { modelProxy } from "../parts/model-proxy.js";
import { modelRequests, productionCalls } from "../parts/model-requests.js";
import { usageRead } from "../parts/model-usage.js";
import { providerRequests } from "../parts/provider-http.js";
import { reachedTools } from "../parts/reached-tools.js";
import { notRented } from "../parts/rented.js";
import { isUseUnseen, toolEvidence, toolVerdict } from "../parts/tool-claim.js";
import { tracedByVariable } from "../parts/traced-by-variable.js";
import { withoutServer } from "../parts/without-server.js";
import type { Rule } from "../rule.js";

const path = ["monitoring", "traces", "system"];
const toldToTrace = /^ai\./;
/** Frameworks that send traces unasked. */
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
  shownByCode: true,
  evidence: {
    claimed: "`monitoring.traces.system` names what keeps the traces.",
    present: "A tracing client is set up, or code reads the tokens that an answer took.",
    wired:
      "Production code calls a tracer of model calls (Langfuse, LangSmith, Phoenix, OpenLLMetry, MLflow, Logfire …), turns one on, or gives spans `gen_ai` attributes.",
  },
  hollow: "A tracer is among the dependencies, but nothing calls or configures it; or spans are made that nothing takes.",
  contradicted: "`monitoring.traces.system` names a tracer that nothing in the workspace shows.",
  manifest: ["monitoring", "traces"],
  fixes: [
    { kind: "manifest", title: "Name the tracer", path: ["monitoring", "traces"], value: { system: "TODO: langfuse" } },
    { kind: "scaffold", title: "Add spans for model calls", scaffold: "llm-tracing" },
  ],
  limits: "Traces that a gateway or proxy takes by itself are not seen; name it in the manifest.",
  check(project) {
    const found = toolVerdict(project, path, ["llm-observability"]);
    const claim = claimAt(project, path);
    const isTracer = claim && findTool(claim.value)?.capabilities.includes("llm-observability");
    // Another system's claim is held against the workspace by `monitoring/traces`.
    const gaps = isTracer ? found.gaps : [];
    const tools = reachedTools(project, found.tools).map(withoutServer);
    const claimed = found.evidence.filter(({ level }) => level === "claimed");
    const evidence: Evidence[] = [...tools.map(toolEvidence), ...claimed, ...turnedOn(project), ...spansOfModels(project)];
    const proxy = modelProxy(project);
    if (proxy?.traces) evidence.push(proxy.evidence);
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const unsent = evidence.find(({ what }) => what.endsWith("would send traces"));
    const read = usageRead(project);
    if (unsent && !read)
      return {
        evidence,
        gaps: [
          {
            kind: "hollow",
            message: `${unsent.what}, but nothing registers a tracer that takes them. Call \`registerOTel\` or start an SDK in \`instrumentation.ts\`.`,
            at: unsent.at,
          },
        ],
      };
    if (read) evidence.push({ level: "present", what: "the tokens of an answer are read", at: read });
    for (const { tool, level, evidence: traces } of reachedTools(project, project.withCapability("tracing")))
      if (level === "wired") evidence.push({ level: "present", what: `${tool.name}: ${traces[0]?.what ?? level}`, at: traces[0]?.at });
    // What CI sets traces its own runs.
    const ofCi = new Set(project.facts("ci").map((one) => one.path));
    const comesAlong = tools.filter(({ evidence: all }) =>
      all.every(({ kind, at }) => at && (ofCi.has(at.path) || (kind === "package" && isExported(project, at.path)))),
    );
    const named = tools.filter((one) => !comesAlong.includes(one));
    const known = evidence.filter(({ what }) => !comesAlong.some(({ tool }) => what.startsWith(`${tool.name}:`)));
    const [idle] = named;
    if (
      idle &&
      named.every((one) => !isUseUnseen(project, one) && one.evidence.every(({ kind }) => kind === "package" || kind === "image"))
    )
      return {
        evidence: known.filter(({ what }) => !what.startsWith(`${idle.tool.name}:`)),
        gaps: [
          {
            kind: read ? "weak" : "hollow",
            message: `${idle.tool.name} ${idle.evidence.some(({ kind }) => kind === "package") ? "is among the dependencies" : "runs"}, but no code calls it, so model calls leave no trace. Start it where the client is made.`,
            at: idle.evidence[0]?.at,
          },
        ],
      };
    if (known.length === 0 && !asksModels(project))
      return { evidence: known, gaps, unknown: "No call of a model is seen in production code." };
    if (known.length === 0 && proxy)
      return { evidence: known, gaps, unknown: `Model calls go through ${proxy.name}, which counts them; what is kept there is not seen.` };
    if (known.length === 0)
      gaps.push({
        kind: "missing",
        message:
          "Model calls leave no trace: no Langfuse, LangSmith, Phoenix, OpenTelemetry or like client is used, and no code reads an answer's tokens. Add one.",
      });
    return { evidence: known, gaps };
  },
};

/** Whether a file of pins beside a manifest is exported from its lock, so that it also names what only other packages ask for. */
function isExported(project: Project, path: string): boolean {
  const all = project.facts("dependencies").filter(({ facts }) => facts.ecosystem !== "npm" && facts.dependencies.length > 0);
  const pins = all.find((one) => one.path === path && /\.txt$/.test(path) && one.facts.dependencies.every(({ exact }) => exact));
  return (
    pins !== undefined &&
    all.some(
      (one) =>
        one !== pins &&
        one.facts.role === "manifest" &&
        prefixOf(one.path) === prefixOf(path) &&
        one.facts.dependencies.length * 2 < pins.facts.dependencies.length,
    )
  );
}

function asksModels(project: Project): boolean {
  const isFramed = project.withCapability("llm-framework", "agent-framework").some(({ level }) => level === "wired");
  return modelRequests(project).length > 0 || providerRequests(project).length > 0 || (isFramed && notRented(project) === undefined);
}

/** Whether something takes the spans that the AI SDK makes: without a tracer of OpenTelemetry they go nowhere. */
function isRegistered(project: Project): boolean {
  const isHook = /(?:^|\/)instrumentation(?:[.-]\w+)?\.[cm]?[jt]s$/;
  return (
    project.withCapability("tracing", "llm-observability", "error-tracking").length > 0 || project.files.some((path) => isHook.test(path))
  );
}

/** Spans that name a model, its tokens and the like as OpenTelemetry's conventions for generative AI do. */
function spansOfModels(project: Project): Evidence[] {
  const isReached = reachedModules(project);
  for (const module of productionModules(project)) {
    const call = module.facts.calls.find(describesModel);
    if (call && isReached(module)) return [{ level: "wired", what: "spans have `gen_ai` attributes", at: module.place(call.span) }];
  }
  return spansOfScripts(project);
}

/** Whether a call gives a span an attribute of a model call, in either language. */
function describesModel({ name, arguments: [key] }: Pick<ScriptCall, "name" | "arguments">): boolean {
  return /\.set(?:_a|A)ttributes?$/.test(name) && key?.value.kind === "string" && key.value.value.startsWith("gen_ai.");
}

function spansOfScripts(project: Project): Evidence[] {
  const scripts = ownScripts(project).filter(({ role }) => role === "production");
  for (const module of scripts) {
    const call = module.facts.calls.find(describesModel);
    if (!call) continue;
    const isUsed = scripts.some((other) => other.facts.imports.some((one) => scriptAt(scripts, one.module, other) === module));
    return [{ level: isUsed ? "wired" : "present", what: "spans have `gen_ai` attributes", at: module.place(call.span) }];
  }
  return [];
}

/** What turns tracing on by an option or a variable. */
function turnedOn(project: Project): Evidence[] {
  const telemetry = [...productionCalls(project, tracesItself), ...productionCalls(project, toldToTrace)].find(
    (one) => tracesItself.test(one.name) || one.option(/^(?:experimental_)?telemetry$/),
  );
  const isSent = telemetry && (tracesItself.test(telemetry.name) || isRegistered(project));
  if (telemetry)
    return [
      { level: isSent ? "wired" : "present", what: `\`${telemetry.label}\` ${isSent ? "sends" : "would send"} traces`, at: telemetry.at },
    ];
  const flow = project.tool("promptflow");
  if (flow?.level === "wired") return [{ level: "wired", what: `${flow.tool.name} traces its flows`, at: flow.evidence[0]?.at }];
  const byVariable = tracedByVariable(project);
  return byVariable ? [byVariable] : [];
}
