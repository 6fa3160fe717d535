import type { Stack } from "../../project/stack.js";
import type { CiJobPlan } from "../ci-jobs.js";
import type { EvalCommand } from "../eval-command.js";
import type { IncludingPipeline } from "../gitlab-include.js";
import { workflowScalar } from "../quote.js";
import { azureJob, azureScheduled } from "./azure-pipelines.js";
import { actions, inEnvironment, installSteps, jobLines, runStep, workflowHead } from "./github-job.js";
import { gitlabJob } from "./gitlab-ci.js";
import { issueStep } from "./scheduled-workflow.js";

/** A model trained again, judged, and proposed; never deployed by itself. */
export interface RetrainingPlan {
  /** What trains, as a command line in the project's environment. */
  readonly train: string;
  /** What judges the result and fails when it is too weak. */
  readonly evaluations: readonly EvalCommand[];
  /** The file that training writes, where code names it. */
  readonly model?: string;
  /** Whether DVC keeps data and models. */
  readonly usesDvc: boolean;
  /** A data file that training reads and that is neither here nor kept by DVC. */
  readonly absentData?: string;
}

const cron = "23 4 * * 1";

function todos({ evaluations, absentData, model, usesDvc }: RetrainingPlan): string[] {
  return [
    ...(usesDvc ? ["# TODO: give this job what DVC needs to reach its remote, by secrets."] : []),
    ...(absentData ? [`# TODO: fetch ${absentData} in a step before the training; it is not in the repository.`] : []),
    ...(evaluations.every(({ exists }) => exists) && evaluations.length > 0
      ? []
      : ["# TODO: add the evaluation suite; this job fails until it is there and filled in."]),
    ...(model ? [] : ["# TODO: name the file that training writes, where it is kept at the end of the job."]),
  ];
}

function steps(stack: Stack, { train, evaluations, usesDvc }: RetrainingPlan, wrap: (line: string) => string) {
  const undeclared = evaluations.some(({ line }) => line.includes("pytest")) && !stack.packaging.packages.has("pytest") ? ["pytest"] : [];
  return {
    undeclared: usesDvc && !stack.packaging.packages.has("dvc") ? [...undeclared, "dvc"] : undeclared,
    fetch: usesDvc ? [wrap("dvc pull")] : [],
    train: [wrap(train)],
    evaluate: evaluations.length > 0 ? evaluations.map(({ line }) => wrap(line)) : [wrap("python -m pytest evals")],
  };
}

/** `.github/workflows/retrain.yml`. */
export function githubRetraining(root: string, stack: Stack, plan: RetrainingPlan): string {
  const title = `Retraining of ${stack.name}`;
  const run = steps(stack, plan, (line) => inEnvironment(stack, line));
  const kept = plan.model ?? "TODO-model-file";
  const job = jobLines({
    id: "retrain",
    name: "Train, evaluate and propose",
    minutes: 120,
    permissions: plan.usesDvc ? { contents: "write", issues: "write", "pull-requests": "write" } : { contents: "read", issues: "write" },
    steps: [
      ...installSteps(root, stack, run.undeclared),
      ...runStep("Fetch data", run.fetch),
      ...runStep("Train", run.train),
      // The evaluation decides: what is weaker than its thresholds is not proposed.
      ...runStep("Evaluate", run.evaluate),
      `- uses: ${actions.upload}`,
      "  id: keep",
      "  with:",
      "    name: candidate-model",
      `    path: ${workflowScalar(root ? `${root}/${kept}` : kept)}`,
      "    if-no-files-found: error",
      ...(plan.usesDvc ? proposeByRequest(stack) : proposeByIssue(stack)),
      ...issueStep(title),
    ],
  });
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    "# A person decides whether the proposed model is deployed. Drift starts it too: gh api repos/OWNER/NAME/dispatches -f event_type=drift",
    ...todos(plan),
    `name: ${workflowScalar(title)}`,
    "",
    "on:",
    "  schedule:",
    `    - cron: "${cron}"`,
    "  repository_dispatch:",
    "    types: [drift]",
    "  workflow_dispatch:",
    "",
    ...workflowHead(root, stack, "false"),
    "jobs:",
    ...job,
  ].join("\n")}\n`;
}

const github = [
  "env:",
  "  GH_TOKEN: ${{ github.token }}",
  "  GH_REPO: ${{ github.repository }}",
  "  RUN: ${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}",
];

function proposeByIssue(stack: Stack): string[] {
  return runStep(
    "Propose the model",
    [
      `gh issue create --title "Candidate model of ${stack.name}, $(date --iso-8601)" --body "It passed the evaluation. The model and its results: $RUN. Deploy it like any other version, or close this."`,
    ],
    github,
  );
}

function proposeByRequest(stack: Stack): string[] {
  const push = inEnvironment(stack, "dvc push");
  return runStep(
    "Propose the model",
    [
      'branch="retrain/$GITHUB_RUN_ID"',
      'git switch --create "$branch"',
      inEnvironment(stack, "dvc commit --force"),
      "git add --update",
      'if git diff --cached --quiet; then echo "It is the model that there is already."; exit 0; fi',
      'git -c user.name="retraining" -c user.email="retraining@users.noreply.github.com" commit --message "Propose a retrained model"',
      push,
      'git push "https://x-access-token:$GH_TOKEN@github.com/$GH_REPO" "HEAD:refs/heads/$branch"',
      'gh pr create --head "$branch" --title "Propose a retrained model" --body "It passed the evaluation: $RUN"',
    ],
    github,
  );
}

/** A GitLab job for scheduled pipelines, to be included. */
export function gitlabRetraining(root: string, stack: Stack, plan: RetrainingPlan, { includes, stage, resets }: IncludingPipeline): string {
  const node = plan.evaluations.some(({ runtime }) => runtime === "node");
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    ...(includes ? [] : ["# TODO: include this file in .gitlab-ci.yml (include: - local: …)."]),
    `# TODO: add a pipeline schedule "${cron}" with the variable RETRAIN=true under Build > Pipeline schedules. A trigger with that variable starts it when drift is seen.`,
    "# A person decides whether the model that it keeps is deployed.",
    ...(node ? ["# TODO: evaluations that need Node have a job of their own; run them on the kept model."] : []),
    ...todos(plan),
    ...gitlabJob(
      root,
      stack,
      plannedJob(stack, plan),
      [
        ...resets,
        "rules:",
        '  - if: $CI_PIPELINE_SOURCE == "schedule" && $RETRAIN',
        '  - if: $CI_PIPELINE_SOURCE == "trigger" && $RETRAIN',
        "timeout: 2 hours",
      ],
      { stage: stage("test") },
    ),
  ].join("\n")}\n`;
}

/** `.azure-pipelines/retrain.yml`: the model that passed is kept as an artifact of the run. */
export function azureRetraining(root: string, stack: Stack, plan: RetrainingPlan): string {
  const notes = [
    "# A person decides whether the model that it keeps is deployed. Drift starts it too: az pipelines run --name NAME",
    ...todos(plan),
  ];
  const job = azureJob(root, stack, plannedJob(stack, plan), { minutes: 120, worthKeeping: "passed" });
  return azureScheduled(stack, cron, notes, `Retraining of ${stack.name}`, job);
}

/** Training and evaluation in one job, where nothing but that the job passed proposes the model. */
function plannedJob(stack: Stack, plan: RetrainingPlan): CiJobPlan {
  const run = steps(stack, plan, (line) => line);
  return {
    id: "retrain",
    name: "Train, evaluate and propose",
    stage: "test",
    runtime: "python",
    lines: [...run.fetch, ...run.train, ...run.evaluate],
    undeclared: run.undeclared,
    secrets: [],
    results: plan.model ?? "TODO-model-file",
  };
}
