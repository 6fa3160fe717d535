import type { InfrastructureFormat, InfrastructureResource } from "../../facts/infrastructure-facts.js";
import { useOf } from "../../practices/evidence-of.js";
import { runCommandsThat } from "../../practices/run-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { hostsOf } from "../../project/hosts-of.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import type { Capability } from "../../tools/tool.js";
import { toolsOfSign } from "../../tools/tools-of-sign.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";

/** A resource of infrastructure code and the file that declares it. */
export interface DeployedResource {
  readonly path: string;
  readonly format: InfrastructureFormat;
  readonly resource: InfrastructureResource;
}

/** The resources that infrastructure code declares, those of tests, examples, documents, charts that others published and what no kustomization takes left out. */
export const deployedResources = remembered((project: Project): readonly DeployedResource[] => {
  const all = project
    .facts("infrastructure")
    .flatMap(({ path, role, facts }) =>
      role === "test" || role === "example" || role === "docs"
        ? []
        : facts.resources.map((resource) => ({ path, format: facts.format, resource })),
    );
  const isLeftOut = leftOut(project, all);
  const taken = all.filter(({ path, format }) => format !== "kubernetes" || !isLeftOut(path));
  const charts = taken.filter(({ resource }) => resource.kind === "Chart");
  const published = charts.filter(({ resource }) => resource.published).map(({ path }) => `${folderOf(path)}/`);
  // A product publishes its own chart too: then it is the only one.
  const isOnly = charts.every(({ path }) => path.startsWith(published[0] ?? ""));
  return isOnly ? taken : taken.filter(({ path }) => !published.some((folder) => path.startsWith(folder)));
});

const applies = /\bkubectl\b.*\bapply\b.*\s(?:-f|--filename)/;

/** Whether a manifest lies beside a kustomization that does not name it, and no other does nor a command: nothing applies it. */
function leftOut(project: Project, all: readonly DeployedResource[]): (path: string) => boolean {
  const kustomizations = all.filter(({ resource }) => resource.takes);
  if (kustomizations.length === 0) return () => false;
  const folders = new Set(kustomizations.map(({ path }) => folderOf(path)));
  const named = new Set(kustomizations.flatMap(({ resource }) => resource.takes ?? []));
  const commands = runCommandsThat(project, (text) => applies.test(text));
  return (path) => {
    const folder = folderOf(path);
    if (!folders.has(folder) || named.has(path)) return false;
    return !commands.some(({ text }) => text.includes(nameOf(path)) || text.includes(nameOf(folder)));
  };
}

/** Workloads that end by themselves. */
const ending = /job|workflow|cron|pipeline|task(?!_?definition)/i;

/** What helps the nodes of a cluster, or is started by hand once. */
const besideServices = /^(?:DaemonSet|Pod)$/;

/** Whether a resource keeps containers running, as services do. */
export function isLongRunning({ kind, containers }: InfrastructureResource): boolean {
  return (containers ?? []).length > 0 && !ending.test(kind) && !besideServices.test(kind);
}

/** Where the makers of what clusters need keep their images. */
const clusterSoftware =
  /^(?:registry\.k8s\.io|k8s\.gcr\.io|quay\.io\/(?:jetstack|argoproj|prometheus\w*|coreos|cilium|calico|tigera|strimzi|oauth2-proxy)|gcr\.io\/(?:ml-pipeline|knative-releases|cloudsql-docker|google-containers)|ghcr\.io\/(?:argoproj|dexidp|kedacore|fluxcd|kyverno|external-secrets|cloudnative-pg)|(?:docker\.io\/)?(?:istio|metallb|velero|openpolicyagent|kubernetesui|rancher))\//;

/** Whether an image is that of a database, broker, proxy or other system that is only used; one that serves models is not. */
export function isOthersImage(image: string | undefined): boolean {
  if (image === undefined) return false;
  if (clusterSoftware.test(image)) return true;
  const known = toolsOfSign({ kind: "image", value: image, span: { start: 0, end: 0 } });
  return known.length > 0 && !known.some(({ tool }) => tool.capabilities.some((one) => one === "model-server" || one === "llm-runtime"));
}

/** The managed platforms that run the project, each by its most telling trace: what they do by themselves needs no code. */
export function platformsInUse(project: Project, ...capabilities: readonly Capability[]): readonly Evidence[] {
  return hostsOf(project, ...capabilities).flatMap((found) => {
    // Asking an endpoint for an answer does not show that it is one's own; a notebook tries things out.
    const evidence = found.evidence.filter(({ what, at }) => !/\.invoke/.test(what) && !at?.path.endsWith(".ipynb"));
    return useOf({ ...found, evidence }).map((use) => ({ ...use, level: "wired" as const }));
  });
}
