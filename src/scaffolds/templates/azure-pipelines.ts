import { shellLine } from "../../project/stack/shell-line.js";
import type { Stack } from "../../project/stack.js";
import type { CiJobPlan } from "../ci-jobs.js";
import { evalEnvironment } from "../eval-command.js";
import { installRecipe } from "../install-recipe.js";
import { yamlScalar, yamlString } from "../quote.js";
import { inEnvironment, installEnvironment } from "./github-job.js";
import type { ScheduledJob } from "./scheduled-workflow.js";
import { spaced } from "./spaced.js";

/** `azure-pipelines.yml`: linters, tests, data checks and evaluations of every change. */
export function azurePipeline(root: string, stack: Stack, jobs: readonly CiJobPlan[]): string {
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    "# To make it a gate, add it to the build validation of the default branch (Repos > Branches > Branch policies).",
    "trigger:",
    "  branches:",
    "    include: [main, master]",
    "pr:",
    "  branches:",
    "    include: [main, master]",
    "",
    ...azureHead(stack),
    ...spaced(jobs.map((job) => azureJob(root, stack, job))),
  ].join("\n")}\n`;
}

/** A pipeline that runs one job on a schedule. Azure mails those who subscribe to its failures. */
export function azureSchedule(root: string, stack: Stack, { title, cron, job, todo }: ScheduledJob): string {
  return azureScheduled(stack, cron, todo ? [`# TODO: ${todo}`] : [], title, azureJob(root, stack, job));
}

/** A pipeline with a schedule; `notes` are comments at its top. */
export function azureScheduled(stack: Stack, cron: string, notes: readonly string[], title: string, job: readonly string[]): string {
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    "# TODO: make a pipeline of this file (Pipelines > New pipeline), and subscribe to its failures (Project settings > Notifications).",
    ...notes,
    "trigger: none",
    "pr: none",
    "schedules:",
    `  - cron: "${cron}"`,
    `    displayName: ${yamlScalar(title)}`,
    "    branches:",
    "      include: [main, master]",
    "    always: true",
    "",
    ...azureHead(stack),
    ...job,
  ].join("\n")}\n`;
}

/** What stands before the jobs of a pipeline; `variables` are lines of its own. */
export function azureHead(stack: Stack, variables: readonly string[] = []): readonly string[] {
  const all = [...variables, ...Object.entries(installEnvironment(stack)).map(([name, value]) => `  ${name}: ${yamlString(value)}`)];
  return ["pool:", "  vmImage: ubuntu-24.04", "", ...(all.length > 0 ? ["variables:", ...all, ""] : []), "jobs:"];
}

/** Ids of jobs hold no hyphens there. */
export function idOf(id: string): string {
  return id.replace(/[^A-Za-z0-9_]/g, "_");
}

/** How one job differs from the others. */
interface AzureJobOptions {
  readonly minutes?: number;
  readonly worthKeeping?: "always" | "passed";
  readonly id?: string;
  /** Lines of the job before its steps. */
  readonly head?: readonly string[];
}

/** One planned job. Results are kept whether it succeeds or not, unless only what passed is `worthKeeping`. */
export function azureJob(
  root: string,
  stack: Stack,
  job: CiJobPlan,
  { minutes = job.stage === "evaluate" ? 30 : 15, worthKeeping = "always", id = idOf(job.id), head = [] }: AzureJobOptions = {},
): string[] {
  const isPython = job.runtime === "python";
  const isConda = stack.packaging.manager === "conda";
  const recipe = installRecipe(stack.packaging);
  const activate = isConda ? ['source "$CONDA/etc/profile.d/conda.sh"', "conda activate ci"] : [];
  const add = job.undeclared.length > 0 ? [shellLine([...recipe.add, ...job.undeclared])] : [];
  const file = (stack.packaging.lock ?? stack.packaging.manifest)?.value ?? "environment.yml";
  const install = isConda
    ? [
        activate[0] ?? "",
        shellLine(["conda", "env", "create", "--name", "ci", "--file", file]),
        ...(add.length > 0 ? [activate[1] ?? "", ...add] : []),
      ]
    : [...(recipe.tool ? [`pip install ${recipe.tool}`] : []), ...recipe.ci, ...add];
  const lines = job.lines.map((line) => (isPython ? inEnvironment(stack, line) : line));
  const results = job.results && (root ? `${root}/${job.results}` : job.results);
  const variables = Object.entries(evalEnvironment(job.lines));
  const nodeInstall = [...(job.install && stack.node?.manager === "bun" ? ["npm install --global bun@1.2"] : []), ...(job.install ?? [])];
  const indent = (line: string) => `      ${line}`;
  return [
    ...(job.comment ? [`  # ${job.comment}`] : []),
    ...(job.secrets.length > 0 ? [`  # Needs the secret variables ${job.secrets.join(", ")}.`] : []),
    `  - job: ${id}`,
    `    displayName: ${yamlScalar(job.name)}`,
    ...(job.needs ? [`    dependsOn: ${idOf(job.needs)}`] : []),
    `    timeoutInMinutes: ${minutes}`,
    ...head.map((line) => `    ${line}`),
    ...(variables.length > 0 ? ["    variables:", ...variables.map(([name, value]) => `      ${name}: ${yamlString(value)}`)] : []),
    "    steps:",
    ...(isPython
      ? isConda
        ? []
        : ["- task: UsePythonVersion@0", "  inputs:", `    versionSpec: ${yamlString(stack.python.value)}`].map(indent)
      : job.runtime === "docker"
        ? []
        : ["- task: NodeTool@0", "  inputs:", `    versionSpec: "${stack.node?.version.value ?? "22"}.x"`].map(indent)),
    ...(isPython ? bashStep(root, "Install", install, []) : nodeInstall.length > 0 ? bashStep(root, "Install", nodeInstall, []) : []).map(
      indent,
    ),
    ...bashStep(root, job.name, [...(isPython ? activate : []), ...lines], job.secrets).map(indent),
    ...(results
      ? [
          "- task: PublishPipelineArtifact@1",
          ...(worthKeeping === "always" ? ["  condition: succeededOrFailed()", "  continueOnError: true"] : []),
          "  inputs:",
          `    targetPath: ${yamlScalar(results)}`,
          `    artifact: ${job.id}-results`,
        ].map(indent)
      : []),
  ];
}

/** Lines of which the first that fails ends the step. Secrets reach only the step that needs them. */
export function bashStep(root: string, name: string, lines: readonly string[], secrets: readonly string[]): string[] {
  return [
    "- bash: |",
    ...["set -euo pipefail", ...lines].map((line) => `    ${line}`),
    `  displayName: ${yamlScalar(name)}`,
    ...(root ? [`  workingDirectory: ${yamlScalar(root)}`] : []),
    ...(secrets.length > 0 ? ["  env:", ...secrets.map((secret) => `    ${secret}: $(${secret})`)] : []),
  ];
}
