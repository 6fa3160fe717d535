import type { Stack } from "../../project/stack.js";
import type { CiJobPlan } from "../ci-jobs.js";
import { evalEnvironment } from "../eval-command.js";
import { workflowScalar, yamlString } from "../quote.js";
import {
  actions,
  checkoutStep,
  condaShell,
  inEnvironment,
  installEnvironment,
  installSteps,
  jobLines,
  runStep,
  uploadStep,
  workflowHead,
} from "./github-job.js";
import { spaced } from "./spaced.js";

/** The text of `.github/workflows/ci.yml`. */
export function githubCi(root: string, stack: Stack, jobs: readonly CiJobPlan[]): string {
  const name = root ? `CI ${stack.name}` : "CI";
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    "# To make it a gate, require these jobs in the branch protection of the default branch.",
    `name: ${name}`,
    "",
    "on:",
    "  push:",
    "    branches: [main, master]",
    "  pull_request:",
    "",
    ...workflowHead(root, stack, "${{ github.event_name == 'pull_request' }}"),
    "jobs:",
    ...spaced(jobs.map((job) => githubJob(root, stack, job))),
  ].join("\n")}\n`;
}

/** The workflow that a job joins, where that is not one of Roadworthy's own. */
export interface JoinedWorkflow {
  /** As written after `runs-on:`. */
  readonly runner: string;
  /** It says where and by which shell commands run, which would not fit this job. */
  readonly hasDefaults: boolean;
}

/** One planned job. Credentials reach only the step that needs them. */
export function githubJob(root: string, stack: Stack, job: CiJobPlan, joined?: JoinedWorkflow): string[] {
  const secrets = job.secrets.length > 0 ? ["env:", ...job.secrets.map((name) => `  ${name}: \${{ secrets.${name} }}`)] : [];
  const isPython = job.runtime === "python";
  const lines = isPython ? job.lines.map((line) => inEnvironment(stack, line)) : job.lines;
  return jobLines({
    id: job.id,
    name: job.name,
    minutes: job.stage === "evaluate" ? 30 : 15,
    needs: job.needs,
    comment: job.comment,
    environment: scalars({ ...(joined && isPython && installEnvironment(stack)), ...evalEnvironment(job.lines) }),
    ...(joined && { runner: joined.runner, permissions: { contents: "read" }, defaults: runDefaults(root, stack, isPython, joined) }),
    steps: [
      ...(isPython ? installSteps(root, stack, job.undeclared) : job.runtime === "docker" ? checkoutStep() : nodeSteps(stack, job)),
      ...runStep(job.name, lines, secrets),
      ...(job.results ? uploadStep(root, `${job.id}-results`, job.results) : []),
    ],
  });
}

/** Steps that check out, set up Node.js, or Bun, and install what the job needs. */
function nodeSteps(stack: Stack, { install = [] }: CiJobPlan): string[] {
  const isBun = install.length > 0 && stack.node?.manager === "bun";
  return [
    ...checkoutStep(),
    `- uses: ${actions.node}`,
    "  with:",
    `    node-version: ${yamlString(stack.node?.version.value ?? "22")}`,
    ...runStep("Install", [...(isBun ? ["npm install --global bun@1.2"] : []), ...install]),
  ];
}

function scalars(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, workflowScalar(value)]));
}

/** Where and by which shell commands run. */
function runDefaults(root: string, stack: Stack, isPython: boolean, { hasDefaults }: JoinedWorkflow): Readonly<Record<string, string>> {
  const isConda = isPython && stack.packaging.manager === "conda";
  return {
    ...((root || hasDefaults) && { "working-directory": workflowScalar(root || ".") }),
    ...(isConda ? { shell: condaShell } : hasDefaults ? { shell: "bash" } : {}),
  };
}
