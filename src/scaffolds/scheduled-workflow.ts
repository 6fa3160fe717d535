import type { Project } from "../project/project.js";
import type { Stack } from "../project/stack.js";
import { newWorkflow } from "./ci-place.js";
import type { Planned } from "./scaffold.js";
import { azureSchedule } from "./templates/azure-pipelines.js";
import { githubSchedule, gitlabSchedule, type ScheduledJob } from "./templates/scheduled-workflow.js";

/** A workflow to write that runs one job on a schedule, and what has to name it. */
export function scheduledWorkflow(project: Project, stack: Stack, name: string, scheduled: ScheduledJob): readonly Planned[] {
  return newWorkflow(project, name, {
    "github-actions": () => githubSchedule(project.root, stack, scheduled),
    "gitlab-ci": (pipeline) => gitlabSchedule(project.root, stack, scheduled, pipeline),
    "azure-pipelines": () => azureSchedule(project.root, stack, scheduled),
  });
}
