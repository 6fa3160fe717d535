import { orchestration } from "../../practices/orchestration.js";
import { ciCommands } from "../../project/ci-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { type Pipeline, pipelinesOf } from "../../project/pipelines.js";
import type { Project } from "../../project/project.js";
import { findTool } from "../../tools/index.js";
import { automaticRuns, runsWholePipeline } from "../parts/automatic-runs.js";
import { absentFile, claimAt, claimsAt, entryPlace } from "../parts/claim.js";
import { scheduleOf } from "../parts/scheduled-job.js";
import { unscheduledIn } from "../parts/unscheduled-dag.js";
import type { Gap, Rule } from "../rule.js";

export const orchestrated: Rule = {
  title: "The pipeline is a workflow that runs by itself",
  why: {
    source: "A4 Airflow, manual runs don't scale",
    text: "With dozens of sources it is hard to run everything by hand; pipelines need end-to-end workflow orchestration, such as Airflow.",
  },
  applies: "pipeline",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`pipelines` declares a schedule, or a tool that the workspace does not show.",
    present: "A workflow of steps is defined: a DAG, a flow, DVC stages.",
    wired: "A workflow has a schedule or starts on an event, or CI, a cron job or a scheduler in code runs the pipeline.",
  },
  hollow: "The workflow's end date has passed, so its schedule never runs again.",
  contradicted: "A declared `entry` does not exist, a declared tool is shown by nothing, or a declared schedule is `None` in the code.",
  manifest: ["pipelines"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare the pipeline and what runs it",
      path: ["pipelines"],
      value: [{ name: "TODO: ingest", command: "TODO: what starts it", schedule: "TODO: 0 3 * * *" }],
    },
  ],
  limits:
    "Schedules are read where they are written: in workflow engines' code and files, CI, Kubernetes and cloud infrastructure. One set in the console of an engine or of dbt Cloud can only be declared.",
  check(project) {
    const { evidence, gaps } = declaredPipelines(project);
    const own = pipelinesOf(project).filter(
      ({ tool, at }) => tool !== "dbt" && tool !== "mlflow" && !at.path.endsWith(".lock") && isOwn(project, at.path),
    );
    const ended = own.filter(({ at }) => unscheduledIn(project, at) === "ended");
    const running = own.find((one) => runsByItself(project, one));
    if (running)
      evidence.push({
        level: "wired",
        what: `${running.tool} \`${running.name || "workflow"}\` runs by itself${running.schedule ? ` (${running.schedule.text})` : ""}`,
        at: running.schedule?.at ?? running.at,
      });
    evidence.push(...automaticRuns(project));
    for (const { tool, name, at } of own.slice(0, 3)) evidence.push({ level: "present", what: `${tool} \`${name || "workflow"}\``, at });
    // An engine whose workflows are kept elsewhere, or in a form that is not read, may well have schedules.
    if (own.length === 0) evidence.push(...orchestration.find(project));
    if (gaps.length > 0) return { evidence, gaps, share: 0.5 };
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const [last] = ended;
    if (last && ended.length === own.length) {
      const message = `The end date of \`${last.name || "this workflow"}\` has passed, so it never runs again. Remove \`end_date\` or move it.`;
      return { evidence, gaps: [{ kind: "hollow", message, at: last.at }] };
    }
    const [idle] = own;
    if (idle) {
      const named = idle.name ? `\`${idle.name}\`` : "This workflow";
      const run = ciCommands(project).find(({ text, triggers }) => runsWholePipeline(text) && (triggers.manual || triggers.pullRequest));
      const cause = run
        ? `CI runs it only ${run.triggers.pullRequest ? "for pull requests" : "when somebody asks"}`
        : "neither CI nor a cron job starts it, so somebody has to";
      const message = `${named} (${findTool(idle.tool)?.name ?? idle.tool}) has no schedule, and ${cause}. Give it a schedule.`;
      return { evidence, gaps: [{ kind: "weak", message, at: idle.at }] };
    }
    const [claim] = evidence;
    if (claim)
      return {
        evidence,
        gaps:
          claim.level === "claimed"
            ? [{ kind: "weak", message: "A pipeline is declared, but nothing in the workspace runs it.", at: claim.at }]
            : [],
      };
    const [shown] = project.traits.pipeline.evidence;
    const related = shown?.at && shown.level !== "claimed" ? [{ message: "Data is moved here.", at: shown.at }] : [];
    const message =
      "Nothing runs the pipeline by itself: no workflow engine, CI schedule or cron job was found. Add one, or declare in `pipelines` what does.";
    return { evidence, gaps: [{ kind: "missing", message, related }] };
  },
};

function isOwn(project: Project, path: string): boolean {
  return !["test", "example", "docs", "vendored"].includes(project.role(path));
}

/**
 * Whether a workflow has a schedule, starts on what other ones do, or is run by CI on change. Airflow gives one that names none a day, unless
 * told otherwise.
 */
function runsByItself(project: Project, { tool, schedule, at }: Pipeline): boolean {
  if (unscheduledIn(project, at) === undefined && (schedule !== undefined || tool === "airflow")) return true;
  const path = project.relative(at.path);
  const names = [path, path.replace(/\.py$/, "").replaceAll("/", ".")];
  return automaticLines(project).some((text) => names.some((name) => name.includes(".") && text.includes(name)));
}

/** The lines that CI runs on change or by the clock, each once. */
const automaticLines = remembered((project: Project): readonly string[] => {
  const commands = ciCommands(project).filter(({ triggers }) => triggers.push || triggers.schedules.length > 0);
  return [...new Set(commands.map(({ text }) => text))];
});

/** Each entry of `pipelines` against the workspace. */
function declaredPipelines(project: Project): { evidence: Evidence[]; gaps: Gap[] } {
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  for (const [index, entry] of (project.manifest.value.pipelines ?? []).entries()) {
    const path = ["pipelines", index] as const;
    const files = claimsAt(project, [...path, "entry"]);
    const schedule = claimAt(project, [...path, "schedule"]);
    const named = entry.tool === undefined ? undefined : findTool(entry.tool);
    const absent = files.filter(({ exists }) => !exists);
    gaps.push(...absent.map(absentFile));
    if (absent.length > 0) continue;
    if (named && !project.tool(named.id)) {
      const at = claimAt(project, [...path, "tool"])?.at;
      gaps.push({
        kind: "contradicted",
        message: `Pipeline \`${entry.name}\` is said to run in ${named.name}, but nothing in the workspace shows it.`,
        at,
      });
      continue;
    }
    const run = files.map(({ value }) => scheduleOf(project, value)).find(({ scheduled }) => scheduled)?.scheduled;
    const idle = pipelinesOf(project).find(
      ({ at }) => files.some(({ value }) => project.resolve(value) === at.path) && unscheduledIn(project, at) === "never",
    );
    if (run) evidence.push({ level: "wired", what: `\`${run.text}\` runs \`${entry.name}\``, at: run.at });
    else if (schedule && idle)
      gaps.push({
        kind: "contradicted",
        message: `Pipeline \`${entry.name}\` is said to run \`${schedule.value}\`, but its schedule is \`None\` in the code.`,
        at: schedule.at,
        related: [{ message: "The workflow that runs only when somebody starts it.", at: idle.at }],
      });
    else if (schedule || entry.tool !== undefined)
      evidence.push({ level: "claimed", what: `pipeline \`${entry.name}\``, at: schedule?.at ?? entryPlace(project, path) });
  }
  return { evidence, gaps };
}
