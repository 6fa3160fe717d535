import { describeStack } from "../project/stack.js";
import { clusterFolder, isDeployedOtherwise } from "./cluster.js";
import { kubernetes } from "./kubernetes.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { canaryRoute, canaryScript, canaryServices } from "./templates/canary.js";
import { deploymentManifest } from "./templates/kubernetes.js";

/** A new version that first serves a few. */
export const canary: Scaffold = {
  title: "Canary release",
  description:
    "A canary Deployment, a route that weighs the traffic, and a script that starts it, promotes it after a check, or takes it back.",
  effort: 20,
  companions: /(?:^|\/)deploy\/kubernetes\/(?:base|overlays)\//,
  after: ["kubernetes"],
  raises: ["serving/canary"],
  suits: (project) => project.traits.serves.value && !isDeployedOtherwise(project),
  edits(project) {
    if (isDeployedOtherwise(project)) return [];
    const { name } = describeStack(project);
    const create = (path: string, text: string) => newFile(project, path, text);
    return [
      // The stable version that the canary runs beside.
      ...kubernetes.edits(project),
      create(`${clusterFolder}/canary/deployment.yaml`, deploymentManifest(project, "canary")),
      create(`${clusterFolder}/canary/services.yaml`, canaryServices(name)),
      create(`${clusterFolder}/canary/route.yaml`, canaryRoute(name)),
      create("deploy/canary.sh", canaryScript(name)),
    ];
  },
};
