import type { Project } from "../project/project.js";
import { describeStack, type Stack } from "../project/stack.js";
import { newWorkflow } from "./ci-place.js";
import { evalCommands } from "./eval-command.js";
import { whichCi } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import { azureRetraining, githubRetraining, gitlabRetraining, type RetrainingPlan } from "./templates/retraining-workflow.js";

/** Training that repeats itself. */
export const retrainingWorkflow: Scaffold = {
  title: "Retraining workflow",
  description: "A job that trains on a schedule or when drift asks for it, evaluates the result, and proposes the model to a person.",
  effort: 15,
  questions: [whichCi],
  raises: ["ci/retraining", "drift/staleness"],
  suits: (project) => project.traits.trains.value && describeStack(project).training !== undefined,
  edits(project) {
    const stack = describeStack(project);
    const plan = project.traits.trains.value ? planOf(project, stack) : undefined;
    if (!plan) return [];
    return newWorkflow(project, "retrain", {
      "github-actions": () => githubRetraining(project.root, stack, plan),
      "gitlab-ci": (pipeline) => gitlabRetraining(project.root, stack, plan, pipeline),
      "azure-pipelines": () => azureRetraining(project.root, stack, plan),
    });
  },
};

function planOf(project: Project, stack: Stack): RetrainingPlan | undefined {
  const { training, learning, layout } = stack;
  if (!training) return undefined;
  const read = layout.datasets.find(({ at }) => at !== undefined && project.relative(at.path) === training.value.file)?.value;
  const usesDvc = project.tool("dvc") !== undefined;
  const model = learning.saved?.value;
  return {
    train: training.value.command,
    evaluations: evalCommands(project, stack).filter(({ runtime }) => runtime === "python"),
    ...(model && { model }),
    usesDvc,
    ...(read !== undefined && !usesDvc && !project.exists(read) && { absentData: read }),
  };
}
