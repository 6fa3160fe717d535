import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { modelModule } from "./model-module.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { tracingModule } from "./templates/tracing-module.js";

/** Makes each model call a span with its tokens. */
export const llmTracing: Scaffold = {
  title: "Tracing of model calls",
  description: "A module that sends an OpenTelemetry span for each model call, with model, tokens and errors, to the tracing tool in use.",
  effort: 20,
  raises: ["llm/tracing", "monitoring/traces"],
  suits: (project) => project.traits.llm.value && modelModule(project, describeStack(project), "llm_tracing").language === "python",
  edits(project) {
    const stack = describeStack(project);
    const place = modelModule(project, stack, "llm_tracing");
    // Scripts register a tracer where their framework looks for it, which differs from one to the next.
    if (place.language !== "python") return [];
    return [newFile(project, place.path, tracingModule(place, stack, receiver(project)))];
  },
};

/** Where the tool in use takes spans. */
function receiver(project: Project): readonly string[] {
  const tool = Object.keys(receivers).find((id) => project.tool(id));
  return (tool && receivers[tool]) || ["OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318"];
}

const receivers: Readonly<Record<string, readonly string[]>> = {
  langfuse: [
    "OTEL_EXPORTER_OTLP_ENDPOINT=https://<host of Langfuse>/api/public/otel",
    "OTEL_EXPORTER_OTLP_HEADERS=Authorization=Basic <base64 of public:secret key>",
  ],
  langsmith: ["OTEL_EXPORTER_OTLP_ENDPOINT=https://api.smith.langchain.com/otel", "OTEL_EXPORTER_OTLP_HEADERS=x-api-key=<key>"],
  phoenix: ["OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:6006"],
};
