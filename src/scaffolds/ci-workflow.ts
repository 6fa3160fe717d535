import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { ciHost } from "./ci-host.js";
import { ciJobs } from "./ci-jobs.js";
import { ciSystem, workflowPath } from "./ci-place.js";
import { whichCi } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import { withCiJobs } from "./with-ci-jobs.js";

/** Proof of every push and pull request. */
export const ciWorkflow: Scaffold = {
  title: "CI workflow",
  description:
    "A workflow for GitHub Actions, GitLab CI or Azure Pipelines: lint, tests, data checks, the image, and evals that gate the change; an existing one gets the jobs that it lacks.",
  effort: 5,
  after: ["pre-commit"],
  questions: [whichCi],
  raises: ["ci/exists", "ci/tests", "ci/static-checks", "ci/data-checks", "ci/image", "eval/ci-gate"],
  suits: () => true,
  edits(project) {
    const stack = describeStack(project);
    return withCiJobs(project, stack, ciJobs(project, stack));
  },
  declares: (project) => [
    { path: ["ci", "system"], value: ciSystem(project) },
    { path: ["ci", "workflows"], value: [project.relative(pipelineOf(project))] },
  ],
};

/** The pipeline that proves changes: the one that there is, else the one to be written. */
function pipelineOf(project: Project): string {
  return ciHost(project)?.path ?? workflowPath(project, "ci");
}
