import type { CiFacts, CiJob, CiTriggers } from "../../facts/ci-facts.js";
import { isTestCommand } from "../../practices/test-command.js";
import type { CiCaller } from "../../project/ci-callers.js";
import { type CiCommand, ciCommands, commandsByJob } from "../../project/ci-commands.js";
import { jobsBefore } from "../../project/job-order.js";
import type { Project } from "../../project/project.js";
import { oncePerText } from "../../text/once-per-text.js";
import type { Place } from "../../text/span.js";
import { nameOf as fileNameOf } from "../../workspace/path-parts.js";

/** A CI job that puts the project where its users are. */
export interface Deployment {
  readonly path: string;
  readonly ci: CiFacts;
  readonly job: CiJob;
  readonly triggers: CiTriggers;
  /** The jobs of other configurations that call the one it stands in. */
  readonly callers: readonly CiCaller[];
  /** What deploys, where a command or an action says it; else the job. */
  readonly at: Place;
}

const deployCommand = new RegExp(
  `(?<![\\w./-])(?:${[
    "kubectl\\s+(?:-\\S+\\s+)*(?:apply|rollout\\s+restart|set\\s+image)",
    "helm\\s+(?:-\\S+\\s+)*(?:upgrade|install)",
    "gcloud\\s+(?:\\w+\\s+)?(?:run|app|functions)\\s+deploy",
    "gcloud\\s+ai\\s+endpoints\\s+deploy-model",
    "az\\s+(?:webapp|containerapp|functionapp)\\s+(?:up|update|deploy(?:ment)?)",
    "az\\s+ml\\s+(?:online|batch)-deployment\\s+(?:create|update)",
    "azd\\s+(?:up|deploy)",
    "aws\\s+ecs\\s+update-service",
    "aws\\s+lambda\\s+update-function-code",
    "aws\\s+sagemaker\\s+(?:create|update)-endpoint\\b",
    "aws\\s+elasticbeanstalk\\s+update-environment",
    "(?:sam|cdk|serverless|sls|eb|zappa|flyctl|fly|netlify|modal|kamal|wrangler|firebase|prefect|copilot)\\s+(?:-\\S+\\s+)*deploy",
    "bentoml\\s+(?:cloud\\s+)?deploy",
    "databricks\\s+bundle\\s+deploy",
    "vercel\\s+(?:deploy\\b|.*--prod)",
    "heroku\\s+container:release",
    "git\\s+push\\s+\\S*heroku",
    "docker\\s+stack\\s+deploy",
    "argocd\\s+app\\s+sync",
    "railway\\s+up",
    "truss\\s+push",
  ].join("|")})`,
);
const deployAction =
  /^(?:azure\/(?:webapps-deploy|functions-action|container-apps-deploy-action|k8s-deploy|aci-deploy)|google-github-actions\/deploy-|aws-actions\/amazon-ecs-deploy|amondnet\/vercel-action|akhileshns\/heroku-deploy|bentoml\/deploy-|(?:aws-ecs|gcp-cloud-run|heroku|aws-code-deploy|aws-elastic-beanstalk)\/deploy|Azure(?:WebApp|RmWebApp|FunctionApp)\w*@|KubernetesManifest@|HelmDeploy@)/i;
const deployName = /(?:^|[-_. ])(?:deploy(?:ment|s)?|rollout|promote)(?:[-_. ]|$)|^deploy/i;

/** Jobs that publish, prove or prepare something else, or that deploy to where no user is. */
const otherName =
  /docs?(?:$|[-_. ])|pages|pypi|npm|package|storybook|website|wiki|infra|terraform|network|monitoring|test|e2e|lint|check|valid|plan(?:$|[-_. ])|preview|(?:^|[-_./ ])(?:dev|development|stag(?:e|ing)|qa|uat|sandbox|nightly|ci)(?:$|[-_. ])|runners?(?:$|[-_. ])|roll-?back|revert|destroy|teardown|delete|cleanup|undeploy/i;
const otherWork =
  /\b(?:mkdocs|gh-deploy|gh-pages|sphinx-build|twine|npm\s+publish|(?:poetry|uv|hatch|flit)\s+publish|kind\s+create|minikube|k3d\s+cluster|microk8s|cml\s+runner)\b|uses (?:actions\/deploy-pages|peaceiris\/actions-gh-pages|pypa\/gh-action|jamesives\/github-pages|helm\/kind-action)/i;

/** Jobs that need an environment's secrets for something else. */
const besideDeployment =
  /(?:^|[-_. ])(?:build|import|export|seed|set-?up|notif\w*|report\w*|summary|migrat\w*|backup|quota|download|sync|scan|diagnos\w*|audit|drift|inspect)(?:[-_. ]|$)/i;
const planning = /\b(?:terraform|tofu|terragrunt)\s+(?:[\w=./-]+\s+)*plan\b/;
const applying = /\b(?:terraform|tofu|terragrunt)\s+(?:[\w=./-]+\s+)*(?:apply|destroy)\b/;
/** What a job does that only gets ready, or stands for what is to come. */
const preparation =
  /^(?:echo|printf|export|set|cd|cat|ls|if|then|else|fi|exit|pip3?\s+install|python3?\s+-m\s+pip\s+install|dvc\s+(?:config|get|pull|artifacts\s+get)|sleep|true)\b|^:|^uses [\w.-]+\/(?:checkout|setup-[\w-]+|cache|download-artifact|configure-[\w-]*credentials)@/;

/** Whether a job only prints what it would do, as that of a template does until it is filled in. */
export function doesNothing(commands: readonly Pick<CiCommand, "text">[]): boolean {
  return commands.length > 0 && commands.every(({ text }) => preparation.test(text.trim()));
}

/** The jobs that deploy to production; those that nothing starts, and previews of pull requests, left out. */
export function deployments(project: Project): readonly Deployment[] {
  const byJob = commandsByJob(project);
  const isOtherWork = oncePerText((text) => otherWork.test(text));
  const deploys = oncePerText(isDeployment);
  return project.facts("ci").flatMap(({ path, facts: ci }) =>
    ci.jobs.flatMap((job): Deployment[] => {
      const commands = byJob.get(job) ?? [];
      const triggers = commands[0]?.triggers ?? job.triggers ?? ci.triggers;
      const { push, release, manual, schedules, other } = triggers;
      // What the pipeline that it follows did, another system knows.
      if (other.includes("pipelines")) return [];
      if (!(push || release || manual || schedules.length > 0 || other.length > 0)) return [];
      if (otherName.test(`${job.id} ${job.environment?.value ?? ""}`) || commands.some(({ text }) => isOtherWork(text))) return [];
      const run = commands.find((command) => deploys(command.text) && (!triggers.pullRequest || isConditional(job, command)));
      if (doesNothing(commands)) return [];
      const isNamed = /^(?:post|pre)[-_. ]?deploy/i.test(job.id)
        ? false
        : deployName.test(job.id) ||
          (/^prod/i.test(job.environment?.value ?? "") && !besideDeployment.test(job.id) && !onlyPlans(commands));
      if (!isOfProject(project, path, job)) return [];
      // What calls another configuration deploys there.
      const isCall =
        job.steps.length > 0 && job.steps.every(({ uses, commands: lines }) => /\.ya?ml$/.test(uses?.value ?? "") && lines.length === 0);
      if (!run && (!isNamed || isCall || job.steps.length === 0 || commands.some(({ text }) => isTestCommand(text)))) return [];
      return [{ path, ci, job, triggers, callers: commands[0]?.callers ?? [], at: run?.at ?? { path, span: job.span } }];
    }),
  );
}

/** Whether a job works out what would change, and changes nothing. */
function onlyPlans(commands: readonly CiCommand[]): boolean {
  return commands.some(({ text }) => planning.test(text)) && !commands.some(({ text }) => applying.test(text));
}

/** Whether a job is about the project: in a repository of several, one at the top has to name its folder. */
function isOfProject({ root, shared }: Project, path: string, job: CiJob): boolean {
  if (root === "" || !shared.includes(path)) return true;
  const said = job.steps.flatMap(({ commands, workingDirectory, with: inputs }) => [
    workingDirectory ?? "",
    ...Object.values(inputs),
    ...commands.map(({ text }) => text),
  ]);
  return [path, ...said].some((text) => text.includes(root));
}

function isDeployment(text: string): boolean {
  return deployCommand.test(text) || (text.startsWith("uses ") && deployAction.test(text.slice("uses ".length)));
}

/** Whether a job, or the step that a command stands in, only runs under a condition. */
function isConditional(job: CiJob, { at }: CiCommand): boolean {
  const step = job.steps.find(({ span, uses, commands }) =>
    [span, uses?.span, ...commands.map((line) => line.span)].some((one) => one?.start === at.span.start),
  );
  return job.condition !== undefined || step?.condition !== undefined;
}

/** The commands that have run when a job deploys, whether or not their failure would have held it up. */
export function commandsBefore(project: Project, { path, ci, job, at, callers }: Deployment): readonly CiCommand[] {
  const waits = [{ path, before: jobsBefore(ci, job.id) }];
  for (const caller of callers) if (caller.job) waits.push({ path: caller.path, before: jobsBefore(caller.ci, caller.job.id) });
  const names = followed(ci);
  const commands = ciCommands(project);
  const isEarlier = (command: CiCommand) => command.path === path && command.job === job && command.at.span.start <= at.span.start;
  const asked = askedFor(commands, commands.filter(isEarlier));
  return commands.filter((command) => {
    if (command.path === path && command.job === job) return isEarlier(command);
    if (names.has(nameOf(command.ci, command.path)) || asked.has(command.path)) return true;
    return [command, ...command.callers].some((one) =>
      waits.some((wait) => wait.path === one.path && one.job && wait.before.has(one.job.id)),
    );
  });
}

/** Asks GitHub for runs of a workflow that passed: `gh api …/actions/workflows/ci.yml/runs -f status=success`, `gh run list --workflow ci.yml -s success`. */
const asksForRuns =
  /\b(?:gh\s+api|curl)\b.*\/actions\/workflows\/([\w.-]+\.ya?ml)\/runs\b|\bgh\s+run\s+list\b.*(?:--workflow|-w)[ =]["']?([\w.-]+\.ya?ml)/;
const passed = /\bstatus=success\b|(?:--status|-s)[ =]success\b|\bconclusion\W+success\b/;

/** The paths of the workflows that have to have passed before some commands get further, and of those that these ask for in turn. */
function askedFor(commands: readonly CiCommand[], first: readonly CiCommand[]): ReadonlySet<string> {
  const paths = new Set<string>();
  let asking = first;
  while (asking.length > 0) {
    const files = new Set(
      asking.flatMap(({ text, swallowed }) => {
        const [, queried, listed] = asksForRuns.exec(text) ?? [];
        return !swallowed && passed.test(text) ? (queried ?? listed ?? []) : [];
      }),
    );
    asking = commands.filter((one) => files.has(fileNameOf(one.path)) && !paths.has(one.path));
    for (const { path } of asking) paths.add(path);
  }
  return paths;
}

/** The names of the workflows after which one runs. */
function followed({ triggers }: CiFacts): ReadonlySet<string> {
  return new Set((triggers.after ?? []).map(({ value }) => value));
}

/** What GitHub calls a workflow: its name, else its path. */
function nameOf({ name }: CiFacts, path: string): string {
  return name ?? path;
}

/** Why a job deploys although what it waits for failed, in words, if it does. */
export function heedless({ ci, job }: Deployment): string | undefined {
  const before = jobsBefore(ci, job.id);
  const conditions = [job.condition, ...ci.jobs.filter(({ id }) => before.has(id)).map(({ condition }) => condition)];
  const own = job.condition ?? "";
  if (/\balways\(\)|!\s*cancelled\(\)|^when: always/.test(own) && !/result|succe/.test(own)) return `\`${own}\` lets it run when they fail`;
  const [first] = ci.triggers.after ?? [];
  const isAsked =
    job.steps.some(({ condition }) => /conclusion/.test(condition ?? "")) || conditions.some((one) => /conclusion/.test(one ?? ""));
  return first && !isAsked ? `it runs after \`${first.value}\` whatever came of it` : undefined;
}
