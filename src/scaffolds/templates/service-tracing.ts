import type { Framework } from "../../project/stack/application.js";
import type { Stack } from "../../project/stack.js";
import { pythonString } from "../quote.js";
import { addCommand, applicationName, moduleBeside } from "./service-module.js";

/** What instruments a framework: package, module and class. */
const instrumentors: Partial<Record<Framework, readonly [library: string, className: string]>> = {
  fastapi: ["fastapi", "FastAPIInstrumentor"],
  starlette: ["starlette", "StarletteInstrumentor"],
  flask: ["flask", "FlaskInstrumentor"],
};

/** The packages that the module needs. */
export function tracingPackages({ service }: Stack): readonly string[] {
  const library = service && instrumentors[service.framework]?.[0];
  return ["opentelemetry-sdk", "opentelemetry-exporter-otlp-proto-http", ...(library ? [`opentelemetry-instrumentation-${library}`] : [])];
}

/** `service_tracing.py`: spans of requests and of steps inside them, sent to a collector. */
export function serviceTracing(stack: Stack, untraced: readonly string[]): string {
  const { service, packaging } = stack;
  const module = moduleBeside(stack, "service_tracing");
  const variable = applicationName(service);
  const [library, className] = (service && instrumentors[service.framework]) ?? [];
  const missing = tracingPackages(stack).filter((name) => !packaging.packages.has(name));
  const install =
    missing.length > 0
      ? `TODO: add to the dependencies${addCommand(packaging.manager, missing)}:\n${missing.map((name) => `    ${name}\n`).join("")}\n`
      : "";
  const attach = library
    ? `    from ${module} import set_up_tracing

    set_up_tracing(${variable})  # once, right after the ${library === "flask" ? "Flask" : "application"} object is made`
    : `    from ${module} import set_up_tracing

    set_up_tracing()  # once, when the service starts`;
  return `"""Traces of the service by OpenTelemetry. Written by Roadworthy.

${install}TODO: attach it:

${attach}

Name the steps that take time:

    with step("retrieve", documents=12):
        ...

OTEL_EXPORTER_OTLP_ENDPOINT says where the collector is (http://localhost:4318 if unset),
TRACED_SHARE which share of the requests is kept. Give steps sizes and ids, never what
users write.
"""

import os
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
${library ? `from opentelemetry.instrumentation.${library} import ${className}\n` : ""}from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

SERVICE = ${pythonString(stack.name)}
${library ? `# Probes and scrapes are not worth a trace.\nUNTRACED = ${pythonString(["metrics", ...untraced.map((path) => path.replace(/^\//, ""))].join(","))}\n` : ""}

def set_up_tracing(${library ? "app" : ""}):
    """Sends spans to the collector${library ? ", and makes one of every request" : ""}."""
    share = float(os.environ.get("TRACED_SHARE", "0.1"))
    resource = Resource.create(
        {
            "service.name": SERVICE,
            "service.version": os.environ.get("SERVICE_VERSION", "unknown"),
            "deployment.environment": os.environ.get("DEPLOYED_TO", "unknown"),
        }
    )
    # What a caller traces is traced here too, whatever the share.
    sampler = ParentBased(TraceIdRatioBased(share))
    provider = TracerProvider(resource=resource, sampler=sampler)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
${
  library === "flask"
    ? `    ${className}().instrument_app(app, excluded_urls=UNTRACED)\n    return app\n`
    : library
      ? `    ${className}.instrument_app(app, excluded_urls=UNTRACED)\n    return app\n`
      : "    return provider\n"
}

@contextmanager
def step(name, **attributes):
    """A span around a step; an exception marks it as failed."""
    tracer = trace.get_tracer(SERVICE)
    with tracer.start_as_current_span(name, attributes=attributes) as span:
        yield span
`;
}

/** `monitoring/otel-collector.yaml`: takes spans in, keeps within its memory, leaves out what people write, and passes them on. */
export function collectorConfig(): string {
  return `# Written by Roadworthy: takes traces in by OTLP and passes them on. Check: otelcol validate --config=monitoring/otel-collector.yaml
# TRACES_ENDPOINT says to where, by OTLP over HTTP: Jaeger, Tempo, or a vendor. Headers with keys come from the environment too.
receivers:
  otlp:
    protocols:
      http:
        endpoint: 0.0.0.0:4318
      grpc:
        endpoint: 0.0.0.0:4317

processors:
  memory_limiter:
    check_interval: 1s
    limit_percentage: 75
    spike_limit_percentage: 20
  # What users write, and what is written for them, stays out of the traces.
  attributes/private:
    actions:
      - { key: gen_ai.prompt, action: delete }
      - { key: gen_ai.completion, action: delete }
      - { key: gen_ai.input.messages, action: delete }
      - { key: gen_ai.output.messages, action: delete }
      - { key: http.request.header.authorization, action: delete }
      - { key: user.email, action: delete }
  batch:
    timeout: 5s

exporters:
  otlphttp:
    endpoint: \${env:TRACES_ENDPOINT}
    retry_on_failure:
      enabled: true

extensions:
  health_check:
    endpoint: 0.0.0.0:13133

service:
  extensions: [health_check]
  pipelines:
    traces:
      receivers: [otlp]
      processors: [memory_limiter, attributes/private, batch]
      exporters: [otlphttp]
`;
}
