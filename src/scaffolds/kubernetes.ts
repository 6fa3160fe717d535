import { describeStack } from "../project/stack.js";
import { pathIn } from "../workspace/path-parts.js";
import { clusterFolder, foreignWorkload, isDeployedOtherwise } from "./cluster.js";
import { driftCronJob, hasDriftScript } from "./drift-cron-job.js";
import { kustomized } from "./kustomized.js";
import { newFile } from "./new-file.js";
import { howMuch } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import {
  autoscalerManifest,
  baseKustomization,
  deploymentManifest,
  disruptionBudget,
  overlayKustomization,
  serviceFile,
} from "./templates/kubernetes.js";

/** What a cluster needs to run the service. */
export const kubernetes: Scaffold = {
  title: "Kubernetes manifests",
  description:
    "A Deployment with probes, limits and few rights, a Service, an autoscaler, a disruption budget and the drift check, with overlays for staging and production.",
  effort: 15,
  after: ["dockerfile", "drift-job"],
  questions: [
    howMuch("How many instances at least?", ["serving", 0, "scaling", "min"], () => "2"),
    howMuch("How many at most?", ["serving", 0, "scaling", "max"], () => "6"),
  ],
  raises: ["serving/iac", "serving/resources", "serving/autoscaling", "serving/health", "ci/environments"],
  suits: (project) => project.traits.serves.value && (!isDeployedOtherwise(project) || foreignWorkload(project) !== undefined),
  edits(project) {
    const { name } = describeStack(project);
    const create = (path: string, text: string) => newFile(project, path, text);
    if (isDeployedOtherwise(project)) {
      // To somebody's own Deployment only what scales it can be added: its labels and probes are theirs.
      const workload = foreignWorkload(project);
      const isScaled = project.facts("infrastructure").some(({ facts }) => facts.resources.some(({ scaling }) => scaling));
      if (!workload || isScaled) return [];
      const path = pathIn(workload.folder, "autoscaler.yaml");
      const listed = project.exists(path) ? [] : kustomized(project, workload.folder, "autoscaler.yaml");
      return [create(path, autoscalerManifest(project, workload.name)), ...listed];
    }
    return [
      create(`${clusterFolder}/base/deployment.yaml`, deploymentManifest(project, "stable")),
      create(`${clusterFolder}/base/service.yaml`, serviceFile(name)),
      create(`${clusterFolder}/base/autoscaler.yaml`, autoscalerManifest(project, name)),
      create(`${clusterFolder}/base/disruption-budget.yaml`, disruptionBudget(name)),
      create(`${clusterFolder}/base/kustomization.yaml`, baseKustomization(name, hasDriftScript(project))),
      create(`${clusterFolder}/overlays/staging/kustomization.yaml`, overlayKustomization(name, "staging")),
      create(`${clusterFolder}/overlays/production/kustomization.yaml`, overlayKustomization(name, "production")),
      ...(hasDriftScript(project) ? driftCronJob(project) : []),
    ];
  },
};
