import { describeStack } from "../project/stack.js";
import { ciJobs } from "./ci-jobs.js";
import { ciSystem, workflowPath } from "./ci-place.js";
import type { Scaffold } from "./scaffold.js";
import { githubCi } from "./templates/github-ci.js";
import { gitlabCi } from "./templates/gitlab-ci.js";

/** A workflow for every push and pull request. */
export const ciWorkflow: Scaffold = {
  title: "CI workflow",
  description: "A GitHub Actions or GitLab CI workflow: lint, tests, data checks, and evals that gate the change.",
  effort: 5,
  raises: ["ci/exists", "ci/tests", "ci/static-checks", "ci/data-checks", "eval/ci-gate"],
  suits: () => true,
  edits(project) {
    const stack = describeStack(project);
    const jobs = ciJobs(project, stack);
    const text = ciSystem(project) === "github-actions" ? githubCi(project.root, stack, jobs) : gitlabCi(project.root, stack, jobs);
    return [{ kind: "create", path: workflowPath(project, "ci"), text }];
  },
  declares: (project) => [
    { path: ["ci", "system"], value: ciSystem(project) },
    { path: ["ci", "workflows"], value: [workflowPath(project, "ci")] },
  ],
};
