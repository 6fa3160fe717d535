import type { PipelineFacts } from "../facts/pipeline-facts.js";
import type { Located } from "../text/span.js";
import type { YamlNode } from "../text/yaml-node.js";
import { azuremlSchedule } from "./infrastructure/azureml-schedule.js";
import { azuremlSchema } from "./infrastructure/azureml-schema.js";
import { readTemplatedYaml } from "./infrastructure/templated-yaml.js";
import type { Reader } from "./reader.js";

/**
 * Reads Azure ML's pipelines and schedules. The steps of a pipeline are its jobs; the one step of a schedule is the job it starts. Signs and
 * notes are left to the reader of the format.
 */
export const azuremlPipelineReader: Reader<"pipeline"> = {
  name: "azureml-pipeline",
  kind: "pipeline",
  files: { extensions: ["yaml", "yml"] },
  maxBytes: 512 * 1024,
  read({ text }): PipelineFacts | undefined {
    const kind = text === undefined ? undefined : azuremlSchema(text);
    const isSchedule = kind === "schedule";
    if (!isSchedule && !/^pipeline(?:Job|Component)$/.test(kind ?? "")) return undefined;
    const { root } = readTemplatedYaml(text ?? "");
    // A schedule may monitor a model rather than start a job.
    if (isSchedule && !root.has("create_job")) return undefined;
    const name = root.get("name").located() ?? root.get("display_name").located() ?? root.get("experiment_name").located();
    const steps = isSchedule ? startedBy(root.get("create_job")) : stepsOf(root);
    const schedule = isSchedule ? azuremlSchedule(root.get("trigger")) : undefined;
    const span = name?.span ?? root.entries()[0]?.key.span ?? root.span;
    const pipeline = { name: name?.value ?? "", steps, ...(schedule && { schedule }), span };
    return { tool: "azureml", pipelines: [pipeline], signs: [], notes: [] };
  },
};

function stepsOf(root: YamlNode): Located<string>[] {
  return root
    .get("jobs")
    .entries()
    .map(({ key }) => key);
}

/** `./pipeline.yml`, `azureml:pipeline`, `{ job: … }`, or a pipeline written in place. */
function startedBy(job: YamlNode): Located<string>[] {
  const written = job.textOr("job");
  return written ? [written] : [...stepsOf(job), ...stepsOf(job.get("job"))];
}
