import { shellLine } from "../../project/stack/shell-line.js";
import type { Stack } from "../../project/stack.js";
import type { CiJobPlan } from "../ci-jobs.js";
import { evalEnvironment } from "../eval-command.js";
import { gitlabHead, type IncludingPipeline } from "../gitlab-include.js";
import { installRecipe } from "../install-recipe.js";
import { yamlScalar } from "../quote.js";
import { inEnvironment, installEnvironment } from "./github-job.js";
import { spaced } from "./spaced.js";

/** The text of `.gitlab-ci.yml`, or of a file to be included by it for a nested project. */
export function gitlabCi(root: string, stack: Stack, jobs: readonly CiJobPlan[], { includes, stage, resets }: IncludingPipeline): string {
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    ...(includes
      ? []
      : ["# TODO: include this file in .gitlab-ci.yml (include: - local: …), and the stages check, test and evaluate there."]),
    ...(root === "" ? gitlabHead() : []),
    ...spaced(jobs.map((job) => gitlabJob(root, stack, job, resets, { stage: stage(job.stage) }))),
  ].join("\n")}\n`;
}

/** What a job is called and waits for in a pipeline that is not one of Roadworthy's own. */
export interface JoinedPipeline {
  /** Its own where none is given, as for what it waits for. */
  readonly id?: string;
  readonly stage: string;
  /** An item of `needs`, as written. */
  readonly needs?: string;
}

/** One planned job. Credentials come from the project's CI variables. */
export function gitlabJob(root: string, stack: Stack, job: CiJobPlan, extra: readonly string[] = [], joined?: JoinedPipeline): string[] {
  const recipe = installRecipe(stack.packaging);
  const python = job.runtime === "python";
  const conda = stack.packaging.manager === "conda";
  const docker = job.runtime === "docker";
  const image = docker
    ? "docker:28"
    : !python
      ? stack.node?.manager === "bun" && job.install
        ? "oven/bun:1.2-slim"
        : `node:${stack.node?.version.value ?? "22"}-slim`
      : conda
        ? "mambaorg/micromamba:2.3.0"
        : `python:${stack.python.value}-slim`;
  const environment = python ? installEnvironment(stack) : docker ? { DOCKER_TLS_CERTDIR: "/certs" } : evalEnvironment(job.lines);
  const add = job.undeclared.length > 0 ? [shellLine([...recipe.add, ...job.undeclared])] : [];
  const lines = [
    ...(root ? [shellLine(["cd", root])] : []),
    ...(python ? [...(recipe.tool ? [`pip install ${recipe.tool}`] : []), ...(conda ? condaLines(stack) : recipe.ci), ...add] : []),
    ...(job.install ?? []),
    ...job.lines.map((line) => (python ? inEnvironment(stack, line) : line)),
  ];
  const needs = joined?.id !== undefined ? joined.needs : job.needs && (root ? `"${stack.name}:${job.needs}"` : job.needs);
  const results = job.results && (root ? `${root}/${job.results}` : job.results);
  return [
    ...(job.comment ? [`# ${job.comment}`] : []),
    ...(job.secrets.length > 0 ? [`# Needs the CI variables ${job.secrets.join(", ")}, masked.`] : []),
    `${joined?.id !== undefined ? yamlKey(joined.id) : `${root ? `${stack.name}:` : ""}${job.id}`}:`,
    `  stage: ${joined ? yamlScalar(joined.stage) : job.stage}`,
    `  image: ${image}`,
    ...(docker ? ["  services: [docker:28-dind]"] : []),
    ...(needs === undefined ? [] : [`  needs: [${needs}]`]),
    ...(Object.keys(environment).length > 0
      ? ["  variables:", ...Object.entries(environment).map(([name, value]) => `    ${name}: ${JSON.stringify(value)}`)]
      : []),
    ...extra.map((line) => `  ${line}`),
    "  script:",
    ...lines.map((line) => `    - ${yamlScalar(line)}`),
    ...(results ? ["  artifacts:", "    when: always", "    paths:", `      - ${yamlScalar(results)}`] : []),
  ];
}

function condaLines({ packaging }: Stack): string[] {
  const file = (packaging.lock ?? packaging.manifest)?.value ?? "environment.yml";
  return [
    shellLine(["micromamba", "install", "--yes", "--name", "base", "--file", file]),
    'eval "$(micromamba shell hook --shell bash)"',
    "micromamba activate base",
  ];
}

/** A key with a colon inside, as names of GitLab's jobs have it, needs no quotes. */
function yamlKey(name: string): string {
  return /^[A-Za-z_][\w.:-]*$/.test(name) ? name : JSON.stringify(name);
}
