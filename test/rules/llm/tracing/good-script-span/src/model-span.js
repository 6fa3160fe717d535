import { SpanKind, trace } from "@opentelemetry/api";

export async function modelSpan(model, ask) {
  return trace.getTracer("clerk").startActiveSpan(`chat ${model}`, { kind: SpanKind.CLIENT }, async (span) => {
    span.setAttribute("gen_ai.request.model", model);
    try {
      return await ask();
    } finally {
      span.end();
    }
  });
}
