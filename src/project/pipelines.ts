import type { CodeValue } from "../facts/code-value.js";
import type { PythonCall, PythonFunction } from "../facts/python-facts.js";
import type { Place } from "../text/span.js";
import { remembered } from "./once-per.js";
import type { Project, PythonModule } from "./project.js";

/** A data, training or inference workflow, wherever it is defined. */
export interface Pipeline {
  /** A tool's id. */
  readonly tool: string;
  /** As it is called there; empty where the code works it out. */
  readonly name: string;
  /** A cron expression, interval or calendar as written, where it has one that can be seen. */
  readonly schedule?: { readonly text: string; readonly at: Place };
  /** What it runs, as far as it is written: commands, entry points, and the modules that its file imports or names. */
  readonly runs: readonly string[];
  readonly at: Place;
}

type Observed = Pick<Project, "python" | "facts" | "observation">;

/** The workflows of a project: those of configuration files, and those that production Python defines. */
export const pipelinesOf = remembered((project: Observed): readonly Pipeline[] => [
  ...configured(project),
  ...project.python.filter(({ role }) => role === "production").flatMap((module) => definedIn(module, project.python)),
]);

function configured(project: Observed): readonly Pipeline[] {
  const workflows = project.facts("pipeline").flatMap(({ path, facts }) =>
    facts.pipelines.map(({ name, steps, schedule, span }) => ({
      tool: facts.tool,
      name,
      runs: steps.map(({ value }) => value),
      at: { path, span },
      ...(schedule && { schedule: { text: schedule.value, at: { path, span: schedule.span } } }),
    })),
  );
  const stages = project
    .facts("dvc")
    .flatMap(({ path, facts }) =>
      facts.stages.map(({ name, command, span }) => ({ tool: "dvc-pipelines", name, runs: [command.value], at: { path, span } })),
    );
  const jobs = project.facts("infrastructure").flatMap(({ path, facts }) =>
    facts.resources.flatMap(({ kind, name, commands, images, schedule, span }): Pipeline[] => {
      if (!schedule) return [];
      const runs = [...commands, ...images].map(({ value }) => value);
      return [
        {
          tool: kind === "CronJob" ? "kubernetes" : kind,
          name,
          runs,
          at: { path, span },
          schedule: { text: schedule.value, at: { path, span: schedule.span } },
        },
      ];
    }),
  );
  return [...workflows, ...stages, ...jobs];
}

/** How a tool's workflows are written in Python. Sources: the tools' own documentation. */
interface Definition {
  readonly tool: string;
  /** Calls that make a workflow. */
  readonly call?: RegExp;
  /** Decorators that make a function one. */
  readonly decorator?: RegExp;
  /** Classes that one is built on. */
  readonly base?: RegExp;
  /** Calls and decorators that put a workflow of the same file on a schedule. */
  readonly scheduledBy?: RegExp;
}

const definitions: readonly Definition[] = [
  { tool: "airflow", call: /^airflow\.(?:\w+\.)*DAG$/, decorator: /^airflow\.(?:\w+\.)*dag$/ },
  { tool: "prefect", decorator: /^prefect\.(?:\w+\.)*flow$/, scheduledBy: /^prefect\..*|\.(?:serve|deploy|to_deployment)$/ },
  {
    tool: "dagster",
    call: /^dagster\.(?:\w+\.)*(?:define_asset_job|ScheduleDefinition|build_schedule_from_partitioned_job)$/,
    decorator: /^dagster\.(?:\w+\.)*(?:asset|multi_asset|job|graph|graph_asset|schedule)$|^dagster_dbt\.(?:\w+\.)*dbt_assets$/,
    scheduledBy: /^dagster\.(?:\w+\.)*(?:ScheduleDefinition|schedule|AutomationCondition\.on_cron|AutoMaterializePolicy\.\w+)$/,
  },
  {
    tool: "kubeflow-pipelines",
    decorator: /^kfp\.(?:\w+\.)*pipeline$/,
    scheduledBy: /\.(?:create_recurring_run|create_schedule)$|^google\.cloud\.aiplatform\.(?:\w+\.)*PipelineJobSchedule$/,
  },
  { tool: "kedro", call: /^kedro\.(?:\w+\.)*(?:pipeline|Pipeline)$/ },
  { tool: "zenml", decorator: /^zenml\.(?:\w+\.)*pipeline$/, scheduledBy: /^zenml\.(?:\w+\.)*Schedule$/ },
  { tool: "metaflow", base: /^metaflow\.(?:\w+\.)*FlowSpec$/, scheduledBy: /^metaflow\.(?:\w+\.)*schedule$/ },
  { tool: "luigi", base: /^luigi\.(?:\w+\.)*(?:Task|WrapperTask|ExternalTask)$/ },
  { tool: "flyte", decorator: /^flytekit\.(?:\w+\.)*workflow$/, scheduledBy: /^flytekit\.(?:\w+\.)*(?:CronSchedule|FixedRate)$/ },
  { tool: "sagemaker-pipelines", call: /^sagemaker\.(?:\w+\.)*pipeline\.Pipeline$/, scheduledBy: /\.put_triggers$|PipelineSchedule$/ },
  {
    tool: "azureml-pipelines",
    call: /^azureml\.pipeline\.(?:\w+\.)*Pipeline$/,
    decorator: /^azure\.ai\.ml\.dsl\.pipeline$/,
    scheduledBy: /^azure\.ai\.ml\.(?:\w+\.)*JobSchedule$|^azureml\.pipeline\.(?:\w+\.)*Schedule\.create$/,
  },
  { tool: "tfx", call: /^tfx\.(?:\w+\.)*Pipeline$/ },
];

const anyOf = (key: "call" | "decorator" | "base") => new RegExp(definitions.flatMap((one) => one[key]?.source ?? []).join("|"));
const anyCall = anyOf("call");
const anyDecorator = anyOf("decorator");
const anyBase = anyOf("base");

const nameArgument = /^(?:name|dag_id|flow_name|pipeline_name)$/;
const scheduleArgument =
  /^(?:schedule|schedule_interval|schedules|timetable|cron|cron_expression|cron_schedule|interval|rrule|daily|hourly|weekly|trigger|recurrence)$/;

/** Texts that name a module of the project, as `jobs.drift` or `python jobs/drift.py`: what tasks run as a process. */
function namedIn({ path, facts }: PythonModule, all: readonly PythonModule[]): readonly string[] {
  const texts = facts.strings.map(({ value }) => value).filter((value) => value.length < 500 && /\w\.\w/.test(value));
  if (texts.length === 0) return [];
  const paths = all.filter((one) => one.path !== path && one.role === "production").map((one) => `/${one.path}`);
  const isOwn = (name: string) => paths.some((one) => one.endsWith(`/${name}`));
  return texts.filter((text) => {
    if (/^\w+(?:\.\w+)+$/.test(text) && !text.endsWith(".py")) return isOwn(`${text.replaceAll(".", "/")}.py`);
    const script = /(?:^|[\s"'=])(?:\.?\/)?((?:[\w.-]+\/)+[\w-]+\.py)\b/.exec(text)?.[1]?.split("/") ?? [];
    return script.some((_, index) => index < script.length - 1 && isOwn(script.slice(index).join("/")));
  });
}

function definedIn(module: PythonModule, all: readonly PythonModule[]): readonly Pipeline[] {
  const { calls, functions, classes, imports } = module.facts;
  const isPlain =
    !calls.some(({ name }) => anyCall.test(name)) &&
    !functions.some(({ decorators }) => decorators.some(({ name }) => anyDecorator.test(name))) &&
    !classes.some(({ bases }) => bases.some((name) => anyBase.test(name)));
  if (isPlain) return [];
  const imported = imports.map(({ module: name, name: member }) => (member === undefined ? name : `${name}.${member}`));
  return definitions.flatMap(({ tool, call, decorator, base, scheduledBy }) => {
    const made = calls.filter(({ name }) => call?.test(name));
    const decorated = functions.flatMap((one) => one.decorators.filter(({ name }) => decorator?.test(name)).map((by) => ({ one, by })));
    const built = classes.filter(({ bases }) => bases.some((name) => base?.test(name)));
    if (made.length + decorated.length + built.length === 0) return [];
    const runs = [...imported, ...namedIn(module, all)];
    const shared = scheduleAmong(
      module,
      calls.filter(({ name }) => scheduledBy?.test(name)),
    );
    const own = (given: PythonCall["arguments"]) => scheduleIn(module, given) ?? shared;
    return [
      ...made.map((one) => pipeline(tool, nameOf(one.arguments), module.place(one.span), runs, own(one.arguments))),
      ...decorated.map(({ one, by }) => pipeline(tool, nameOf(by.arguments) || one.name, module.place(one.span), runs, own(by.arguments))),
      ...built.map((one) => pipeline(tool, one.name, module.place(one.span), runs, shared)),
    ];
  });
}

function pipeline(tool: string, name: string, at: Place, runs: readonly string[], schedule: Pipeline["schedule"]): Pipeline {
  return { tool, name, at, runs, ...(schedule && { schedule }) };
}

function nameOf(given: PythonFunction["decorators"][number]["arguments"]): string {
  const named = given.find(({ name }) => name !== undefined && nameArgument.test(name))?.value;
  const first = given.find(({ name, unpacked }) => name === undefined && !unpacked)?.value;
  const value = named ?? first;
  return value?.kind === "string" ? value.value : "";
}

function scheduleAmong(module: PythonModule, calls: readonly PythonCall[]): Pipeline["schedule"] {
  for (const call of calls) {
    const found = scheduleIn(module, call.arguments);
    if (found) return found;
    const [first] = call.arguments;
    if (/CronSchedule|on_cron$/.test(call.name) && first?.value.kind === "string")
      return { text: first.value.value, at: module.place(first.value.span) };
  }
  return undefined;
}

function scheduleIn(module: PythonModule, given: PythonCall["arguments"]): Pipeline["schedule"] {
  const value = given.find(({ name }) => name !== undefined && scheduleArgument.test(name))?.value;
  return value && !isNever(value)
    ? { text: value.kind === "string" ? value.value : "a schedule that the code works out", at: module.place(value.span) }
    : undefined;
}

/** `None`, `False` and Airflow's `@once` run only when somebody says so. */
function isNever(value: CodeValue): boolean {
  return (
    value.kind === "none" || (value.kind === "boolean" && !value.value) || (value.kind === "string" && /^(?:@once|)$/.test(value.value))
  );
}
