import type { Stack } from "../../project/stack.js";
import type { ModelModule } from "../model-module.js";
import { commentText, pythonString } from "../quote.js";

/** `llm_tracing.py`: a span for each model call. `receiver` are the variables by which spans find their way. */
export function tracingModule({ name, usedIn }: ModelModule, stack: Stack, receiver: readonly string[]): string {
  const { models, provider } = stack.language;
  const needed = ["opentelemetry-sdk", "opentelemetry-exporter-otlp-proto-http"].filter((one) => !stack.packaging.packages.has(one));
  const install = needed.length > 0 ? `\nTODO: add ${needed.join(" and\n")} to the dependencies.\n` : "";
  const system = pythonString(provider?.value ?? "TODO: provider");
  return `"""A span for each model call. Written by Roadworthy; look for TODO.
${install}
TODO: start it once, and ask inside of a span${usedIn ? ` (${commentText(usedIn)})` : ""}:

    from ${name} import model_call, start_tracing

    start_tracing()

    with model_call(${pythonString(models[0]?.value ?? "model id")}) as call:
        reply = ...  # ask the model
        call.tokens(reply.usage.${provider?.value === "anthropic" ? "input_tokens" : "prompt_tokens"}, reply.usage.${provider?.value === "anthropic" ? "output_tokens" : "completion_tokens"})

Where spans go is up to the environment:

${receiver.map((line) => `    ${line}`).join("\n")}

What users write and what the model answers stays out of spans: it may be personal.
"""

from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, Status, StatusCode

SERVICE = ${pythonString(stack.name)}
PROVIDER = ${system}


def start_tracing():
    """Sends spans from now on. Call it once, before the first request."""
    provider = TracerProvider(resource=Resource.create({"service.name": SERVICE}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)


class ModelCall:
    """The span of a call under way."""

    def __init__(self, span):
        self.span = span

    def tokens(self, sent, received):
        """How many tokens went in and came out, as the answer says."""
        self.span.set_attribute("gen_ai.usage.input_tokens", sent)
        self.span.set_attribute("gen_ai.usage.output_tokens", received)


@contextmanager
def model_call(model, operation="chat", **attributes):
    """A span by OpenTelemetry's conventions for generative AI; it keeps the latency."""
    tracer = trace.get_tracer(__name__)
    with tracer.start_as_current_span(
        f"{operation} {model}", kind=SpanKind.CLIENT, record_exception=False
    ) as span:
        span.set_attribute("gen_ai.operation.name", operation)
        span.set_attribute("gen_ai.provider.name", PROVIDER)
        span.set_attribute("gen_ai.request.model", model)
        for key, value in attributes.items():
            span.set_attribute(f"app.{key}", value)
        try:
            yield ModelCall(span)
        except Exception as error:
            # The message may hold what the user wrote; the type says enough.
            span.set_attribute("error.type", type(error).__name__)
            span.set_status(Status(StatusCode.ERROR))
            raise
`;
}
