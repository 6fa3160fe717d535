import type { Project } from "../project/project.js";
import { shellLine } from "../project/stack/shell-line.js";
import { describeStack, type Stack } from "../project/stack.js";
import { type ModelModule, modelModule } from "./model-module.js";
import { newFile } from "./new-file.js";
import { nodeRecipe } from "./node-recipe.js";
import type { Scaffold } from "./scaffold.js";
import { tracingModule } from "./templates/tracing-module.js";
import { scriptTracingPackages, tracingScript } from "./templates/tracing-script.js";

/** Makes each model call a span with its tokens. */
export const llmTracing: Scaffold = {
  title: "Tracing of model calls",
  description: "A module that sends an OpenTelemetry span for each model call, with model, tokens and errors, to the tracing tool in use.",
  effort: 20,
  raises: ["llm/tracing", "monitoring/traces"],
  suits: (project) => project.traits.llm.value,
  edits(project) {
    const stack = describeStack(project);
    const place = modelModule(project, stack, "llm_tracing");
    const text = place.language === "python" ? tracingModule(place, stack, receiver(project)) : inScript(project, place, stack);
    return [newFile(project, place.path, text)];
  },
};

function inScript(project: Project, module: ModelModule, { name, node, language }: Stack): string {
  const missing = scriptTracingPackages.filter((one) => !node?.packages.has(one));
  return tracingScript({
    module,
    service: name,
    model: language.models[0]?.value,
    provider: language.provider?.value,
    receiver: receiver(project),
    ...(node && missing.length > 0 && { add: shellLine([...nodeRecipe(node).add, ...missing]) }),
  });
}

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
