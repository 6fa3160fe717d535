import { ciCommands } from "../../project/ci-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { absentFile, claimAt } from "../claim.js";
import { monitoredModel } from "../monitored-model.js";
import type { Gap, Rule } from "../rule.js";
import { scheduleOf } from "../scheduled-job.js";

export const schedule: Rule = {
  title: "Drift detection runs on a real schedule",
  why: { source: "A3", text: "Monitoring for drift is continuous; a script somebody may run is not monitoring." },
  applies: monitoredModel,
  stage: "production",
  weight: 3,
  asks: "wired",
  evidence: { claimed: "`drift[].schedule`.", wired: "CI runs the drift job on a schedule." },
  hollow: "The workflow that runs the job has no schedule.",
  contradicted: "The job does not exist.",
  manifest: ["drift"],
  fixes: [{ kind: "scaffold", title: "Add a scheduled drift-detection job", scaffold: "drift-job" }],
  limits:
    "Schedules of GitHub Actions are read; a GitLab schedule, cron host or managed scheduler outside the workspace can only be declared.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const [index, entry] of (project.manifest.value.drift ?? []).entries()) {
      const declared = claimAt(project, ["drift", index, "schedule"]);
      const job = claimAt(project, ["drift", index, "job"]);
      const at = declared?.at ?? {
        path: project.manifest.path,
        span: project.manifest.valueSpan("drift", index, "name") ?? project.manifest.keySpan("drift", index),
      };
      if (job && !job.exists) {
        gaps.push(absentFile(job));
        continue;
      }
      const { scheduled, manual } = job ? scheduleOf(project, job.value) : {};
      if (scheduled) evidence.push({ level: "wired", what: `\`${scheduled.text}\` runs on a schedule`, at: scheduled.at });
      else if (manual && declared)
        gaps.push({
          kind: "hollow",
          message: `Drift check \`${entry.name}\` is said to run \`${declared.value}\`, but the workflow that runs it has no schedule.`,
          at,
          related: [{ message: "Run here, by hand or on push only.", at: manual.at }],
        });
      else if (declared) evidence.push({ level: "claimed", what: `\`${declared.value}\``, at });
      else
        gaps.push({
          kind: "partial",
          message: `Drift check \`${entry.name}\` has no schedule.`,
          at,
          fixes: [{ kind: "manifest", title: "Set its schedule", path: ["drift", index, "schedule"], value: "TODO: 0 5 * * *" }],
        });
    }
    const run = ciCommands(project).find(({ text, ci }) => ci.triggers.schedules.length > 0 && /drift|evidently|nannyml/i.test(text));
    if (run && !evidence.some(({ level }) => level === "wired"))
      evidence.push({ level: "wired", what: `\`${run.text}\` runs on a schedule`, at: run.at });
    if (gaps.some(({ kind }) => kind === "contradicted" || kind === "hollow")) return { evidence, gaps };
    if (evidence.length === 0 && gaps.length === 0) {
      // Without anything that detects drift, `drift/data` says so.
      const [tool] = project.withCapability("drift-detection");
      return {
        evidence,
        gaps: tool
          ? [
              {
                kind: "missing",
                message: `${tool.tool.name} is there, but no drift check runs on a schedule. Declare \`drift\` with a \`job\` and a \`schedule\`, and run it from CI or an orchestrator.`,
                at: tool.evidence[0]?.at,
              },
            ]
          : [],
      };
    }
    if (evidence.length > 0 && !evidence.some(({ level }) => level === "wired"))
      gaps.push({
        kind: "weak",
        message: "A schedule is declared, but nothing in the workspace runs the drift job on one.",
        at: evidence[0]?.at,
      });
    return { evidence, gaps, share: 0.5 };
  },
};
