import type { Stack } from "../../project/stack.js";
import type { CiJobPlan } from "../ci-jobs.js";
import { actions, checkoutStep, inEnvironment, installSteps, jobLines, runStep, uploadStep, workflowHead } from "./github-job.js";
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

/** One planned job. Credentials reach only the step that needs them. */
export function githubJob(root: string, stack: Stack, job: CiJobPlan): string[] {
  const secrets = job.secrets.length > 0 ? ["env:", ...job.secrets.map((name) => `  ${name}: \${{ secrets.${name} }}`)] : [];
  const lines = job.runtime === "python" ? job.lines.map((line) => inEnvironment(stack, line)) : job.lines;
  return jobLines({
    id: job.id,
    name: job.name,
    minutes: job.stage === "evaluate" ? 30 : 15,
    needs: job.needs,
    comment: job.comment,
    environment: job.runtime === "node" ? { PROMPTFOO_DISABLE_TELEMETRY: '"1"', PROMPTFOO_DISABLE_UPDATE: '"1"' } : undefined,
    steps: [
      ...(job.runtime === "python"
        ? installSteps(root, stack, job.undeclared)
        : [...checkoutStep(), `- uses: ${actions.node}`, "  with:", '    node-version: "22"']),
      ...runStep(job.name, lines, secrets),
      ...(job.results ? uploadStep(root, `${job.id}-results`, job.results) : []),
    ],
  });
}
