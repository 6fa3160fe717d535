import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { ciJobs } from "./ci-jobs.js";
import { newWorkflow } from "./ci-place.js";
import { clusterFolder, foreignWorkload, isDeployedOtherwise } from "./cluster.js";
import { providerSecrets } from "./eval-command.js";
import { ownDeployment } from "./own-deployment.js";
import { whichCi } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import { azureDeploy, type Delivery, type DeployPlan, githubDeploy, gitlabDeploy } from "./templates/deploy-workflow.js";

/** The way from a merge to production. */
export const deployWorkflow: Scaffold = {
  title: "Deployment workflow",
  description:
    "A pipeline that proves a version by tests and evaluations, builds and tries its image, and deploys it to staging, then to production.",
  effort: 20,
  after: ["ci-workflow"],
  questions: [whichCi],
  raises: ["ci/deploy-gated", "ci/image", "ci/environments", "serving/rollback"],
  suits: ({ traits }) => traits.serves.value || traits.batch.value,
  edits(project) {
    const own = ownDeployment(project);
    if (own) return [own];
    const stack = describeStack(project);
    const plan: DeployPlan = {
      proofs: ciJobs(project, stack).filter(({ stage, does }) => stage !== "check" && does !== "image"),
      ...(project.traits.serves.value && { delivery: deliveryOf(project) }),
      secrets: providerSecrets(project, stack),
    };
    return newWorkflow(project, "deploy", {
      "github-actions": () => githubDeploy(project.root, stack, plan),
      "gitlab-ci": (pipeline) => gitlabDeploy(project.root, stack, plan, pipeline),
      "azure-pipelines": () => azureDeploy(project.root, stack, plan),
    });
  },
};

function deliveryOf(project: Project): Delivery {
  const workload = foreignWorkload(project);
  if (workload) return { by: "image", workload: workload.name };
  if (isDeployedOtherwise(project)) return { by: "unknown" };
  return { by: "overlays", folder: clusterFolder, exist: project.exists(`${clusterFolder}/overlays/production`) };
}
