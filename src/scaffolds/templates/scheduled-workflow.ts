import type { Stack } from "../../project/stack.js";
import type { CiJobPlan } from "../ci-jobs.js";
import type { IncludingPipeline } from "../gitlab-include.js";
import { workflowScalar } from "../quote.js";
import { githubJob } from "./github-ci.js";
import { workflowHead } from "./github-job.js";
import { gitlabJob } from "./gitlab-ci.js";

/** A job that runs on a schedule and tells the team when it fails. */
export interface ScheduledJob {
  /** What the workflow and its issue are called. */
  readonly title: string;
  /** Five cron fields, in UTC. */
  readonly cron: string;
  readonly job: CiJobPlan;
  /** What a person has to do before it can succeed. */
  readonly todo?: string;
}

/** A scheduled GitHub workflow. A failure opens one issue, and no second one while that is open. */
export function githubSchedule(root: string, stack: Stack, { title, cron, job, todo }: ScheduledJob): string {
  const lines = githubJob(root, stack, job);
  const steps = lines.indexOf("    steps:");
  const rights = ["    permissions:", "      contents: read", "      issues: write"];
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    ...(todo ? [`# TODO: ${todo}`] : []),
    `name: ${workflowScalar(title)}`,
    "",
    "on:",
    "  schedule:",
    `    - cron: "${cron}"`,
    "  workflow_dispatch:",
    "",
    ...workflowHead(root, stack, "false"),
    "jobs:",
    ...lines.slice(0, steps),
    ...rights,
    ...lines.slice(steps),
    ...issueStep(title).map((line) => `      ${line}`),
  ].join("\n")}\n`;
}

/** Opens one issue when a job fails, and no second one while that is open. */
export function issueStep(title: string): string[] {
  return [
    "- name: Tell the team",
    "  if: failure()",
    "  env:",
    "    GH_TOKEN: ${{ github.token }}",
    "    GH_REPO: ${{ github.repository }}",
    `    TITLE: ${workflowScalar(`${title} failed`)}`,
    "    RUN: ${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}",
    "  run: |",
    '    open="$(gh issue list --state open --search "$TITLE in:title" --json number --jq length)"',
    '    if [ "$open" = 0 ]; then gh issue create --title "$TITLE" --body "$RUN"; fi',
  ];
}

/** A GitLab job for scheduled pipelines, to be included. GitLab mails the owner of a schedule when it fails. */
export function gitlabSchedule(
  root: string,
  stack: Stack,
  { cron, job, todo }: ScheduledJob,
  { includes, stage, resets }: IncludingPipeline,
): string {
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    ...(includes ? [] : ["# TODO: include this file in .gitlab-ci.yml (include: - local: …)."]),
    `# TODO: add a pipeline schedule "${cron}" under Build > Pipeline schedules.`,
    ...(todo ? [`# TODO: ${todo}`] : []),
    ...gitlabJob(root, stack, job, [...resets, "rules:", '  - if: $CI_PIPELINE_SOURCE == "schedule"'], { stage: stage("test") }),
  ].join("\n")}\n`;
}
