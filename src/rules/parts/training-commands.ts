import { isLintCommand } from "../../practices/lint-command.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { pipelinesOf } from "../../project/pipelines.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { namesRead } from "../../semantics/names-in.js";

/** What trains, by its name. What is pretrained or constrained, and data that is for training, is another matter. */
const trains =
  /(?:^|[^a-z])(?:re)?train(?:ing|er)?(?:$|[^a-z](?!data|set|test|split|state|csv|parquet|ing_data))|\b(?:dvc\s+(?:repro|exp\s+run)|kedro\s+run|mlflow\s+run|zenml\s+pipeline\s+run|autotrain|fine[-_]?tune|fit[-_]model|gcloud\s+ai\s+custom-jobs\s+create|az\s+ml\s+job\s+create|aws\s+sagemaker\s+(?:start-pipeline-execution|create-training-job|create-hyper-parameter))/i;
/** What only gets ready to train. */
const prepares =
  /^\s*(?:echo|printf|export|set|sed|grep|pip3?\s|uv\s+(?:pip|add|sync)|conda\s|git\s|mkdir|ls|cat|cp|rm|aws\s+s3)\b|\bpytest\b|^uses actions\//;
/** Words that say what a line runs: `uv run python -m parcels.train`. */
const mostWords = 5;

/** Whether a name, a path or a command line is about training a model. */
export function namesTraining(text: string): boolean {
  return trains.test(text);
}

/** Whether a command line trains a model, as far as the words tell that say what it runs; those behind them are its data and settings. */
export function isTrainingLine(text: string): boolean {
  if (prepares.test(text) || isLintCommand(text) || /\s(?:--help|-h|--version|--dry-run)\b/.test(text)) return false;
  const words = text.split(/\s+/).filter((word) => !/^-|^["']|=|\$|\.(?:json|csv|md|txt|parquet|png|log|pth?|zip)\b/.test(word));
  return trains.test(words.slice(0, mostWords).map(named).join(" ")) || words.some((word) => /^(?:re)?train(?:ing)?$/.test(word));
}

/** What a path says of the file: its name, and the folders that are called after training and nothing else. */
function named(word: string): string {
  const parts = word.split("/");
  return parts.filter((part, index) => index === parts.length - 1 || /^(?:model_)?train(?:ing)?$/.test(part)).join("/");
}

/** Operators of Airflow that have a platform train: `SageMakerTrainingOperator`, `CreateCustomContainerTrainingJobOperator`. */
const trainingOperator = /(?:^|\.)\w*Train(?:ing)?\w*Operator$/;

const cloudSchedule = /^aws_cdk\.(?:\w+\.)*Schedule\.(?:cron|expression|rate)$/;

/** What puts training on a schedule outside of CI: workflows in whose file an operator trains, and schedules of infrastructure code that are called after it. */
export const scheduledTrainings = remembered((project: Project): readonly Evidence[] => [
  ...trainingWorkflows(project),
  ...cloudSchedules(project),
]);

function trainingWorkflows(project: Project): readonly Evidence[] {
  return pipelinesOf(project).flatMap(({ tool, name, schedule, at }): Evidence[] => {
    const modules = project.python.filter(({ path }) => path === at.path);
    return schedule && callsTo(modules, trainingOperator).length > 0
      ? [{ level: "wired", what: `${tool} \`${name || "workflow"}\` trains (${schedule.text})`, at: schedule.at }]
      : [];
  });
}

/** `events.Schedule.expression(retrain_schedule)`. */
function cloudSchedules(project: Project): readonly Evidence[] {
  return callsTo(productionModules(project), cloudSchedule).flatMap(({ call, at }): Evidence[] => {
    const name = call.arguments.flatMap(({ value }) => namesRead(value)).find(namesTraining);
    return name === undefined ? [] : [{ level: "wired", what: `\`${call.name}(${name})\` schedules training`, at }];
  });
}
