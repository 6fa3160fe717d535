import { isTestCommand } from "../../practices/test-command.js";
import type { CiCommand } from "../../project/ci-commands.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { jobsBefore } from "../../project/job-order.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { commandsBefore, type Deployment, deployments, heedless } from "../parts/deployments.js";
import { evaluationCommands } from "../parts/eval-commands.js";
import type { Gap, Rule } from "../rule.js";

export const deployGated: Rule = {
  title: "Nothing is deployed before its tests and evaluations have passed",
  why: { source: "A1", text: "The evaluation comes before deployment: it tells how the system will behave once it is live." },
  applies: any("serves", "batch"),
  stage: "production",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`ci.deploy` names what deploys, outside of the repository.",
    wired:
      "Each job that deploys to production waits for a job, a step or a workflow that runs the tests, and for the evaluations that CI runs.",
  },
  hollow:
    "The deployment goes on when its tests fail: `if: always()`, a `workflow_run` that does not ask for success, or a failure that is swallowed.",
  contradicted: "`ci.deploy` names a workflow that does not exist.",
  manifest: ["ci", "deploy"],
  noFix: "Which jobs a deployment has to wait for is for the team to choose: name them in `needs`, `requires` or `dependsOn`.",
  limits:
    "Sees jobs that deploy by command, action or name. What platforms deploy by themselves, and branch protection that demands checks before a merge, lie outside the repository: unknown where a job gathers the checks for it. A workflow's jobs of staging and previews may go first.",
  check(project) {
    const claim = claimAt(project, ["ci", "deploy"]);
    const evidence: Evidence[] = claim && claim.form !== "path" ? [{ level: "claimed", what: `\`${claim.value}\``, at: claim.at }] : [];
    if (claim && !claim.exists) return { evidence, gaps: [absentFile(claim)] };
    const found = deployments(project);
    if (found.length === 0)
      return { evidence, gaps: [], unknown: "No CI job that deploys was found; what deploys it is not in the workspace." };
    // What runs by a clock or by hand judges what is live, or trains anew: no deployment of code comes after it.
    const evaluations = evaluationCommands(project).filter(
      ({ triggers: { push, pullRequest, release } }) => push || pullRequest || release,
    );
    const gaps = found.flatMap((deployment) => {
      const { gap, proof } = judge(deployment, commandsBefore(project, deployment), evaluations);
      if (proof) evidence.push({ level: "wired", what: `\`${deployment.job.id}\` waits for \`${proof.text}\``, at: proof.at });
      return gap ?? [];
    });
    const isAll = gaps.length === found.length;
    const gathering = isAll && evidence.length === 0 && gaps.every(({ kind }) => kind === "partial") ? gathered(project, found) : undefined;
    if (gathering)
      return {
        evidence,
        gaps: [],
        unknown: `Job \`${gathering}\` gathers what checks pull requests; whether the branch that is deployed demands it is set outside of the workspace.`,
      };
    return {
      evidence,
      gaps: gaps.map((gap) => (isAll && gap.kind === "partial" && evidence.length === 0 ? { ...gap, kind: "missing" } : gap)),
      share: 1 - gaps.length / (found.length + 1),
    };
  },
};

/** How a job is called that others are gathered in, so that a branch has to demand only one. */
const gatherer =
  /(?:^|[-_ ])(?:gate|all[-_ ]?(?:green|checks?|passed|good|done)|required|status|success|ci[-_ ]?(?:ok|passed|success|gate|complete))(?:[-_ ]|$)|alls-green/i;

/** A job of another workflow that runs whatever became of the tests on pull requests that it waits for, and passes only if all of them did. */
function gathered(project: Project, found: readonly Deployment[]): string | undefined {
  if (found.some(({ triggers }) => !triggers.push)) return undefined;
  const testing = new Set(ciCommandsThat(project, isTestCommand).map(({ job }) => job));
  const jobs = project.facts("ci").flatMap(({ facts: ci }) =>
    found.some((one) => one.ci === ci)
      ? []
      : ci.jobs.filter(({ id, condition = "", needs, triggers = ci.triggers }) => {
          const before = jobsBefore(ci, id);
          const waits = needs.length >= 2 && ci.jobs.some((job) => before.has(job.id) && testing.has(job));
          return waits && triggers.pullRequest && /\balways\(\)|!\s*cancelled\(\)/.test(condition) && gatherer.test(id);
        }),
  );
  return jobs[0]?.id;
}

/** What holds a job back until the checks of other workflows have passed. */
const waitsForChecks =
  /^uses [\w.-]+\/(?:action-)?wait-(?:for|on)-(?:check|status)[\w-]*|\bgh\s+pr\s+checks\b.*--watch|\bgh\s+run\s+watch\b/i;

/** Runs a program that says by its name that it lets good versions pass only. */
const runsGate =
  /\b(?:[\w/.-]*[/_-])?(?:quality|model|eval(?:uation)?|performance|metrics?|promotion)[_-]gates?(?:\.(?:py|sh|[cm]?[jt]s))?\b/i;

/** A job that is there to let good versions pass only, whatever program it asks. */
const gateJob = /^(?:quality|model|eval(?:uation)?|performance|promotion)[-_]gates?$/i;

function judge(
  deployment: Deployment,
  before: readonly CiCommand[],
  evaluations: readonly CiCommand[],
): { readonly gap?: Gap; readonly proof?: CiCommand } {
  const { job, path, ci, at } = deployment;
  const tests = before.filter(
    ({ text, job: { id } }) => isTestCommand(text) || waitsForChecks.test(text) || runsGate.test(text) || gateJob.test(id),
  );
  const honest = tests.find(({ swallowed }) => !swallowed);
  const [first] = tests;
  if (!first)
    return {
      gap: { kind: "partial", message: `Job \`${job.id}\` deploys without waiting for any test. Let it need the job that runs them.`, at },
    };
  if (!honest) {
    const { by, at: where } = first.swallowed ?? { by: "", at: first.at };
    const message = `Job \`${job.id}\` deploys after \`${first.text}\`, whose failure \`${by}\` swallows.`;
    return { gap: { kind: "hollow", message, at, related: [{ message: "Swallowed here.", at: where }] } };
  }
  const reason = honest.job === job ? undefined : heedless(deployment);
  if (reason)
    return { gap: { kind: "hollow", message: `Job \`${job.id}\` waits for the tests, but ${reason}.`, at: { path, span: job.span } } };
  // Within one workflow `eval/ci-gate` says so. A gate holds the figures of what it lets in against its marks, whatever else is evaluated.
  const isHeld =
    evaluations.length === 0 ||
    evaluations.some((one) => before.includes(one) || one.ci === ci) ||
    tests.some(({ text, swallowed }) => !swallowed && runsGate.test(text));
  const [evaluation] = evaluations;
  if (!isHeld && evaluation)
    return {
      proof: honest,
      gap: {
        kind: "partial",
        message: `Job \`${job.id}\` deploys without waiting for the evaluation \`${evaluation.text}\`.`,
        at,
        related: [{ message: "It runs here.", at: evaluation.at }],
      },
    };
  return { proof: honest };
}
