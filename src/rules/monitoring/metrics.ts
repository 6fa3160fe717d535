import { asleepAt } from "../../project/asleep-at.js";
import type { Evidence } from "../../project/evidence.js";
import { productionModules } from "../../project/production-code.js";
import type { DetectedTool, Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { findTool } from "../../tools/index.js";
import { asPresent } from "../parts/as-present.js";
import { claimAt } from "../parts/claim.js";
import { deployedResources } from "../parts/deployed.js";
import { hostedOnly } from "../parts/hosted-only.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { modelProxy } from "../parts/model-proxy.js";
import { prometheusUse } from "../parts/prometheus-use.js";
import { isUseUnseen, toolEvidence, toolVerdict } from "../parts/tool-claim.js";
import { withoutServer } from "../parts/without-server.js";
import type { Rule, Verdict } from "../rule.js";

/** Servers that export requests, errors and latency without being told to. */
const exportsItself = /^(?:bentoml|triton|torchserve|kserve|seldon|ray-serve|tei|tgi|infinity|mosec|vllm|mlserver)$/;

/** Tracers that follow single requests only. */
const countsNothing = /^aws-xray$/;
/** Places, commands and clients for the logs that monitors of clouds keep too. */
const handlesLogs =
  /\baws_cloudwatch_log_(?:group|stream)\b|\bAWS::Logs::Log(?:Group|Stream)\b|\baws logs\b|\bgcloud logging\b|\bput_log_events\b|\bwatchtower\b|\bgoogle\.cloud\.logging/;

/** What platforms count in lines of logs. */
const fromLogs = /^aws_cloudwatch_log_metric_filter$|^AWS::Logs::MetricFilter$|^google_logging_metric$/;

/** What stands in front of a service and tells the cloud of each request, how long it took and whether it failed. */
const tellsOfRequests =
  /^aws_(?:alb|lb|api_gateway_rest_api|apigatewayv2_api)$|^AWS::(?:ElasticLoadBalancingV2::LoadBalancer|ApiGateway(?:V2)?::(?:Rest)?Api)$|^azurerm_(?:application_gateway|api_management)$|^google_compute_url_map$/;

/** Code of one's own that counts requests, by its names. Elsewhere a module of metrics judges a model. */
const countsItself =
  /^(?:analytics|admin|ops|stats)\/(?:performance|latency|(?:request|system|performance)_(?:metrics|stats))$|^(?:serv\w*|api|app|middlewares?|monitor\w*|observability|telemetry)\/(?:\w+_)?metrics?(?:_(?:middleware|registry|store|exporter|collector|service))?$|^(?:monitor\w*|observability|telemetry)\/middlewares?$|(?:^|[/_])(?:monitoring|metrics|telemetry)_middleware(?:_|$)|(?:^|[/_])(?:increment|inc|observe|set)_(?:\w+_)?(?:counter|gauge|histogram)s?(?:_|$)|(?:^|[/_])(?:metrics|prometheus)_(?:middleware|registry|exporter|text_registry)(?:[/_]|$)/;

/** The same with routes, where no model learns here whose metrics they could give. */
const routesOfMetrics = new RegExp(`${countsItself.source}|^(?:routes?|routers?|endpoints?)\\/metrics(?:\\/|$)`);

export const metrics: Rule = {
  title: "The service exports requests, errors and latency",
  why: {
    source: "A3",
    text: "A dashboard of requests, latency and errors is the first thing that turns a deployed model into one that somebody runs.",
  },
  applies: "serves",
  stage: "pilot",
  weight: 3,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`monitoring.metrics.system` names one.",
    present: "A metrics library is among the dependencies.",
    wired: "Production code calls it, or its server does so by itself (Prometheus, OpenTelemetry, Datadog, CloudWatch, Azure Monitor …).",
  },
  hollow: "A module exports metrics, but nothing imports or starts it; or metrics are counted, and nothing hands them out.",
  contradicted: "`monitoring.metrics.system` names a system that nothing in the workspace shows.",
  manifest: ["monitoring", "metrics"],
  fixes: [{ kind: "scaffold", title: "Add Prometheus metrics and alerts", scaffold: "monitoring" }],
  limits: "Metrics taken by a mesh, gateway or platform are not seen; name them in the manifest.",
  looks: madeHereLooks,
  check(project) {
    const found = toolVerdict(project, ["monitoring", "metrics", "system"], ["metrics", "tracing", "llm-observability", "dashboard"]);
    const isUnreached = (path: string | undefined) => asleepAt(project, path) !== undefined;
    // What scrapes a service does not show that it exports anything.
    const scrapes = new Set(project.facts("monitoring").map(({ path }) => path));
    // An example of an environment lists what might be used.
    const named = found.tools.filter(
      ({ tool, evidence: traces }) => !countsNothing.test(tool.id) && traces.some(({ kind }) => kind !== "env"),
    );
    const isLive = ({ what, at }: Evidence) => !isUnreached(at?.path) && !scrapes.has(at?.path ?? "") && !handlesLogs.test(what);
    const tools = named.flatMap((one) => liveTool(one, one.evidence.filter(isLive)));
    const { gaps } = found;
    const evidence = [...tools.map(toolEvidence), ...found.evidence.filter(({ level }) => level === "claimed")];
    if (gaps.length > 0) return { evidence, gaps };
    const live = tools.filter(
      ({ tool, level }) => level === "wired" && tool.capabilities.some((one) => one !== "dashboard" && one !== "alerting"),
    );
    const counting = live.filter((one) => !onlyTraces(one));
    if (live.length > 0) return { evidence, gaps, ...(isUpToPrometheus(project, counting) && prometheusGaps(project, evidence)) };
    const [server] = project
      .withCapability("model-server", "llm-runtime")
      .filter(
        ({ tool, level, evidence: [first] }) => level === "wired" && exportsItself.test(tool.id) && !/client/i.test(first?.what ?? ""),
      );
    if (server) return { evidence: [...evidence, toolEvidence(server)], gaps };
    const built = project.facts("model-server").find(({ role, facts: { tool } }) => role === "production" && exportsItself.test(tool));
    if (built) {
      const what = `${findTool(built.facts.tool)?.name ?? built.facts.tool} exports its own (\`${project.relative(built.path)}\`)`;
      return { evidence: [...evidence, { level: "wired", what, at: startOf(built.path) }], gaps };
    }
    const proxy = modelProxy(project);
    if (proxy?.traces) return { evidence: [...evidence, proxy.evidence], gaps };
    const told = tools.flatMap((tool) => toldByPlatform(project, tool) ?? [])[0];
    if (told) return { evidence: [...evidence, told], gaps };
    const asleep = found.tools.flatMap(({ evidence }) => evidence.filter(({ level, at }) => level === "wired" && isUnreached(at?.path)))[0];
    if (asleep?.at && !tools.some((tool) => isUseUnseen(project, tool))) {
      const message = `\`${project.relative(asleep.at.path)}\` exports metrics, but nothing imports it.`;
      return { evidence: asPresent(evidence), gaps: [{ kind: evidence.length > 0 ? "weak" : "hollow", message, at: asleep.at }] };
    }
    const host = evidence.length === 0 ? hostedOnly(project) : undefined;
    if (host)
      return { evidence, gaps, unknown: `Requests are answered by ${host.tool.name}; what is measured of them is not in the workspace.` };
    const own = live.length === 0 ? madeHere(project, project.traits.trains.value ? countsItself : routesOfMetrics) : undefined;
    if (own)
      return {
        evidence: asPresent(evidence),
        gaps,
        unknown: `${own.what} is named for metrics of what runs; who reads them is not seen. Say so in \`monitoring.metrics\`.`,
      };
    const counted = live.length === 0 ? deployedResources(project).find(({ resource }) => fromLogs.test(resource.kind)) : undefined;
    if (counted)
      return {
        evidence: [],
        gaps,
        unknown: `\`${counted.resource.kind}\` makes metrics of what is logged; whether of requests, errors and latency is not seen. Say so in \`monitoring.metrics\`.`,
      };
    const inFront =
      evidence.length === 0 ? deployedResources(project).find(({ resource }) => tellsOfRequests.test(resource.kind)) : undefined;
    if (inFront)
      return {
        evidence,
        gaps,
        unknown: `\`${inFront.resource.kind}\` tells its cloud of requests, errors and latency; who looks at them is not seen. Say so in \`monitoring.metrics\`.`,
      };
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [
          { kind: "missing", message: "The service exports no metrics: no Prometheus, OpenTelemetry or other metrics client is called." },
        ],
      };
    if (tools.some((tool) => isUseUnseen(project, tool))) return { evidence, gaps };
    const [tool] = tools;
    return {
      evidence: asPresent(evidence),
      gaps: [
        {
          kind: "weak",
          message: !tool
            ? "Metrics are declared, but nothing in the workspace shows them."
            : tool.tool.capabilities.every((one) => one === "dashboard")
              ? `${tool.tool.name} is set up, but the code exports no metrics that it could show.`
              : `${toolEvidence(tool).what}, but no production code calls it.`,
          at: evidence[0]?.at,
        },
      ],
    };
  },
};

/** The monitors of clouds, and their platforms that tell these of each request, error and duration without being asked. */
const clouds = new Map([
  ["azure-monitor", /^azure-functions$/],
  ["cloudwatch", /^(?:aws-lambda|serverless-framework)$/],
  ["google-cloud-monitoring", /^(?:google-cloud-functions|cloud-run)$/],
]);

function toldByPlatform(project: Project, { tool, evidence }: DetectedTool): Evidence | undefined {
  const platform = project.withCapability("serverless").find((one) => one.level === "wired" && clouds.get(tool.id)?.test(one.tool.id));
  return platform && { level: "wired", what: `${platform.tool.name} tells ${tool.name} of its requests`, at: evidence[0]?.at };
}

/** Whether nothing but Prometheus counts requests: tracers of model calls know only these. */
function isUpToPrometheus(project: Project, live: readonly DetectedTool[]): boolean {
  const isDeclared = claimAt(project, ["monitoring", "metrics", "system"])?.value === "prometheus";
  const others = live.filter(({ tool }) => tool.id !== "prometheus");
  return (
    live.length > 0 && (others.length === 0 || (isDeclared && others.every(({ tool }) => tool.capabilities.includes("llm-observability"))))
  );
}

/** What keeps a service that only Prometheus watches from being seen whole. */
function prometheusGaps(project: Project, evidence: readonly Evidence[]): Partial<Verdict> | undefined {
  const { unexposed, lacking, first } = prometheusUse(productionModules(project));
  if (unexposed) {
    const message =
      "Metrics are counted, but nothing hands them out. Mount `make_asgi_app()` at `/metrics`, or call `start_http_server()`.";
    return { evidence: asPresent(evidence), gaps: [{ kind: "hollow", message, at: unexposed.at }] };
  }
  if (!first || lacking.length === 0) return undefined;
  const what = { latency: "how long requests take", errors: "how many fail" };
  const message = `The metrics do not tell ${lacking.map((one) => what[one]).join(" or ")}. Add ${lacking.includes("latency") ? "a `Histogram` of seconds" : "a label for the outcome"}.`;
  return { gaps: [{ kind: "partial", message, at: first.at }], share: 1 - lacking.length / 3 };
}

/** Whether code follows requests with a tool, and counts nothing with it. */
function onlyTraces({ evidence }: DetectedTool): boolean {
  return evidence.every(
    ({ level, what }) =>
      level !== "wired" || /opentelemetry\S*(?:\.trace|trace_exporter|Tracer|Span|\.resources\.)|\.set_tracer/.test(what),
  );
}

/** A tool with only some of its traces; nothing where none is left. */
function liveTool({ tool }: DetectedTool, evidence: DetectedTool["evidence"]): DetectedTool[] {
  return evidence.length > 0 ? [withoutServer({ tool, level: evidence[0]?.level === "wired" ? "wired" : "present", evidence })] : [];
}
