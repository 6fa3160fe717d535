import type { Evidence } from "../../project/evidence.js";
import { jobsBefore } from "../../project/job-order.js";
import { any } from "../../project/trait.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { evaluationCommands, idleEvaluationCommands } from "../parts/eval-commands.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
import { unreadCi } from "../parts/unread-ci.js";
import type { Gap, Rule } from "../rule.js";

export const ciGate: Rule = {
  title: "CI runs the evaluation on change, and its failure stops the build",
  why: {
    source: "A1; MLTS Infra 4",
    text: "Quality has to be checked before a model serves, on every change, by something that can say no.",
  },
  applies: any("trains", "llm"),
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`evals[].gate.ci` in the manifest.",
    wired: "A job that runs on push or pull request runs the evaluation, and a job that deploys needs it.",
  },
  hollow:
    "The evaluation runs, but `|| true`, `continue-on-error` or `allow_failure` swallows its failure; or what the command runs does not exist or is not filled in.",
  contradicted: "`evals[].gate.ci` names a workflow that does not exist, or that runs no evaluation.",
  manifest: ["evals"],
  fixes: [{ kind: "scaffold", title: "Add a CI workflow with an eval gate", scaffold: "ci-workflow" }],
  appliesUnless: madeForOthers,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const runs = evaluationCommands(project);
    for (const index of (project.manifest.value.evals ?? []).keys()) {
      const claim = claimAt(project, ["evals", index, "gate", "ci"]);
      if (!claim) continue;
      const file = project.resolve(claim.value);
      const workflow = project.facts("ci").find(({ path }) => path === file);
      if (claim.form === "path" && !claim.exists) gaps.push(absentFile(claim));
      else if (workflow && !runs.some(({ path, callers }) => path === file || callers.some((caller) => caller.path === file))) {
        gaps.push({
          kind: "contradicted",
          message: `\`${claim.value}\` is said to gate on this eval, but runs no evaluation.`,
          at: claim.at,
          related: [
            {
              message: "This workflow runs no evaluation.",
              at: { path: file, span: workflow.facts.jobs[0]?.span ?? { start: 0, end: 0 } },
            },
          ],
        });
      } else evidence.push({ level: "claimed", what: `gate \`${claim.value}\``, at: claim.at });
    }
    const live = runs.filter(({ triggers }) => triggers.push || triggers.pullRequest);
    const honest = live.filter(({ swallowed }) => !swallowed);
    if (honest.length === 0) {
      for (const { text, at, swallowed } of live) {
        if (swallowed)
          gaps.push({
            kind: "hollow",
            message: `CI runs \`${text}\`, but \`${swallowed.by}\` swallows its failure, so it stops nothing.`,
            at,
            related: [{ message: "Swallowed here.", at: swallowed.at }],
            fixes: [stopSwallowing(swallowed)].filter((fix) => fix !== undefined),
          });
      }
    }
    for (const command of honest) {
      evidence.push({ level: "wired", what: `CI runs \`${command.text}\``, at: command.at });
      // The job that evaluates, and those of other workflows that call it.
      for (const { path, ci, job } of [command, ...command.callers]) {
        const deploy =
          job &&
          ci.jobs.find((one) => isDeploy(one.id, one.environment?.value) && one.id !== job.id && !jobsBefore(ci, one.id).has(job.id));
        if (deploy)
          gaps.push({
            kind: "partial",
            message: `Job \`${deploy.id}\` deploys without needing \`${job.id}\`, which evaluates. Add it to \`needs\`.`,
            at: { path, span: deploy.span },
          });
      }
    }
    if (gaps.length === 0 && runs.length === 0) {
      const [idle] = idleEvaluationCommands(project);
      if (idle)
        gaps.push({
          kind: evidence.length > 0 ? "weak" : "hollow",
          message: `CI runs \`${idle.command.text}\`, but ${idle.because}, so it says nothing about the model.`,
          at: idle.command.at,
          ...(idle.related && { related: [{ message: "To be filled in.", at: idle.related.at }] }),
        });
    }
    if (gaps.length === 0 && honest.length === 0) {
      const [scheduled] = runs;
      const unread = scheduled ? undefined : unreadCi(project);
      if (unread) return { evidence, gaps, unknown: unread.unknown };
      if (scheduled)
        gaps.push({
          kind: "weak",
          message: `\`${scheduled.text}\` runs, but not on push or pull request, so a change is not held up by it.`,
          at: scheduled.at,
        });
      else
        gaps.push({
          kind: evidence.length > 0 ? "weak" : "missing",
          message: "No CI job runs an evaluation on push or pull request, so a worse model can ship unnoticed.",
          at: evidence[0]?.at,
        });
    }
    return { evidence, gaps, share: 0.75 };
  },
};

function isDeploy(id: string, environment: string | undefined): boolean {
  return (
    /(?:^|[-_. ])(?:deploy|release-model|promote|rollout)(?:[-_. ]|$)|^deploy/i.test(id) ||
    (environment !== undefined && /^prod/i.test(environment))
  );
}
