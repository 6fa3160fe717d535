import { ciCommands } from "../project/ci-commands.js";
import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { declared } from "../project/stack/written-commands.js";
import { describeStack } from "../project/stack.js";
import { pathIn } from "../workspace/path-parts.js";
import { foreignCi, workflowPath } from "./ci-place.js";
import { clusterFolder, foreignWorkload, isDeployedOtherwise } from "./cluster.js";
import { kustomized } from "./kustomized.js";
import { newFile } from "./new-file.js";
import type { Planned } from "./scaffold.js";
import { driftManifest } from "./templates/kubernetes.js";

/** Where the drift check is written, relative to the project. */
export const driftScriptPath = "jobs/drift.py";

/** Before anybody looks at yesterday's figures. */
export const driftCron = "0 5 * * *";

/** Whether the drift check is there, so that a cluster can run it. */
export function hasDriftScript(project: Project): boolean {
  return project.exists(driftScriptPath);
}

/** Whether manifests for a cluster are there already. */
export function isInCluster(project: Project): boolean {
  return foreignWorkload(project) !== undefined || project.exists(`${clusterFolder}/base/deployment.yaml`);
}

/** The drift check as a CronJob beside the service, for projects whose manifests are there or written with it; else nothing. */
export function driftCronJob(project: Project): readonly Planned[] {
  const place = placeOf(project);
  if (!place) return [];
  const path = pathIn(place.folder, "drift-check.yaml");
  if (project.exists(path)) return [];
  const cron = declared(project, "drift", 0, "schedule")?.value ?? "";
  const runs = ciCommands(project).find(({ text, triggers }) => triggers.schedules.length > 0 && text.includes(driftScriptPath));
  const scheduledBy = runs?.path ?? (hasDriftScript(project) || foreignCi(project) ? undefined : workflowPath(project, "drift"));
  const script = project.python.find(({ path }) => path === inWorkspace(project, driftScriptPath));
  const takesReport =
    !script || script.facts.calls.some(({ arguments: [first] }) => first?.value.kind === "string" && first.value.value === "--report");
  const manifest = driftManifest(project, {
    cron: /^[\d*][\d*,/-]*(?: [\d*,/A-Za-z-]+){4}$/.test(cron) ? cron : driftCron,
    command: ["python", driftScriptPath, ...(takesReport ? ["--report", "/tmp/drift-report.json"] : [])],
    image: place.image,
    ...(scheduledBy !== undefined && { scheduledBy }),
  });
  return [newFile(project, path, manifest), ...kustomized(project, place.folder, "drift-check.yaml")];
}

/** The folder of the manifests that the service is deployed by, and the image that its container runs. */
function placeOf(project: Project): { readonly folder: string; readonly image: string } | undefined {
  const workload = foreignWorkload(project);
  if (workload) return workload.image === undefined ? undefined : { folder: workload.folder, image: workload.image };
  return isDeployedOtherwise(project) ? undefined : { folder: `${clusterFolder}/base`, image: describeStack(project).name };
}
