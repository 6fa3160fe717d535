import { dotted } from "../../practices/dotted.js";
import { ownFacts } from "../../practices/own-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { importedFrom } from "../../project/imported-from.js";
import { modulesWith } from "../../project/modules-with.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { absentFile, claimAt, entryPlace } from "../parts/claim.js";
import { driftModules, driftTools } from "../parts/drift-modules.js";
import { longestPause } from "../parts/longest-pause.js";
import { monitoredModel } from "../parts/monitored-model.js";
import { type JobRun, scheduledRuns, scheduleOf } from "../parts/scheduled-job.js";
import { pythonRoutes } from "../parts/served-routes.js";
import { type UnsetInput, unsetInput } from "../parts/unset-input.js";
import type { Gap, Rule } from "../rule.js";

const monitorCall = dotted(
  "**.create_monitoring_schedule",
  "aws_cdk.aws_sagemaker.CfnMonitoringSchedule",
  "azure.ai.ml.**.MonitorSchedule",
  "google.cloud.aiplatform.**.ModelDeploymentMonitoringJob.create",
  "vertexai.**.create_schedule",
);
/** In-process schedulers: APScheduler, `schedule`, Celery beat, rocketry. */
const schedulerCall = /\.(?:add_job|do|add_periodic_task|repeat_every|scheduled_job)$/;

export const schedule: Rule = {
  title: "Drift detection runs on a real schedule",
  why: { source: "A3", text: "Monitoring for drift is continuous; a script somebody may run is not monitoring." },
  applies: monitoredModel,
  stage: "production",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`drift[].schedule`.",
    wired: "CI, an orchestrator, a cron job, a scheduler in code or a cloud's own monitor runs the drift check on a schedule.",
  },
  hollow:
    "The workflow that runs the job has no schedule, or one for a date that no year has, or the job has nothing to compare: its data is `None`.",
  contradicted: "The job does not exist.",
  manifest: ["drift"],
  fixes: [{ kind: "scaffold", title: "Add a scheduled drift-detection job", scaffold: "drift-job" }],
  limits:
    "Schedules of CI, orchestrators and Kubernetes that are written in the workspace are read; a GitLab schedule, cron host or managed scheduler outside of it can only be declared. Unknown where a route looks for drift when it is asked.",
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
      if (scheduled && isNever(scheduled)) gaps.push(neverRuns(scheduled));
      else if (scheduled && !unsetIn(project, scheduled.text))
        evidence.push({ level: "wired", what: `\`${scheduled.text}\` runs on a schedule`, at: scheduled.at });
      else if (manual && declared)
        gaps.push({
          kind: "hollow",
          message: `Drift check \`${entry.name}\` is said to run \`${declared.value}\`, but the job that runs it has no schedule, or is switched off.`,
          at,
          related: [{ message: "Run here.", at: manual.at }],
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
    evidence.push(...platformMonitors(project), ...ownSchedulers(productionModules(project)));
    const named = scheduledRuns(project, /drift|evidently|nannyml|model[_-]?monitor(?:ing)?(?:[^a-z]|$)/i);
    // A flow that is named for something else may run the check beside.
    const reached = named.some(({ text }) => !unsetIn(project, text))
      ? []
      : driftModules(project).map(({ path }) => scheduleOf(project, project.relative(path)).scheduled);
    const runs = [...named, ...reached.filter((one) => one !== undefined)];
    const run = runs.find((one) => !isNever(one) && !unsetIn(project, one.text));
    const never = runs.find(isNever);
    if (never && !run && gaps.length === 0 && !evidence.some(({ level }) => level === "wired")) gaps.push(neverRuns(never));
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
      const [tool] = driftTools(project);
      const looping = tool && inLoop(project);
      if (looping)
        return {
          evidence,
          gaps,
          unknown: `\`${project.relative(looping.path)}\` goes on looking by itself; how often is not seen. Declare \`drift\`.`,
        };
      const asked = tool && onRequest(project);
      if (asked)
        return {
          evidence,
          gaps,
          unknown: `\`${asked}\` looks for drift when it is asked; who asks, and how often, is not seen. Declare \`drift\`.`,
        };
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

/** A program that goes on and on, or starts what does, and that looks for drift. */
function inLoop(project: Project): PythonModule | undefined {
  return productionModules(project).find(
    (module) =>
      module.facts.calls.some(
        ({ name, inLoop: repeated }) =>
          /^asyncio\.create_task$|^threading\.(?:Thread|Timer)$/.test(name) || (repeated && /^(?:time|asyncio)\.sleep$/.test(name)),
      ) && looksForDrift(project, module),
  );
}

/** The route whose module looks for drift. */
function onRequest(project: Project): string | undefined {
  const route = pythonRoutes(productionModules(project)).find(
    ({ path, handler, module }) => /drift|monitor/i.test(`${path} ${handler.name}`) && looksForDrift(project, module),
  );
  return route?.path;
}

/** Whether a module looks for drift, by itself or by what it imports. */
function looksForDrift(project: Project, module: PythonModule): boolean {
  const detecting = driftModules(project);
  const reached = importedFrom(project, [module]);
  return detecting.some((one) => one === module || reached.has(one));
}

/** Whether the only dates of a schedule are those that no year has, such as 30 February. */
function isNever({ schedule = [] }: JobRun): boolean {
  return schedule.length > 0 && schedule.every((one) => longestPause(one) === Number.POSITIVE_INFINITY);
}

function neverRuns({ text, at, schedule = [] }: JobRun): Gap {
  return {
    kind: "hollow",
    message: `\`${text}\` is scheduled for \`${schedule.join("`, `")}\`, a date that no year has, so it never runs.`,
    at,
  };
}

/** Monitors that a cloud runs by itself. */
function platformMonitors(project: Project): readonly Evidence[] {
  const resources = ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
    facts.resources
      .filter(({ kind }) => /monitor(?:ing)?_?schedule|data_?quality_?job|model_?deployment_?monitoring/i.test(kind))
      .map(({ kind, span }): Evidence => ({ level: "wired", what: `\`${kind}\``, at: { path, span } })),
  );
  const calls = callsTo(productionModules(project), monitorCall).map(
    ({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at }),
  );
  return [...resources, ...calls];
}

/** Drift checks that the code itself runs again and again. */
const ownSchedulers = oncePerModules((modules): readonly Evidence[] =>
  modulesWith(modules, { calls: schedulerCall }).flatMap(({ facts, place }) =>
    facts.calls
      .filter(
        ({ name, arguments: given }) =>
          schedulerCall.test(name) && given.some(({ value }) => value.kind === "name" && /drift/i.test(value.value)),
      )
      .map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}()\` runs the drift check`, at: place(span) })),
  ),
);

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
