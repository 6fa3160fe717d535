import { isCalledElsewhere } from "../practices/called-elsewhere.js";
import { runsDataChecks } from "../practices/data-check-command.js";
import { dataTests } from "../practices/data-tests.js";
import { isEvaluationLine } from "../practices/evaluation-command.js";
import { isImageBuild } from "../practices/image-build-command.js";
import { isLintCommand } from "../practices/lint-command.js";
import { isTestCommand } from "../practices/test-command.js";
import { ciCommands } from "../project/ci-commands.js";
import type { Project } from "../project/project.js";
import { isRunFrom } from "./ci-host.js";
import type { CiJobPlan } from "./ci-jobs.js";

/**
 * Those of some jobs that no pipeline of a project does on changes yet, and that have something to run: a pipeline in use is given nothing that fails until
 * somebody writes what it runs. What is done and swallowed counts as done; that is for its own rule.
 */
export function missingJobs(project: Project, jobs: readonly CiJobPlan[]): readonly CiJobPlan[] {
  const onChange = ciCommands(project).filter(
    ({ triggers, ci, path }) => (triggers.push || triggers.pullRequest) && isRunFrom(project, ci.system, path),
  );
  const runs = [...new Set(onChange.map(({ text }) => text))];
  const onChanges = project
    .facts("ci")
    .flatMap(({ facts }) =>
      facts.jobs.filter((job) => (job.triggers ?? facts.triggers).push || (job.triggers ?? facts.triggers).pullRequest),
    );
  // What jobs of these names run is not always seen: actions and workflows of others, tasks of a team's own.
  const named = new Set(onChanges.map(({ id }) => id.toLowerCase()).filter((id) => /^(?:tests?|lint)$/.test(id)));
  const checksOfData = dataTests.find(project);
  const does: Readonly<Record<NonNullable<CiJobPlan["does"]>, (text: string) => boolean>> = {
    lint: isLintCommand,
    hooks: (text) => /\b(?:pre-commit|prek)\s+(?:run|install)\b|\blefthook\s+run\b/.test(text),
    test: (text) => isTestCommand(text) || isCalledElsewhere(text),
    data: (text) => runsDataChecks(project, text, checksOfData),
    image: isImageBuild,
    evaluate: (text) => isEvaluationLine(text) && !/promptfoo/.test(text),
    prompts: (text) => isEvaluationLine(text) && /promptfoo/.test(text),
  };
  return jobs.filter(
    (job) =>
      !job.isIdle &&
      !named.has(job.id) &&
      !named.has(`${job.id}s`) &&
      !(job.does && runs.some(does[job.does])) &&
      !job.lines.every((line) => runs.some((text) => text.includes(line))),
  );
}
