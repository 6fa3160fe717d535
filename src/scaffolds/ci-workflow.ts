import { inWorkspace } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { ciJobs } from "./ci-jobs.js";
import { ciSystem, usesAzurePipelines, workflowPath } from "./ci-place.js";
import type { Scaffold } from "./scaffold.js";
import { azurePipeline } from "./templates/azure-pipelines.js";
import { githubCi } from "./templates/github-ci.js";
import { gitlabCi } from "./templates/gitlab-ci.js";

/** A workflow for every push and pull request. */
export const ciWorkflow: Scaffold = {
  title: "CI workflow",
  description: "A workflow for GitHub Actions, GitLab CI or Azure Pipelines: lint, tests, data checks, and evals that gate the change.",
  effort: 5,
  raises: ["ci/exists", "ci/tests", "ci/static-checks", "ci/data-checks", "eval/ci-gate"],
  suits: () => true,
  edits(project) {
    const stack = describeStack(project);
    const jobs = ciJobs(project, stack);
    if (usesAzurePipelines(project))
      return [{ kind: "create", path: inWorkspace(project, "azure-pipelines.yml"), text: azurePipeline(project.root, stack, jobs) }];
    const text = ciSystem(project) === "github-actions" ? githubCi(project.root, stack, jobs) : gitlabCi(project.root, stack, jobs);
    return [{ kind: "create", path: workflowPath(project, "ci"), text }];
  },
  declares(project) {
    const isAzure = project.exists("azure-pipelines.yml");
    return [
      { path: ["ci", "system"], value: isAzure ? "azure-pipelines" : ciSystem(project) },
      { path: ["ci", "workflows"], value: [isAzure ? "azure-pipelines.yml" : workflowPath(project, "ci")] },
    ];
  },
};
