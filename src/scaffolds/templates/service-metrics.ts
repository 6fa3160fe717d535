import type { Framework } from "../../project/stack/application.js";
import type { Stack } from "../../project/stack.js";
import { pythonString } from "../quote.js";
import { asgiMetrics, callMetrics, flaskMetrics } from "./metrics-middleware.js";
import { addCommand, applicationName, moduleBeside } from "./service-module.js";

/** How metrics reach a service: as ASGI middleware, as Flask hooks, or around calls with a port of their own. */
export type MetricsForm = "asgi" | "flask" | "calls";

/** The form for a framework. Frameworks without routes of their own get a port for metrics. */
export function metricsForm(framework: Framework | undefined): MetricsForm {
  if (framework === "fastapi" || framework === "starlette") return "asgi";
  return framework === "flask" ? "flask" : "calls";
}

/** Seconds. The alerts' latency limits have to be among them, or quantiles would be guessed across a wide gap. */
const buckets = "(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)";

/** `service_metrics.py`: the metrics that `monitoring/alerts.yml` watches, and how to attach them. */
export function serviceMetrics(stack: Stack, hasLanguageModel: boolean, untracked: readonly string[]): string {
  const form = metricsForm(stack.service?.framework);
  const ignored = ["/metrics", ...untracked.filter((path) => path !== "/metrics")];
  const settings = [
    imports(form),
    metrics(form),
    ...(hasLanguageModel ? [languageModelMetrics(stack)] : []),
    ...(form === "calls" ? [] : [untrackedPaths(ignored)]),
  ];
  const code = [form === "asgi" ? asgiMetrics : form === "flask" ? flaskMetrics : callMetrics, ...(hasLanguageModel ? [recordUsage] : [])];
  return `${header(stack, form, hasLanguageModel)}\n\n${settings.join("\n\n")}\n${form === "calls" ? "" : "\n"}\n${code.join("\n\n\n")}\n`;
}

function untrackedPaths(paths: readonly string[]): string {
  return `# Probes and scrapes are not traffic.\nUNTRACKED = frozenset({${paths.map(pythonString).join(", ")}})`;
}

function header(stack: Stack, form: MetricsForm, hasLanguageModel: boolean): string {
  const { service } = stack;
  const module = moduleBeside(stack, "service_metrics");
  const attach =
    form === "calls"
      ? `    from ${module} import serve_metrics, track

    serve_metrics()  # once, when the service starts; answers on port 9000

    with track("predict"):
        ...`
      : `    from ${module} import instrument

    instrument(${applicationName(service)})  # once, right after the ${form === "flask" ? "Flask" : "application"} object is made`;
  const usage = hasLanguageModel
    ? "\n\nCall `record_llm_usage(model, input_tokens, output_tokens)` after each answer of a language\nmodel, and fill in PRICES."
    : "";
  const install = stack.packaging.packages.has("prometheus-client")
    ? ""
    : `TODO: add prometheus-client to the dependencies${addCommand(stack.packaging.manager, ["prometheus-client"])}.\n`;
  return `"""Prometheus metrics of the service. Written by Roadworthy.

${install}TODO: attach it:

${attach}${usage}

Keep /metrics off the public internet. With several worker processes set
PROMETHEUS_MULTIPROC_DIR to an empty, writable folder.
"""`;
}

function imports(form: MetricsForm): string {
  const names =
    form === "calls"
      ? ["Counter", "Histogram", "start_http_server"]
      : ["CONTENT_TYPE_LATEST", "REGISTRY", "CollectorRegistry", "Counter", "Histogram", "generate_latest"];
  return [
    ...(form === "calls" ? ["import threading"] : ["import os"]),
    "import time",
    ...(form === "calls" ? ["from contextlib import contextmanager"] : []),
    "",
    ...(form === "flask" ? ["from flask import Response, g, request"] : []),
    form === "calls"
      ? `from prometheus_client import ${names.join(", ")}`
      : `from prometheus_client import (\n${names.map((name) => `    ${name},`).join("\n")}\n)`,
    ...(form === "calls" ? [] : ["from prometheus_client.multiprocess import MultiProcessCollector"]),
    ...(form === "asgi" ? ["from starlette.responses import Response", "from starlette.routing import Route"] : []),
  ].join("\n");
}

function metrics(form: MetricsForm): string {
  const labels = form === "calls" ? '["operation"]' : '["method", "route"]';
  const status = form === "calls" ? '["operation", "outcome"]' : '["method", "route", "status"]';
  return `REQUESTS = Counter(
    "service_requests_total",
    "Requests answered.",
    ${status},
)
ERRORS = Counter(
    "service_errors_total",
    "Requests that failed on our side.",
    ${labels},
)
DURATION = Histogram(
    "service_request_duration_seconds",
    "Time to answer a request, in seconds.",
    ${labels},
    buckets=${buckets},
)`;
}

function languageModelMetrics({ language }: Stack): string {
  const ids = language.models.map(({ value }) => value).slice(0, 20);
  const prices = ids.length === 0 ? "{}" : `{\n${ids.map((id) => `    # ${pythonString(id)}: (TODO, TODO),`).join("\n")}\n}`;
  return `LLM_TOKENS = Counter(
    "llm_tokens_total",
    "Tokens sent to and received from language models.",
    ["model", "kind"],
)
LLM_COST = Counter(
    "llm_cost_usd_total",
    "Spend on language models, in US dollars.",
    ["model"],
)
LLM_UNPRICED = Counter(
    "llm_unpriced_calls_total",
    "Calls whose model has no entry in PRICES.",
    ["model"],
)

# US dollars per million (input, output) tokens.
# TODO: fill in from your provider's price list. Calls of a model without a price
# raise the alert LlmPriceMissing.
PRICES = ${prices}`;
}

const recordUsage = `def record_llm_usage(model, input_tokens, output_tokens):
    """Counts the tokens of one answer and what they cost."""
    LLM_TOKENS.labels(model, "input").inc(input_tokens)
    LLM_TOKENS.labels(model, "output").inc(output_tokens)
    if model not in PRICES:
        LLM_UNPRICED.labels(model).inc()
        return
    input_price, output_price = PRICES[model]
    dollars = (input_tokens * input_price + output_tokens * output_price) / 1_000_000
    LLM_COST.labels(model).inc(dollars)`;
