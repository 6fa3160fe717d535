import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import type { YamlNode } from "../text/yaml-node.js";
import { azuremlSchedule } from "./infrastructure/azureml-schedule.js";
import { azuremlSchema } from "./infrastructure/azureml-schema.js";
import { declare, infrastructure, markerSign } from "./infrastructure/declaration.js";
import { readTemplatedYaml } from "./infrastructure/templated-yaml.js";
import type { Reader } from "./reader.js";

/** What a schema's name ends in, and the marker of such files. */
const markers: readonly (readonly [RegExp, string])[] = [
  [/Deployment$|Endpoint$/i, "azureml-endpoint"],
  [/^pipeline(?:Job|Component)$|^schedule$/i, "azureml-pipeline"],
  [/(?:Job|Component)$/i, "azureml-job"],
  [/^model/i, "azureml-model"],
  [/^data(?!store)|^mltable$/i, "azureml-data"],
  [/^environment$/i, "azureml-environment"],
  [/^feature/i, "azureml-feature-store"],
  [/compute|cluster/i, "azureml-compute"],
  [/^monitor/i, "azureml-monitor"],
];

/**
 * Reads the YAML of Azure Machine Learning's command line: endpoints, deployments, jobs, components, compute, data, models and environments.
 * Each file is one resource, whose kind is its schema (`managedOnlineDeployment`); steps of pipelines add their commands and images to it.
 * More than one instance counts as scaling. Deployment configurations of the first version have no schema.
 */
export const azuremlReader: Reader<"infrastructure"> = {
  name: "azureml",
  kind: "infrastructure",
  files: { extensions: ["yaml", "yml"] },
  maxBytes: 512 * 1024,
  read({ text }): InfrastructureFacts | undefined {
    const kind = text === undefined ? undefined : azuremlSchema(text);
    if (!kind) return text === undefined ? undefined : firstVersion(text);
    const { root, notes } = readTemplatedYaml(text ?? "");
    const schema = root.get("$schema").located();
    if (!schema) return undefined;
    const isMonitor = /^schedule$/i.test(kind) && root.has("create_monitor");
    const marker = markers.find(([pattern]) => pattern.test(kind))?.[1] ?? "azureml-asset";
    const found = isMonitor ? ["azureml-monitor", ...signalMarkers(root.get("create_monitor"))] : [marker];
    const instances = root.get("instance_count");
    const isMany = Number(instances.text()) > 1;
    const schedule = azuremlSchedule(root.get("trigger"));
    const declared = declare(kind, root.get("name").located() ?? { value: "", span: schema.span }, root, {
      ...(isMany && { scaling: root.pairSpan("instance_count") }),
      ...(schedule && { schedule }),
      ...alarmOf(root),
    });
    return infrastructure(
      "azureml",
      [declared],
      notes,
      found.map((one) => markerSign(one, schema.span)),
    );
  },
};

/** What the first version of the command line deploys by: `computeType: AKS`, without a schema. */
function firstVersion(text: string): InfrastructureFacts | undefined {
  if (!/^computeType:[ \t]*(?:AKS|ACI)\b/im.test(text)) return undefined;
  const { root, notes } = readTemplatedYaml(text);
  const type = root.get("computeType").located();
  if (!type) return undefined;
  const declared = declare(`${type.value.toLowerCase()}Deployment`, { value: "", span: type.span }, root);
  return infrastructure("azureml", [declared], notes, [markerSign("azureml-endpoint", type.span)]);
}

/** What a monitor looks for. One that names no signals looks for drift. */
function signalMarkers(monitor: YamlNode): string[] {
  const signals = monitor
    .get("monitoring_signals")
    .entries()
    .map(({ value }) => value.get("type").text() ?? "");
  return [
    ...(signals.length === 0 || signals.some((type) => type.endsWith("_drift")) ? ["azureml-drift-monitor"] : []),
    ...(signals.some((type) => type.startsWith("generation_")) ? ["azureml-generation-monitor"] : []),
  ];
}

/** A schedule that monitors a model, and tells somebody by mail. */
function alarmOf(root: YamlNode) {
  const monitor = root.get("create_monitor");
  if (monitor.kind !== "map") return {};
  const notifies = monitor.get("alert_notification").get("emails").list().length > 0;
  return { alarm: { span: root.pairSpan("create_monitor"), notifies } };
}
