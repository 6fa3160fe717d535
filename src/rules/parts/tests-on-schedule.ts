import { isTestCommand } from "../../practices/test-command.js";
import type { Project } from "../../project/project.js";
import { type JobRun, scheduledRuns } from "./scheduled-job.js";

/** Words by which a line runs tests of what is outside of the code: unit tests ask no model. */
const outside = /(?:^|[^a-z])(?:int|integration|e2e|end[-_]to[-_]end|live|smoke|nightly|external|llm|slow)(?:[^a-z]|$)/i;

/** What runs tests with their surroundings on a schedule: among them may be evaluations that no command names. */
export function testsOnSchedule(project: Project): JobRun | undefined {
  return scheduledRuns(project, outside).find(({ text }) => isTestCommand(text));
}
