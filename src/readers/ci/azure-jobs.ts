import type { CiJob } from "../../facts/ci-facts.js";
import type { Located, Span } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { azureContinueOnError, azureItems, azureParameterSteps, azureSteps } from "./azure-steps.js";

/** Jobs of earlier stages that one job is said to need. */
const maxStageNeeds = 200;

/** A stage, or the whole pipeline where it has none. */
interface Stage {
  readonly id: string;
  readonly condition?: string;
  /** Ids of the stages it waits for. */
  readonly needs: readonly string[];
  readonly jobs: readonly CiJob[];
}

/**
 * The jobs of a pipeline or template. A job in a stage is called `stage.job`; jobs and stages that a template gives are one job that uses it.
 * A job needs what it depends on, and all jobs of the stages that its own depends on: the one before where the file does not say.
 */
export function azureJobs(root: YamlNode): CiJob[] {
  const containers = new Map(
    root
      .get("resources")
      .get("containers")
      .items()
      .flatMap((item) => {
        const image = item.get("image").located();
        return image ? [[item.get("container").text() ?? "", image] as const] : [];
      }),
  );
  const stages = root.has("stages") ? readStages(root.get("stages"), root, containers) : [readStage(root, "", root, containers, [])];
  const extended = root.get("extends");
  const own = stages.flatMap((stage) => jobsOf(stage, stages));
  return extended.has("template") ? [...own, templateJob(extended, "extends")] : own;
}

type Images = ReadonlyMap<string, Located<string>>;

function readStages(list: YamlNode, root: YamlNode, images: Images): Stage[] {
  const stages: Stage[] = [];
  for (const node of azureItems(list)) {
    const id = node.get("stage").text() ?? node.get("template").text() ?? "";
    const before = stages.at(-1)?.id;
    const needs = node.has("dependsOn")
      ? node
          .get("dependsOn")
          .texts()
          .map(({ value }) => value)
      : [before].flatMap((stage) => stage ?? []);
    stages.push(node.has("template") ? { id, needs, jobs: [templateJob(node, id)] } : readStage(node, id, root, images, needs));
  }
  return stages;
}

function readStage(stage: YamlNode, id: string, root: YamlNode, images: Images, needs: readonly string[]): Stage {
  const context = { images, prefix: id === "" ? "" : `${id}.`, root };
  const jobs = azureItems(stage.get("jobs")).map((job) =>
    job.has("template") ? templateJob(job, `${context.prefix}${job.get("template").text() ?? ""}`) : readJob(job, context),
  );
  const isJob = stage.has("steps");
  return { id, condition: stage.get("condition").text(), needs, jobs: isJob ? [...jobs, readJob(stage, context)] : jobs };
}

function templateJob(node: YamlNode, id: string): CiJob {
  const uses = node.get("template").located();
  const parameters = node.get("parameters");
  const given = Object.fromEntries(parameters.entries().map(({ key, value }) => [key.value, value.text() ?? ""]));
  const span = uses?.span ?? node.span;
  return {
    id,
    needs: node.get("dependsOn").texts(),
    steps: [...(uses ? [{ uses, with: given, commands: [], span }] : []), ...azureParameterSteps(parameters)],
    condition: node.get("condition").text(),
    services: [],
    span,
  };
}

interface Context {
  readonly images: Images;
  readonly prefix: string;
  readonly root: YamlNode;
}

function readJob(job: YamlNode, { images, prefix, root }: Context): CiJob {
  const name = job.get("job").located() ?? job.get("deployment").located();
  const container = job.has("container") ? job.get("container") : root.get("container");
  const aliased = (image: Located<string> | undefined) => image && (images.get(image.value) ?? image);
  return {
    id: `${prefix}${name?.value || "job"}`,
    needs: job
      .get("dependsOn")
      .texts()
      .map(({ value, span }) => ({ value: `${prefix}${value}`, span })),
    steps: [...azureSteps(job.get("steps")), ...strategySteps(job.get("strategy"))],
    swallowed: azureContinueOnError(job),
    condition: job.get("condition").text(),
    image: aliased(container.textOr("image")),
    services: job
      .get("services")
      .entries()
      .flatMap(({ value }) => aliased(value.textOr("image")) ?? []),
    environment: job.get("environment").textOr("name"),
    span: name?.span ?? firstOf(job.span),
  };
}

/** A job without a name stands where it starts. */
function firstOf({ start }: Span): Span {
  return { start, end: start };
}

const phases = ["preDeploy", "deploy", "routeTraffic", "postRouteTraffic"];

/** The steps of a deployment's life cycle, those for failures included. */
function strategySteps(strategy: YamlNode): CiJob["steps"] {
  return ["runOnce", "rolling", "canary"].flatMap((kind) => {
    const hooks = strategy.get(kind);
    const ends = hooks.get("on");
    const lists = [...phases.map((phase) => hooks.get(phase)), ends.get("success"), ends.get("failure")];
    return lists.flatMap((hook) => azureSteps(hook.get("steps")));
  });
}

/** A stage's jobs, with its condition and the needs that it implies. */
function jobsOf(stage: Stage, stages: readonly Stage[]): CiJob[] {
  const earlier = stages
    .filter(({ id }) => stage.needs.includes(id))
    .flatMap(({ jobs }) => jobs)
    .slice(-maxStageNeeds)
    .map(({ id, span }) => ({ value: id, span }));
  return stage.jobs.map((job) => ({ ...job, condition: job.condition ?? stage.condition, needs: [...job.needs, ...earlier] }));
}
