import type { CodeValue } from "../../facts/code-value.js";
import { dotted } from "../../practices/dotted.js";
import { ownFacts } from "../../practices/own-facts.js";
import { asleepAt } from "../../project/asleep-at.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { DetectedTool, Project, PythonModule } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import { ownScripts } from "../../project/scripts.js";
import { writtenCommands } from "../../project/stack/written-commands.js";
import type { Place } from "../../text/span.js";
import { asPresent } from "../parts/as-present.js";
import { hostedOnly } from "../parts/hosted-only.js";
import { isService } from "../parts/python-tests.js";
import { reachedTools, withoutTraces } from "../parts/reached-tools.js";
import { isUseUnseen, toolEvidence, toolVerdict } from "../parts/tool-claim.js";
import { withoutServer } from "../parts/without-server.js";
import type { Rule } from "../rule.js";

/** Sends spans somewhere, or sets up all that does. */
const exportsSpans =
  /^opentelemetry\.exporter\.|\.add_span_processor$|(?:^|\.)configure_(?:azure_monitor|opentelemetry)$|^(?:phoenix|langfuse|traceloop|logfire)\./;
const makesProvider = dotted("opentelemetry.sdk.trace.TracerProvider");
const openTelemetry = /^opentelemetry\./;
const agent = /\b(?:opentelemetry-instrument|ddtrace-run|newrelic-admin\s+run-program)\b/;
const tracingVariable = /^(?:LANGCHAIN|LANGSMITH)_TRACING(?:_V2)?$/;
/** What keeps a share of all requests. */
const sampled = dotted(
  "sentry_sdk.init",
  "@sentry/*.init",
  "@sentry/*.**.init",
  "opentelemetry.sdk.trace.**.TraceIdRatioBased",
  "opentelemetry.sdk.trace.**.ParentBasedTraceIdRatio",
);

export const traces: Rule = {
  title: "Requests are traced",
  why: {
    source: "A0 #6",
    text: "The model is a small part of a larger system that needs tracing like any other: an issue has to be followed back to its source.",
  },
  applies: "serves",
  stage: "production",
  weight: 1,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`monitoring.traces` names a system.",
    present: "A tracing library is among the dependencies or configured.",
    wired:
      "Production code calls it (OpenTelemetry, Datadog, Langfuse, LangSmith, Sentry with a sample rate …), or starts under its agent; or Compose sets the variable by which LangChain traces what it runs.",
  },
  hollow:
    "No trace is kept: the sample rate is 0, spans are made and nothing exports them, or nothing imports the module that sets tracing up.",
  contradicted: "`monitoring.traces` names a system that nothing in the workspace shows.",
  manifest: ["monitoring", "traces"],
  fixes: [{ kind: "scaffold", title: "Add OpenTelemetry and a collector", scaffold: "tracing" }],
  limits: "Traces that a mesh, gateway or platform takes are not seen, nor settings that are made where the service runs.",
  check(project) {
    const found = toolVerdict(project, ["monitoring", "traces", "system"], ["tracing", "llm-observability"]);
    const onlyMeasures = isOnlyMeasured(project);
    // A variable that an example of an environment lists is no use of a system.
    const isShown = ({ tool, evidence }: DetectedTool) =>
      !(onlyMeasures && tool.id === "opentelemetry") && evidence.some(({ kind }) => kind !== "env");
    const shown = found.tools.filter(isShown).map(withoutServer);
    const wired = new Set(found.tools.filter(({ level }) => level === "wired").map(({ tool }) => tool));
    const triggers = triggersOf(project);
    const isOfTrigger = ({ level, at }: Evidence) => level === "wired" && at !== undefined && triggers.has(at.path);
    const ofService = found.tools.flatMap((one) => withoutTraces(one, isOfTrigger));
    const tools = reachedTools(project, ofService)
      .flatMap((one) => (one.level === "present" && wired.has(one.tool) ? installed(one) : one))
      .filter(isShown)
      .map(withoutServer);
    const evidence: Evidence[] = [...tools.map(toolEvidence), ...found.evidence.filter(({ level }) => level === "claimed")];
    const started = writtenCommands(project).find(({ value }) => agent.test(value));
    if (started) evidence.push({ level: "wired", what: `\`${agent.exec(started.value)?.[0]}\``, at: started.at });
    const rates = sampleRates(project);
    const kept = rates.find(({ share }) => share !== 0);
    if (kept) evidence.push({ level: "wired", what: `\`${kept.name}\` is set`, at: kept.at });
    const switched = switchedOn(project);
    if (switched) evidence.push(switched);
    if (found.gaps.length > 0) return { evidence, gaps: found.gaps };
    const others = tools.some(({ tool, level }) => tool.id !== "opentelemetry" && level === "wired");
    const idle = kept || others || started ? undefined : idleTracing(project, rates[0]);
    if (idle) return { evidence: asPresent(evidence), gaps: [{ kind: "hollow", ...idle }] };
    if (evidence.some(({ level }) => level === "wired") || tools.some((tool) => isUseUnseen(project, tool))) return { evidence, gaps: [] };
    const [tool] = tools;
    const unknown = tool && tracedElsewhere(project, tool);
    if (unknown) return { evidence: [], gaps: [], unknown };
    const [first] = evidence;
    const host = first ? undefined : hostedOnly(project);
    if (host)
      return {
        evidence,
        gaps: [],
        unknown: `Requests are answered by ${host.tool.name}; whether they are traced is not in the workspace.`,
      };
    const asleep = shown.map((one) => sleepingAt(project, one)).find((at) => at !== undefined);
    if (asleep && !first)
      return {
        evidence,
        gaps: [{ kind: "hollow", message: `\`${project.relative(asleep.path)}\` sets tracing up, but nothing imports it.`, at: asleep }],
      };
    const [traced] = found.tools.flatMap(({ evidence: traces }) => traces.filter(isOfTrigger));
    if (traced?.at) {
      const message = `\`${project.relative(traced.at.path)}\` traces what an event starts, but nothing traces the requests of the service.`;
      return { evidence: asPresent(evidence), gaps: [{ kind: first ? "weak" : "missing", message, at: traced.at }] };
    }
    const message = first
      ? `${tool ? `${first.what}` : "Tracing is declared"}, but no production code calls it, so requests are not traced.`
      : "Requests are not traced: no OpenTelemetry, Langfuse, Datadog or the like is called in production code.";
    return { evidence, gaps: [{ kind: first ? "weak" : "missing", message, at: first?.at }] };
  },
};

/** The variable by which a framework traces what it runs, where Compose switches it on for a service. */
function switchedOn(project: Project): Evidence | undefined {
  const frameworks = project.withCapability("llm-framework", "agent-framework").filter(({ level }) => level === "wired");
  const framework = frameworks.find(({ tool }) => /^lang(?:chain|graph)$/.test(tool.id));
  if (!framework) return undefined;
  const variables = ownFacts(project, "compose").flatMap(({ path, facts }) =>
    facts.services.flatMap(({ environment }) => environment.map((one) => ({ ...one, at: { path, span: one.span } }))),
  );
  const set = variables.find(({ name, value = "" }) => tracingVariable.test(name) && /^(?:true|1)$/i.test(value.trim()));
  return set && { level: "wired", what: `${framework.tool.name} is traced: \`${set.name}\` is switched on`, at: set.at };
}

/** Functions of serverless platforms beside a service in another module, whose requests they do not answer. */
function triggersOf(project: Project): ReadonlySet<string> {
  const serving = new Set(project.traits.serves.evidence.flatMap(({ at }) => at?.path ?? []));
  const entries = (project.manifest.value.serving ?? []).flatMap(({ entry }) => entry ?? []).join(" ");
  const isTrigger = (path: string) => !serving.has(path) && !entries.includes(project.relative(path));
  return new Set(handlersBesideService(productionModules(project)).filter(isTrigger));
}

const handlersBesideService = oncePerModules((modules): readonly string[] => {
  if (!modules.some(isService)) return [];
  const handles = ({ facts }: PythonModule) =>
    facts.functions.some(
      ({ name, scope, parameters }) => scope === "" && /^(?:lambda_)?handler$/.test(name) && parameters[0]?.name === "event",
    );
  return modules.filter((module) => !isService(module) && handles(module)).map(({ path }) => path);
});

/** Where code calls a tool, if none of the code that does is started or imported. */
function sleepingAt(project: Project, { level, evidence }: DetectedTool): Place | undefined {
  if (level !== "wired") return undefined;
  const used = evidence.flatMap((one) => (one.level === "wired" && one.at ? one.at : []));
  return used.every(({ path }) => asleepAt(project, path)) ? used[0] : undefined;
}

/** What is left of a tool that no code which runs calls: it is among the dependencies, or it is not there. */
function installed(found: DetectedTool): DetectedTool | readonly [] {
  const evidence = found.evidence.filter(({ kind }) => kind === "package");
  return evidence.length > 0 ? { ...found, evidence } : [];
}

/** Why it cannot be told whether a tool that no code calls traces requests. */
function tracedElsewhere(project: Project, { tool, evidence }: DetectedTool): string | undefined {
  if (evidence.every(({ kind }) => ["config", "image", "env", "uri"].includes(kind)))
    return `${tool.name} is set up in infrastructure; whether it traces requests is decided where the service runs.`;
  const isTraced =
    tool.id === "langsmith" && project.withCapability("llm-framework", "agent-framework").some(({ level }) => level === "wired");
  return isTraced ? "LangChain sends its traces to LangSmith where variables of the environment say so." : undefined;
}

/** Whether code uses OpenTelemetry for metrics or logs, and not for traces. */
function isOnlyMeasured(project: Project): boolean {
  const calls = callsTo(productionModules(project), openTelemetry);
  return calls.length > 0 && !calls.some(({ call }) => /trac|instrument|span|distro|propagat/i.test(call.name));
}

/** Why no span that is made arrives anywhere. */
function idleTracing(project: Project, off: SampleRate | undefined): { message: string; at: Place } | undefined {
  if (off) return { message: `\`${off.name}\` is 0, so no request is traced. Set the share of requests to keep.`, at: off.at };
  const modules = productionModules(project);
  const [provider] = callsTo(modules, makesProvider);
  const isBare =
    provider &&
    callsTo(modules, exportsSpans).length === 0 &&
    !provider.call.arguments.some(({ name }) => name === "active_span_processor");
  return isBare
    ? { message: "A `TracerProvider` is made, but no span processor with an exporter is added, so its spans are dropped.", at: provider.at }
    : undefined;
}

interface SampleRate {
  readonly name: string;
  readonly share: number | undefined;
  readonly at: Place;
}

/** The shares of requests that are traced, as far as code writes them. */
function sampleRates(project: Project): readonly SampleRate[] {
  const isReached = reachedModules(project);
  const awake = callsTo(productionModules(project), sampled).filter(({ module }) => isReached(module));
  const modules = awake.flatMap(({ call, at }) =>
    call.arguments.flatMap(({ name, value }) => {
      const isRate = name === "traces_sample_rate" || name === "traces_sampler" || (/Ratio/.test(call.name) && (name ?? "rate") === "rate");
      return isRate ? [{ name: name ?? "rate", share: numberIn(value), at }] : [];
    }),
  );
  const scripts = ownScripts(project).flatMap(({ role, facts, place }) =>
    facts.calls
      .filter(({ name }) => role === "production" && sampled.test(name))
      .flatMap(({ arguments: [first], span }) =>
        (first?.value.kind === "dict" ? first.value.entries : []).map((entry) => ({ ...entry, at: place(span) })),
      )
      .flatMap(({ key, value, at }) =>
        key.kind === "string" && /^tracesSample(?:Rate|r)$/.test(key.value) ? [{ name: key.value, share: numberIn(value), at }] : [],
      ),
  );
  return [...modules, ...scripts];
}

function numberIn(value: CodeValue): number | undefined {
  return value.kind === "number" ? value.value : undefined;
}
