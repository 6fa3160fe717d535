import { describeStack } from "../project/stack.js";
import { ciJobs } from "./ci-jobs.js";
import { ciSystem, newWorkflow, workflowPath } from "./ci-place.js";
import { whichCi } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import { azurePipeline } from "./templates/azure-pipelines.js";
import { githubCi } from "./templates/github-ci.js";
import { gitlabCi } from "./templates/gitlab-ci.js";

/** A workflow for every push and pull request. */
export const ciWorkflow: Scaffold = {
  title: "CI workflow",
  description: "A workflow for GitHub Actions, GitLab CI or Azure Pipelines: lint, tests, data checks, and evals that gate the change.",
  effort: 5,
  questions: [whichCi],
  raises: ["ci/exists", "ci/tests", "ci/static-checks", "ci/data-checks", "eval/ci-gate"],
  suits: () => true,
  edits(project) {
    const stack = describeStack(project);
    const jobs = ciJobs(project, stack);
    return [
      newWorkflow(project, "ci", {
        "github-actions": () => githubCi(project.root, stack, jobs),
        "gitlab-ci": () => gitlabCi(project.root, stack, jobs),
        "azure-pipelines": () => azurePipeline(project.root, stack, jobs),
      }),
    ];
  },
  declares: (project) => [
    { path: ["ci", "system"], value: ciSystem(project) },
    { path: ["ci", "workflows"], value: [project.relative(workflowPath(project, "ci"))] },
  ],
};
