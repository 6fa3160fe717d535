import type { PipelineFacts } from "../facts/pipeline-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { markerSign } from "./infrastructure/declaration.js";
import { readWorkload } from "./infrastructure/workload.js";
import type { Reader } from "./reader.js";

/**
 * Reads Prefect's deployments: those of `prefect.yaml`, and the file per deployment that Prefect 2 wrote. The step of a deployment is its
 * entry point.
 */
export const prefectReader: Reader<"pipeline"> = {
  name: "prefect",
  kind: "pipeline",
  files: { names: ["prefect.yaml", "prefect.yml"], patterns: [/(?:^|[/_.-])deployments?[^/]*\.ya?ml$/] },
  maxBytes: 512 * 1024,
  read({ text }): PipelineFacts | undefined {
    if (text === undefined || !/^(?:-[ \t]+|[ \t]+)?(?:-[ \t]+)?entrypoint[ \t]*:/m.test(text)) return undefined;
    const { root, notes } = readYaml(text);
    const listed = root
      .get("deployments")
      .items()
      .filter((deployment) => deployment.has("entrypoint"));
    const deployments = root.has("flow_name") ? [root] : listed;
    if (deployments.length === 0) return undefined;
    const first = root.entries()[0]?.key.span ?? root.span;
    const signs: Sign[] = [markerSign("prefect-deployment", first), ...deployments.flatMap((deployment) => readWorkload(deployment).signs)];
    return { tool: "prefect", pipelines: deployments.map(pipelineOf), signs, notes };
  },
};

function pipelineOf(deployment: YamlNode): PipelineFacts["pipelines"][number] {
  const name = deployment.get("name").located() ?? deployment.get("flow_name").located();
  const entryPoint = deployment.get("entrypoint").located();
  const schedule = [...deployment.get("schedules").items(), deployment.get("schedule")].flatMap(scheduleOf)[0];
  return {
    name: name?.value ?? "",
    steps: entryPoint ? [entryPoint] : [],
    ...(schedule && { schedule }),
    span: name?.span ?? deployment.span,
  };
}

/** `{ cron: … }`, `{ interval: 3600 }` or `{ rrule: … }`, which Prefect 3 nests once more; none that is switched off. */
function scheduleOf(written: YamlNode): Located<string>[] {
  if (written.get("active").text() === "false") return [];
  const schedule = written.has("schedule") ? written.get("schedule") : written;
  const interval = schedule.get("interval").located();
  const found = schedule.get("cron").located() ?? schedule.get("rrule").located();
  if (found) return [found];
  return interval ? [{ value: `every ${interval.value} seconds`, span: interval.span }] : [];
}
