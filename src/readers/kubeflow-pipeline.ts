import type { PipelineFacts } from "../facts/pipeline-facts.js";
import type { Sign } from "../facts/sign.js";
import { readJsonOrYaml } from "../text/json-or-yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { markerSign } from "./infrastructure/declaration.js";
import { readWorkload } from "./infrastructure/workload.js";
import type { Reader } from "./reader.js";

/** Reads pipelines that the Kubeflow compiler, version 2, wrote: YAML, or the JSON job that Vertex AI takes. Steps are the root's tasks. */
export const kubeflowPipelineReader: Reader<"pipeline"> = {
  name: "kubeflow-pipeline",
  kind: "pipeline",
  files: { extensions: ["yaml", "yml", "json"] },
  maxBytes: 2 * 1024 * 1024,
  read({ path, text }): PipelineFacts | undefined {
    if (text === undefined || !/["']?schemaVersion["']?\s*:/.test(text) || !/["']?deploymentSpec["']?\s*:/.test(text)) return undefined;
    const { root, notes } = readJsonOrYaml(path, text);
    const specification = root.has("pipelineSpec") ? root.get("pipelineSpec") : root;
    const executors = executorsOf(specification);
    if (!specification.has("root") || executors.length === 0) return undefined;
    const name = specification.get("pipelineInfo").get("name").located();
    const steps = specification
      .get("root")
      .get("dag")
      .get("tasks")
      .entries()
      .map(({ key }) => key);
    const span = name?.span ?? root.entries()[0]?.key.span ?? root.span;
    const signs: Sign[] = [markerSign("kubeflow-pipeline", span), ...executors.flatMap((executor) => readWorkload(executor).signs)];
    return { tool: "kubeflow-pipelines", pipelines: [{ name: name?.value ?? "", steps, span }], signs, notes };
  },
};

/** The containers that run the steps; jobs for Vertex AI wrap the specification once more. */
function executorsOf(specification: YamlNode): readonly YamlNode[] {
  const deployment = specification.get("deploymentSpec");
  return [deployment, deployment.get("deploymentConfig")].flatMap((node) =>
    node
      .get("executors")
      .entries()
      .map(({ value }) => value),
  );
}
