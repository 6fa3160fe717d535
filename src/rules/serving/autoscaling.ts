import { useOf } from "../../practices/evidence-of.js";
import { runCommandsThat } from "../../practices/run-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { claimAt } from "../parts/claim.js";
import { type DeployedResource, deployedResources, isLongRunning, platformsInUse } from "../parts/deployed.js";
import { deployingSteps } from "../parts/deploying-steps.js";
import type { Gap, Rule } from "../rule.js";

const scalingCommand =
  /\bkubectl\s+autoscale\b|\s--(?:max-(?:instances|replicas|replica-count)|enable-autoscaling)\b|\baws\s+application-autoscaling\b|\bgcloud\b.*\bset-autoscaling\b|\baz\s+monitor\s+autoscale\b/;
const scalingCall = /\.(?:register_scalable_target|put_scaling_policy)$|^azure\.mgmt\.monitor\..*autoscale|\.autoscale_settings\./;
/** Calls that deploy, and scale where they are given a range. */
const deployingCall = /\.deploy$|^ray\.serve\.deployment$|^modal\..*\.(?:function|cls)$|OnlineDeployment$/;
/** What has a host start replicas for requests, and none between them. */
const serverlessCall = /^sagemaker\.(?:\w+\.)*ServerlessInferenceConfig$/;
const rangeArgument = /^(?:max_replica(?:s|_count)|max_instances|max_containers|autoscaling_config|scale_settings|autoscaling_metric\w*)$/;

/** What scales for training, for data, or for whatever runs on its nodes. */
const besideServices = /node_?(?:group|pool)|cluster|compute|mwaa|emr|dataproc|spark|airflow|composer|dynamodb|rds/i;

export const autoscaling: Rule = {
  title: "The service scales with its load",
  why: {
    source: "A0 #6; A3",
    text: "Infrastructure must handle peak loads without unsustainable costs; autoscaling and serverless architectures are the usual answers.",
  },
  applies: "serves",
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`serving[].scaling`.",
    wired: "An autoscaler (HPA, KEDA, Knative, a cloud's own), a range of replicas or instances, or a platform that scales by itself.",
  },
  hollow: "The fewest and the most replicas are the same.",
  contradicted: "An autoscaler whose target is none of the workloads that the workspace declares.",
  manifest: ["serving"],
  fixes: [
    { kind: "scaffold", title: "Add an autoscaler", scaffold: "kubernetes" },
    {
      kind: "manifest",
      title: "Declare how it scales",
      path: ["serving", 0, "scaling"],
      value: { min: 1, max: 4, on: "TODO: cpu" },
    },
  ],
  limits: "Scaling that is set up in a console, or in another repository, can only be declared.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const [index, service] of (project.manifest.value.serving ?? []).entries()) {
      const { min, max } = service.scaling ?? {};
      const path = ["serving", index, "scaling"] as const;
      const most = claimAt(project, [...path, "max"]) ?? claimAt(project, [...path, "on"]);
      if (!most) continue;
      if (min !== undefined && max !== undefined && min >= max)
        gaps.push({
          kind: "hollow",
          message: `\`scaling\` goes from ${min} to ${max}, which is no range: nothing scales. Raise \`max\`.`,
          at: most.at,
        });
      else evidence.push({ level: "claimed", what: `scales ${min ?? "…"}-${max ?? "…"}`, at: most.at });
    }
    const deployed = deployedResources(project);
    for (const one of deployed) {
      const { path, resource } = one;
      const span = resource.scaling;
      if (!span || besideServices.test(resource.kind)) continue;
      const { bounds } = resource;
      if (bounds && bounds.min === bounds.max)
        gaps.push({
          kind: "hollow",
          message: `\`${nameOf(one)}\` scales from ${bounds.min} to ${bounds.max}: the number of replicas never changes. Raise the most.`,
          at: { path, span: bounds.span },
        });
      else if (isAimless(one, deployed))
        gaps.push({
          kind: "contradicted",
          message: `\`${nameOf(one)}\` scales \`${resource.target}\`, which no file of the workspace declares, so nothing scales. Name an existing workload.`,
          at: { path, span: resource.span },
          related: deployed
            .filter((other) => isLongRunning(other.resource) && other.resource.name)
            .slice(0, 3)
            .map((other) => ({ message: `\`${nameOf(other)}\` is declared.`, at: { path: other.path, span: other.resource.span } })),
        });
      else evidence.push({ level: "wired", what: `\`${nameOf(one)}\` scales`, at: { path, span } });
    }
    for (const { action, at, range } of deployingSteps(project)) {
      if (!range) continue;
      if (range.max !== undefined && range.min === range.max)
        gaps.push({
          kind: "hollow",
          message: `\`${action}\` scales from ${range.min} to ${range.max}: the number of instances never changes. Raise the most.`,
          at,
        });
      else evidence.push({ level: "wired", what: `\`${action}\` with a range`, at });
    }
    evidence.push(...inCommandsAndCode(project));
    if (!evidence.some(({ level }) => level === "wired"))
      evidence.push(...platformsInUse(project, "serverless"), ...scalingEndpoints(project));
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: gaps.filter(({ kind }) => kind === "contradicted") };
    if (gaps.length > 0) return { evidence, gaps };
    gaps.push(
      evidence.length > 0
        ? {
            kind: "weak",
            message: "Scaling is declared, but nothing in the workspace scales: no autoscaler, range of replicas or serverless platform.",
            at: evidence[0]?.at,
          }
        : {
            kind: "missing",
            message:
              "The service does not scale with its load: no autoscaler, range of replicas or serverless platform was found. Add one, or declare `scaling`.",
          },
    );
    return { evidence, gaps };
  },
};

function nameOf({ resource: { kind, name } }: DeployedResource): string {
  return name ? `${kind}/${name}` : kind;
}

/** Whether an autoscaler of Kubernetes aims at a workload that is not there, although all that are there are known by name. */
function isAimless({ format, resource: { target } }: DeployedResource, deployed: readonly DeployedResource[]): boolean {
  const workloads = deployed.filter((one) => one.format === "kubernetes" && isLongRunning(one.resource));
  const isKnown =
    !deployed.some((one) => one.format === "helm" || one.format === "kustomize") && workloads.every((one) => one.resource.name !== "");
  if (format !== "kubernetes" || target === undefined || workloads.length === 0 || !isKnown) return false;
  // What operators make is named after what they are given.
  return !deployed.some(({ resource }) => resource.name !== "" && target.startsWith(resource.name) && resource.target === undefined);
}

/** Hosts of models that add replicas unless they are told not to. */
function scalingEndpoints(project: Project): readonly Evidence[] {
  const hosts = project
    .withCapability("hosted-endpoint")
    .filter(({ tool }) => tool.id === "truss" || tool.id === "databricks-model-serving");
  return hosts.flatMap(useOf).map((use) => ({ ...use, level: "wired" }));
}

function inCommandsAndCode(project: Project): readonly Evidence[] {
  const commands = runCommandsThat(project, (text) => scalingCommand.test(text));
  const modules = productionModules(project);
  const calls = [
    ...callsTo(modules, scalingCall),
    ...callsTo(modules, deployingCall).filter(({ call }) => call.arguments.some(({ name }) => rangeArgument.test(name ?? ""))),
  ];
  const servers = project
    .facts("model-server")
    .flatMap(({ path, facts }) =>
      facts.optimised.filter(({ value }) => /replica|autoscal|scale|hpa/i.test(value)).map((setting) => ({ path, setting })),
    );
  return [
    ...commands.map(({ text, at }) => ({ level: "wired" as const, what: `\`${text}\``, at })),
    ...calls.map(({ call, at }) => ({ level: "wired" as const, what: `\`${call.name}()\` with a range`, at })),
    ...callsTo(modules, serverlessCall).map(({ call, at }) => ({ level: "wired" as const, what: `\`${call.name}()\` called`, at })),
    ...servers.map(({ path, setting }) => ({ level: "wired" as const, what: `\`${setting.value}\``, at: { path, span: setting.span } })),
  ];
}
