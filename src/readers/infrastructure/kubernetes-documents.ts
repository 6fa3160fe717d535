import type { InfrastructureResource } from "../../facts/infrastructure-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { environmentSigns, nestedUriSigns } from "../configuration-signs.js";
import { apiMarker } from "./api-groups.js";
import { chartSigns } from "./chart-signs.js";
import { type Declaration, declare, markerSign } from "./declaration.js";
import { running } from "./running.js";
import { isTemplated } from "./template-actions.js";

/** Configurations of programs, written the way Kubernetes writes resources, that no cluster takes. */
const foreign = /^(?:backstage\.io|skaffold|kustomize\.config\.k8s\.io|kind\.x-k8s\.io|k3d\.io|eksctl\.io|kubeadm\.k8s\.io|helm\.sh)\//;

/** The resources in the documents of a manifest, those in a `List` too. What is no resource of Kubernetes is left out. */
export function kubernetesResources(documents: readonly YamlNode[]): YamlNode[] {
  return documents.flatMap((document) => {
    if (!isResource(document)) return [];
    return /List$/.test(document.get("kind").text() ?? "") && document.get("items").kind === "list"
      ? document.get("items").items().filter(isResource)
      : [document];
  });
}

function isResource(document: YamlNode): boolean {
  const version = document.get("apiVersion").text() ?? "";
  const kind = document.get("kind").text() ?? "";
  return /^(?:v\d+|[a-z0-9.-]+\/v\d+\w*)$/.test(version) && /^[A-Z]\w*$/.test(kind) && kind !== "Config" && !foreign.test(version);
}

/** What a resource declares. Values of secrets and schemas of custom resources are not looked at. */
export function kubernetesDeclaration(resource: YamlNode): Declaration {
  const kind = resource.get("kind").located() ?? { value: "", span: resource.span };
  const written = resource.get("metadata").textOr("name") ?? resource.get("metadata").get("generateName").located();
  const name = written && !isTemplated(written.value) ? written : { value: "", span: kind.span };
  const marker = apiMarker(resource.get("apiVersion").text() ?? "", kind.value);
  const markers = ["kubernetes", ...(marker ? [marker] : [])].map((value) => markerSign(value, kind.span));
  if (isData(kind.value)) {
    const empty = { images: [], commands: [], probes: [] };
    return {
      resource: { kind: kind.value, name: name.value, ...empty, span: name.span },
      signs: [...markers, ...dataSigns(resource, kind.value)],
    };
  }
  const { resource: declared, signs } = declare(kind.value, name, resource.get("spec"), knownOf(resource, kind.value));
  const own = running(ownCommand(resource.get("spec"), kind.value));
  const charts = installedCharts(resource.get("spec"), kind.value);
  return {
    resource: { ...declared, commands: [...declared.commands, ...own.commands] },
    signs: [...markers, ...signs, ...own.signs, ...charts],
  };
}

/** The charts that a release of Flux or an application of Argo CD installs. */
function installedCharts(spec: YamlNode, kind: string): Sign[] {
  if (kind === "HelmRelease") return chartSigns(spec.get("chart").get("spec").get("chart").located());
  if (kind !== "Application") return [];
  return [spec.get("source"), ...spec.get("sources").items()].flatMap((source) => chartSigns(source.get("chart").located()));
}

function isData(kind: string): boolean {
  return kind === "ConfigMap" || kind === "Secret" || kind === "CustomResourceDefinition" || isPolicy(kind);
}

/** What admission controllers hold other resources against: a container in it is a pattern, and runs nowhere. */
function isPolicy(kind: string): boolean {
  return /^(?:ClusterPolicy|Policy|ConstraintTemplate|PolicyException|(?:Cluster)?CleanupPolicy|(?:Validating|Mutating)(?:Admission)?Policy)$/.test(
    kind,
  );
}

function dataSigns(resource: YamlNode, kind: string): Sign[] {
  if (kind === "CustomResourceDefinition" || isPolicy(kind)) return [];
  const entries = ["data", "stringData"].flatMap((key) => resource.get(key).entries());
  const names = entries.filter(({ key }) => /^[A-Z][A-Z0-9_]*$/.test(key.value));
  return [
    ...names.flatMap(({ key }) => environmentSigns(key, undefined)),
    ...(kind === "ConfigMap" ? entries.flatMap(({ value }) => nestedUriSigns(value)) : []),
  ];
}

/** What autoscalers say of what they scale; and workloads whose kind already says it. */
function knownOf(resource: YamlNode, kind: string): Partial<InfrastructureResource> {
  const target = resource.get("spec").get("scaleTargetRef").get("name").text();
  const scaler = /^(?:HorizontalPodAutoscaler|ScaledObject|ScaledJob)$/.test(kind) ? resource.get("kind").span : undefined;
  return { ...(scaler && { scaling: scaler }), ...(target && !isTemplated(target) && { target }) };
}

/** What Ray and Spark run is not said of a container. */
function ownCommand(spec: YamlNode, kind: string): Located<string> | undefined {
  if (kind === "RayJob") return spec.get("entrypoint").located();
  const application = (kind === "ScheduledSparkApplication" ? spec.get("template") : spec).get("mainApplicationFile").located();
  return /SparkApplication$/.test(kind) && application ? { ...application, value: `spark-submit ${application.value}` } : undefined;
}

/** Whether a text may hold resources of Kubernetes that are worth parsing: of some kind beside definitions of custom resources. */
export function isKubernetesText(text: string): boolean {
  if (!/^["']?apiVersion["']?[ \t]*:/m.test(text)) return false;
  const kinds = text.match(/^["']?kind["']?[ \t]*:.*$/gm) ?? [];
  return kinds.some((line) => !line.includes("CustomResourceDefinition"));
}
