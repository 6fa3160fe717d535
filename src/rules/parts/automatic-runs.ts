import { runCommands } from "../../practices/run-commands.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";

/** Commands that run a pipeline or one of its steps. */
const pipelineRun =
  /\b(?:dvc\s+(?:repro|exp\s+run)|dbtf?\s+(?:\S+\s+)*?(?:run|build)|kedro\s+run|meltano\s+(?:run|elt?|invoke)|spark-submit|sqlmesh\s+run|snakemake|nextflow\s+run|ploomber\s+build|papermill|prefect\s+deployment\s+run|zenml\s+pipeline\s+run|metaflow|python3?\s+(?:-m\s+(?!pip|build|venv|mypy|ruff|black|flake8|pylint|twine|unittest|coverage|http)[\w.]+|(?!-)\S+\.py))\b/;
/** Those that run all of it, so that doing so on each change is a way to keep it going. */
const workflowRun = /\b(?:dvc\s+(?:repro|exp\s+run)|dbtf?\s+(?:\S+\s+)*?(?:run|build)|kedro\s+run)\b/;

/** Whether a command runs a pipeline as a whole. */
export function runsWholePipeline(text: string): boolean {
  return workflowRun.test(text);
}

/** Deployments that carry their schedule on the command line. */
const scheduledDeployment =
  /\bprefect\s+deploy(?:ment)?\b.*--(?:cron|interval|rrule)\b|\bpython3?\s+\S+\s+(?:argo-workflows|step-functions|airflow)\s+create\b/;
/** Schedulers in code, and schedules that are built apart from the workflow that they are of. */
const schedulerCall =
  /^(?:apscheduler\..*\.(?:add_job|scheduled_job)|schedule\.every|celery\.schedules\.crontab|rocketry\..*\.task|prefect\..*(?:Cron|Interval|RRule)Schedule|dagster\..*ScheduleDefinition|zenml\..*Schedule|flytekit\..*(?:CronSchedule|FixedRate)|azure\.ai\.ml\..*JobSchedule|.*\.(?:add_periodic_task|create_recurring_run|put_triggers))$/;

/** Starting a workflow, which a function of a cloud may do when something happens. */
const startCall =
  /\.(?:create_run_from_job_spec|create_run_from_pipeline_\w+|start_pipeline_execution|start_execution|trigger_dag)$|PipelineJob\(\)\.(?:submit|run)$/;

function answersEvents({ facts }: PythonModule): boolean {
  return facts.functions.some(({ parameters: [event, context] }) => event?.name === "event" && context?.name === "context");
}

/** What else runs pipelines by itself: CI on a schedule or on change, deployments with a schedule, and schedulers in code. */
export function automaticRuns(project: Project): readonly Evidence[] {
  const ci = ciCommandsThat(project, (text) => pipelineRun.test(text) && !/\btests?[/\s_.]/.test(text)).find(
    ({ text, triggers }) => triggers.schedules.length > 0 || (triggers.push && workflowRun.test(text)),
  );
  const deployed = runCommands(project).find(({ text }) => scheduledDeployment.test(text));
  const modules = productionModules(project);
  const [scheduler] = [...callsTo(modules, schedulerCall), ...callsTo(modules, startCall).filter(({ module }) => answersEvents(module))];
  return [
    ...(ci ? [{ level: "wired", what: `CI runs \`${ci.text}\``, at: ci.at } as const] : []),
    ...(deployed ? [{ level: "wired", what: `\`${deployed.text.slice(0, 80)}\``, at: deployed.at } as const] : []),
    ...(scheduler ? [{ level: "wired", what: `\`${scheduler.call.name}()\` called`, at: scheduler.at } as const] : []),
  ];
}
