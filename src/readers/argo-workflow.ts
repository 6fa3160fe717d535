import type { PipelineFacts } from "../facts/pipeline-facts.js";
import type { Located, Span } from "../text/span.js";
import type { YamlNode } from "../text/yaml-node.js";
import { markerSign } from "./infrastructure/declaration.js";
import { readTemplatedYaml } from "./infrastructure/templated-yaml.js";
import type { Reader } from "./reader.js";

const kinds = /^["']?kind["']?[ \t]*:[ \t]*["']?(?:Workflow|CronWorkflow|WorkflowTemplate|ClusterWorkflowTemplate)\b/m;

/**
 * Reads Argo's workflows, and the pipelines that Kubeflow's first compiler made of them. Steps are the templates that a DAG or a list of steps
 * calls; without such a list, all templates. Other signs and notes are left
 * to the reader of Kubernetes' manifests.
 */
export const argoWorkflowReader: Reader<"pipeline"> = {
  name: "argo-workflow",
  kind: "pipeline",
  files: { extensions: ["yaml", "yml"] },
  maxBytes: 1024 * 1024,
  read({ text }): PipelineFacts | undefined {
    if (text === undefined || !text.includes("argoproj.io/") || !kinds.test(text)) return undefined;
    const { documents } = readTemplatedYaml(text);
    const workflows = documents.filter((document) => /Workflow/.test(document.get("kind").text() ?? ""));
    if (workflows.length === 0) return undefined;
    const mark = workflows.flatMap(kubeflowMark)[0];
    const pipelines = workflows.map(pipelineOf);
    return { tool: mark ? "kubeflow-pipelines" : "argo", pipelines, signs: mark ? [markerSign("kubeflow-pipeline", mark)] : [], notes: [] };
  },
};

/** Where the compiler of Kubeflow Pipelines says that it wrote a workflow. */
function kubeflowMark(workflow: YamlNode): Span[] {
  const metadata = workflow.get("metadata");
  const keys = [...metadata.get("annotations").entries(), ...metadata.get("labels").entries()].map(({ key }) => key);
  return keys.filter(({ value }) => value.startsWith("pipelines.kubeflow.org/")).map(({ span }) => span);
}

function pipelineOf(workflow: YamlNode): PipelineFacts["pipelines"][number] {
  const metadata = workflow.get("metadata");
  const name = metadata.get("name").located() ?? metadata.get("generateName").located();
  const spec = workflow.get("spec");
  const body = spec.has("workflowSpec") ? spec.get("workflowSpec") : spec;
  const templates = body.get("templates").items();
  const called = templates.flatMap(callsOf);
  const steps = called.length > 0 ? called : templates.flatMap((template) => template.get("name").located() ?? []);
  const schedule = spec.get("schedule").located() ?? spec.get("schedules").texts()[0];
  return { name: name?.value ?? "", steps, ...(schedule && { schedule }), span: name?.span ?? workflow.get("kind").span };
}

/** The tasks of a DAG, or the steps, which run side by side within one item of the list. */
function callsOf(template: YamlNode): Located<string>[] {
  const tasks = template.get("dag").get("tasks").items();
  const steps = template
    .get("steps")
    .items()
    .flatMap((group) => group.list());
  return [...tasks, ...steps].flatMap((call) => call.get("name").located() ?? []);
}
