import { hostsOf } from "../project/hosts-of.js";
import type { FactsOf, Project } from "../project/project.js";
import { fromProject } from "../project/stack/seen.js";
import { toolsOfSign } from "../tools/tools-of-sign.js";
import { folderOf } from "../workspace/path-parts.js";
import { ownDeployment } from "./own-deployment.js";

/** Where manifests for a cluster are written, relative to the project. */
export const clusterFolder = "deploy/kubernetes";

/** A Deployment that the project declares already. */
export interface Workload {
  readonly name: string;
  /** The folder of its file, relative to the project. */
  readonly folder: string;
  /** The first image that it runs, where it is written out. */
  readonly image?: string;
}

/** The first Deployment of the project that is not what scaffolds write. */
export function foreignWorkload(project: Project): Workload | undefined {
  for (const { path, role, facts } of clusterFiles(project)) {
    const file = fromProject(project, path);
    const found = facts.resources.find(({ kind, name }) => kind === "Deployment" && /^[a-z0-9][a-z0-9.-]*$/.test(name));
    if (role === "production" && file !== undefined && found && !file.startsWith(`${clusterFolder}/`))
      return { name: found.name, folder: folderOf(file), ...(found.images[0] && { image: found.images[0].value }) };
  }
  return undefined;
}

/** Whether what runs is described in another way than scaffolds do it: charts, manifests elsewhere, or a platform that needs none. */
export function isDeployedOtherwise(project: Project): boolean {
  if (ownDeployment(project)) return true;
  if (hostsOf(project, ...hosting).some(({ level }) => level === "wired")) return true;
  if (project.tool("ecs") || isSaidToBeHosted(project)) return true;
  if (
    project
      .facts("infrastructure")
      .some(({ role, facts }) => role === "production" && facts.resources.some(({ kind }) => runsContainers.test(kind)))
  )
    return true;
  return clusterFiles(project).some(
    ({ path, role, facts }) =>
      role === "production" &&
      !fromProject(project, path)?.startsWith(`${clusterFolder}/`) &&
      (facts.format !== "kubernetes" || facts.resources.some(({ containers }) => containers)),
  );
}

const hosting = ["serverless", "hosted-endpoint"] as const;

/** Whether a document gives the command that deploys to a platform: what people type themselves, no file shows. */
function isSaidToBeHosted(project: Project): boolean {
  return project
    .facts("document")
    .some(({ facts }) =>
      facts.commands.some(
        (command) =>
          /\bdeploy\b|\bup\b/.test(command.value) &&
          toolsOfSign({ kind: "command", ...command }).some(({ tool }) => hosting.some((one) => tool.capabilities.includes(one))),
      ),
    );
}

/** Kinds of resources on which services run without a cluster of one's own. */
const runsContainers =
  /cloud_?run|(?:ecs|apprunner|app_runner)_(?:service|task)|ECS::Service|AppRunner::|container_?apps?$|(?:app_service|web_app|function_app)$|Microsoft\.(?:App|Web)\/|lambda_function$|Lambda::Function|Serverless::Function|elastic_beanstalk|sagemaker_endpoint|vertex_ai_endpoint|app_engine/i;

function clusterFiles(project: Project): readonly FactsOf<"infrastructure">[] {
  return project.facts("infrastructure").filter(({ facts }) => /^(?:kubernetes|helm|kustomize)$/.test(facts.format));
}
