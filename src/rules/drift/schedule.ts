import { ciCommands } from "../../project/ci-commands.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { absentFile, claimAt, entryPlace } from "../claim.js";
import { monitoredModel } from "../monitored-model.js";
import { productionModules } from "../production-code.js";
import type { Gap, Rule } from "../rule.js";
import { scheduleOf } from "../scheduled-job.js";
import { type UnsetInput, unsetInput } from "../unset-input.js";

export const schedule: Rule = {
  title: "Drift detection runs on a real schedule",
  why: { source: "A3", text: "Monitoring for drift is continuous; a script somebody may run is not monitoring." },
  applies: monitoredModel,
  stage: "production",
  weight: 3,
  asks: "wired",
  evidence: { claimed: "`drift[].schedule`.", wired: "CI runs the drift job on a schedule." },
  hollow: "The workflow that runs the job has no schedule, or the job has nothing to compare: its data is `None`.",
  contradicted: "The job does not exist.",
  manifest: ["drift"],
  fixes: [{ kind: "scaffold", title: "Add a scheduled drift-detection job", scaffold: "drift-job" }],
  limits:
    "Schedules of GitHub Actions, Azure Pipelines, CircleCI and Jenkins are read; a GitLab or Bitbucket schedule, cron host or managed scheduler outside the workspace can only be declared.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const [index, entry] of (project.manifest.value.drift ?? []).entries()) {
      const declared = claimAt(project, ["drift", index, "schedule"]);
      const job = claimAt(project, ["drift", index, "job"]);
      const at = declared?.at ?? entryPlace(project, ["drift", index]);
      if (job && !job.exists) {
        gaps.push(absentFile(job));
        continue;
      }
      const { scheduled, manual } = job ? scheduleOf(project, job.value) : {};
      if (scheduled && !unsetIn(project, scheduled.text))
        evidence.push({ level: "wired", what: `\`${scheduled.text}\` runs on a schedule`, at: scheduled.at });
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
    const runs = ciCommands(project).filter(({ text, triggers }) => triggers.schedules.length > 0 && /drift|evidently|nannyml/i.test(text));
    const run = runs.find(({ text }) => !unsetIn(project, text));
    if (run && !evidence.some(({ level }) => level === "wired"))
      evidence.push({ level: "wired", what: `\`${run.text}\` runs on a schedule`, at: run.at });
    if (gaps.some(({ kind }) => kind === "contradicted" || kind === "hollow")) return { evidence, gaps };
    const idle = runs.find(({ text }) => unsetIn(project, text));
    const unset = idle && unsetIn(project, idle.text);
    if (unset && !evidence.some(({ level }) => level === "wired")) {
      const message = `\`${idle.text}\` runs on a schedule, but \`${unset.name}\` is \`None\`, so there is nothing to compare.`;
      const related = [{ message: `\`${unset.name}\` is never set.`, at: unset.at }];
      gaps.push({ kind: evidence.length > 0 || gaps.length > 0 ? "weak" : "hollow", message, at: idle.at, related });
      return { evidence, gaps, share: 0.5 };
    }
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

/** The data that the module which a command runs was not given. */
function unsetIn(project: Project, text: string): UnsetInput | undefined {
  for (const module of productionModules(project)) {
    const file = project.relative(module.path);
    const isRun = text.includes(file) || text.split(/\s+/).includes(file.replace(/\.py$/, "").replaceAll("/", "."));
    const unset = isRun ? unsetInput(project, module) : undefined;
    if (unset) return unset;
  }
  return undefined;
}
