import type { Stack } from "../project/stack.js";
import { appendEntries } from "../text/append-entries.js";
import type { YamlNode } from "../text/yaml-node.js";
import { type Additions, noPlace } from "./additions.js";
import type { CiHost } from "./ci-host.js";
import type { CiJobPlan } from "./ci-jobs.js";
import { freeName } from "./free-name.js";
import { yamlString } from "./quote.js";
import { azureJob, idOf } from "./templates/azure-pipelines.js";
import { installEnvironment } from "./templates/github-job.js";

/**
 * What adds jobs to a pipeline of Azure: at the end of its jobs, or of those of the stage that tests; to a pipeline that is one job, their steps at its end.
 */
export function azureAdditions(root: string, stack: Stack, host: CiHost, jobs: readonly CiJobPlan[]): Additions {
  if (host.root.has("extends")) return { problem: "Its jobs stand in the template that it extends." };
  if (host.root.get("steps").items().length > 0) return stepsOf(root, stack, host, jobs);
  const stages = host.root.get("stages").items();
  const index = stages.length > 0 ? stageFor(host, stages) : -1;
  const stage = index >= 0 ? stages[index] : host.root;
  const list = stage?.get("jobs");
  if (!stage || !list) return { problem: noPlace };
  const taken = [host.root, ...stages]
    .flatMap((one) => one.get("jobs").items())
    .flatMap((job) => job.get("job").text() ?? job.get("deployment").text() ?? []);
  const named = new Map(jobs.map((job) => [job.id, idOf(freeName(idOf(job.id), taken))]));
  const testJob = host.testJob?.split(".").at(-1);
  const isHere = list.items().some((job) => job.get("job").text() === testJob);
  const hasPool = runsBash(stage.get("pool")) || (!stage.has("pool") && runsBash(host.root.get("pool")));
  const environment = Object.entries(installEnvironment(stack));
  const lines = jobs.flatMap(({ needs: before, ...job }) => {
    const needs = before === undefined ? undefined : (named.get(before) ?? (isHere ? testJob : undefined));
    const head = [
      ...(hasPool ? [] : ["pool:", "  vmImage: ubuntu-24.04"]),
      ...(job.runtime === "python" && environment.length > 0
        ? ["variables:", ...environment.map(([name, value]) => `  ${name}: ${yamlString(value)}`)]
        : []),
    ];
    const plan = { ...job, ...(needs !== undefined && { needs }) };
    return azureJob(root, stack, plan, { id: named.get(job.id) ?? idOf(job.id), head }).map((line) => line.replace(/^ {2}/, ""));
  });
  const insertion = appendEntries(host.text, list, lines);
  const holder = index >= 0 ? ["stages", index, "jobs"] : ["jobs"];
  return insertion ? { insertions: [insertion], holder, entries: jobs.length } : { problem: noPlace };
}

const ships =
  /deploy|webapp|kubernetes|helm|docker@|twine|publishbuildartifacts|publishpipelineartifact|nugetcommand|npm@|azure(?:cli|functionapp|containerapps)|universalpackages/i;

/** The same as steps of the one job that there is. */
function stepsOf(root: string, stack: Stack, host: CiHost, jobs: readonly CiJobPlan[]): Additions {
  const list = host.root.get("steps");
  if (host.root.has("pool") && !runsBash(host.root.get("pool")))
    return { problem: "Its one job runs on machines that are not known to have Bash." };
  if (list.items().some((step) => ships.test(step.get("task").text() ?? "")))
    return { problem: "Its one job ships what it makes, so that a step at its end would come too late." };
  const exports = Object.entries(installEnvironment(stack));
  const steps = jobs.flatMap(({ needs: _, ...job }) => {
    const lines = azureJob(root, stack, job.runtime === "python" ? { ...job, lines: [...exported(exports), ...job.lines] } : job);
    return stepsIn(lines.slice(lines.indexOf("    steps:") + 1).map((line) => line.replace(/^ {6}/, "")));
  });
  // What one of them installs is there for the next.
  const added = steps.filter((step, index) => steps.indexOf(step) === index);
  const insertion = appendEntries(
    host.text,
    list,
    added.flatMap((step) => step.split("\n")),
  );
  return insertion ? { insertions: [insertion], holder: ["steps"], entries: added.length } : { problem: noPlace };
}

function stepsIn(lines: readonly string[]): readonly string[] {
  return lines
    .join("\n")
    .split(/\n(?=- )/)
    .filter((step) => step !== "");
}

function exported(variables: readonly (readonly [string, string])[]): readonly string[] {
  return variables.map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`);
}

/** The stage that tests, else the first that has jobs and deploys nothing. */
function stageFor({ testJob }: CiHost, stages: readonly YamlNode[]): number {
  const named = stages.findIndex((stage) => testJob?.startsWith(`${stage.get("stage").text()}.`));
  if (named >= 0) return named;
  return stages.findIndex(
    (stage) =>
      stage.get("jobs").items().length > 0 &&
      !/deploy|release|publish|prod/i.test(stage.get("stage").text() ?? "") &&
      !stage
        .get("jobs")
        .items()
        .some((job) => job.has("deployment")),
  );
}

/** Whether machines of a pool run Bash: those of a team's own are taken to. */
function runsBash(pool: YamlNode): boolean {
  const machine = pool.text() ?? pool.get("vmImage").text() ?? pool.get("name").text();
  return machine !== undefined && !/windows|macos|\$[({[]/i.test(machine);
}
