import type { ModelModule } from "../model-module.js";
import { commentText } from "../quote.js";

/** The packages that the module needs. */
export const scriptTracingPackages = [
  "@opentelemetry/api",
  "@opentelemetry/exporter-trace-otlp-http",
  "@opentelemetry/resources",
  "@opentelemetry/sdk-trace-node",
] as const;

/** What the module is written from. */
export interface TracingScript {
  readonly module: ModelModule;
  /** The project's name. */
  readonly service: string;
  /** The model and its provider, where they are seen. */
  readonly model?: string | undefined;
  readonly provider?: string | undefined;
  /** The variables by which spans find their way. */
  readonly receiver: readonly string[];
  /** The words that add the packages which are not there. */
  readonly add?: string | undefined;
}

const modelCallType = `/** The span of a call under way. */
export interface ModelCall {
  /** How many tokens went in and came out, as the answer says. */
  tokens(sent: number, received: number): void;
}

`;

/** `llm-tracing.ts`, or `.mjs`: a span for each model call. */
export function tracingScript({ module, service, model, provider, receiver, add }: TracingScript): string {
  const isTyped = module.language === "typescript";
  const as = (type: string) => (isTyped ? `: ${type}` : "");
  const [sent, received] =
    provider === "anthropic"
      ? ["reply.usage.input_tokens", "reply.usage.output_tokens"]
      : ["reply.usage.prompt_tokens", "reply.usage.completion_tokens"];
  return `/**
 * A span for each model call. Written by Roadworthy; look for TODO.
 *
${add === undefined ? "" : ` * TODO: add the packages: ${add}\n *\n`} * TODO: start it once, and ask inside of a span${module.usedIn ? ` (${commentText(module.usedIn)})` : ""}:
 *
 *   import { modelCall, startTracing } from "${module.name}";
 *
 *   startTracing(); // before the first request; in Next.js, in register() of instrumentation.ts
 *
 *   const reply = await modelCall(${JSON.stringify(model ?? "model id")}, async (call) => {
 *     const reply = await ask(); // ask the model
 *     call.tokens(${sent}, ${received});
 *     return reply;
 *   });
 *
 * Where spans go is up to the environment:
 *
${receiver.map((line) => ` *   ${line}\n`).join("")} *
 * What users write and what the model answers stays out of spans: it may be personal.
 */
import { ${isTyped ? "type Attributes, " : ""}SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

const service = ${JSON.stringify(service)};
const provider = ${JSON.stringify(provider ?? "TODO: provider")};

/** Sends spans from now on. Call it once, and \`shutdown()\` of what it gives before the process ends by itself. */
export function startTracing()${as("NodeTracerProvider")} {
  const tracing = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  tracing.register();
  return tracing;
}

${isTyped ? modelCallType : ""}/** Asks inside of a span by OpenTelemetry's conventions for generative AI; it keeps the latency. */
export async function modelCall${isTyped ? "<Reply>" : ""}(
  model${as("string")},
  ask${as("(call: ModelCall) => Promise<Reply>")},
  attributes${as("Attributes")} = {},
)${as("Promise<Reply>")} {
  const own = Object.entries(attributes).map(([key, value]) => [\`app.\${key}\`, value]);
  const tracer = trace.getTracer(service);
  return tracer.startActiveSpan(\`chat \${model}\`, { kind: SpanKind.CLIENT, attributes: Object.fromEntries(own) }, async (span) => {
    span.setAttribute("gen_ai.operation.name", "chat");
    span.setAttribute("gen_ai.provider.name", provider);
    span.setAttribute("gen_ai.request.model", model);
    try {
      return await ask({
        tokens(sent, received) {
          span.setAttribute("gen_ai.usage.input_tokens", sent);
          span.setAttribute("gen_ai.usage.output_tokens", received);
        },
      });
    } catch (error) {
      // The message may hold what the user wrote; the type says enough.
      span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
`;
}
