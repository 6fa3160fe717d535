import type { Project } from "../project/project.js";
import { declared } from "../project/stack/written-commands.js";
import { describeStack, type Stack } from "../project/stack.js";
import { driftCron, driftCronJob, driftScriptPath, isInCluster } from "./drift-cron-job.js";
import { driftInUse } from "./drift-in-use.js";
import { evalCommands } from "./eval-command.js";
import { newFile } from "./new-file.js";
import { howMuch, whichCi } from "./questions.js";
import type { Planned, Scaffold } from "./scaffold.js";
import { scheduledWorkflow } from "./scheduled-workflow.js";
import { type DriftJob, driftScript } from "./templates/drift-script.js";
import type { ScheduledJob } from "./templates/scheduled-workflow.js";

/** Watches the world change: inputs of a trained model, answers of a rented one. */
export const driftJob: Scaffold = {
  title: "Drift detection",
  description:
    "A drift job over input data with a schedule in CI, and in the cluster where there is one; for a language model, a scheduled canary evaluation.",
  effort: 30,
  questions: [whichCi, { ...howMuch("From which score on is it drift?", ["drift", 0, "threshold"], () => "0.2"), matters: watchesData }],
  raises: ["drift/data", "drift/reference", "drift/schedule", "drift/threshold", "drift/action", "drift/provider"],
  suits: ({ traits }) => (traits.trains.value || traits.llm.value) && (traits.serves.value || traits.batch.value),
  edits(project) {
    const stack = describeStack(project);
    const edits: Planned[] = [];
    const schedule = (name: string, scheduled: ScheduledJob) => edits.push(...scheduledWorkflow(project, stack, name, scheduled));
    const inUse = driftInUse(project);
    if (inUse) edits.push(inUse);
    else if (watchesData(project)) {
      const job = driftJobOf(project, stack);
      edits.push(newFile(project, driftScriptPath, driftScript(job)));
      schedule("drift", driftSchedule(stack, job));
      if (isInCluster(project)) edits.push(...driftCronJob(project));
    }
    const [canary] = project.traits.llm.value ? evalCommands(project, stack) : [];
    if (canary) {
      schedule("canary", {
        title: `Canary evaluation of ${stack.name}`,
        cron: "17 6 * * *",
        todo: canary.exists ? undefined : "add the evaluation suite; this job fails until it is there and filled in.",
        job: {
          ...canary,
          id: "canary",
          name: "Canary evaluation",
          stage: "evaluate",
          lines: [canary.line],
          undeclared: canary.line.includes("pytest") && !stack.packaging.packages.has("pytest") ? ["pytest"] : [],
        },
      });
    }
    return edits;
  },
  declares: (project) =>
    project.exists(driftScriptPath)
      ? [{ path: ["drift"], value: [{ name: "inputs", kind: "data", job: driftScriptPath, schedule: driftCron }] }]
      : [],
};

function watchesData({ traits }: Project): boolean {
  return traits.trains.value || !traits.llm.value;
}

function driftJobOf(project: Project, { layout, packaging }: Stack): DriftJob {
  const files = layout.datasets.map(({ value }) => value);
  const named = (name: RegExp) =>
    files.find((path) => name.test(path)) ?? project.files.find((path) => path.startsWith(project.root) && name.test(path));
  const reference =
    declared(project, "drift", 0, "reference")?.value ?? named(/(?:^|\/)(?:reference|baseline)[\w-]*\.(?:csv|parquet|jsonl?)$/i);
  const withEvidently = project.tool("evidently") !== undefined;
  const threshold = Number(declared(project, "drift", 0, "threshold")?.value);
  return {
    reference,
    current: named(/(?:^|\/)(?:current|recent|production|live)[\w-]*\.(?:csv|parquet|jsonl?)$/i),
    threshold: threshold > 0 && threshold <= 1 ? threshold : 0.2,
    withEvidently,
    undeclared: (withEvidently ? ["pandas", "evidently"] : ["numpy", "pandas", "scipy"]).filter((name) => !packaging.packages.has(name)),
  };
}

function driftSchedule(stack: Stack, { reference, current, undeclared }: DriftJob): ScheduledJob {
  const fetch =
    reference && current
      ? `fetch ${current} in a step before the check, or keep it in the repository`
      : "fetch the reference data and recent production inputs in a step before the check, and name them in jobs/drift.py";
  return {
    title: `Drift check of ${stack.name}`,
    cron: driftCron,
    todo: `${fetch}; the job fails with exit code 2 until both are there.`,
    job: {
      id: "drift",
      name: "Drift check",
      stage: "test",
      runtime: "python",
      lines: ["python jobs/drift.py"],
      undeclared,
      secrets: [],
      results: "drift-report.json",
    },
  };
}
