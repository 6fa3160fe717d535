import type { CiFacts, CiJob, CiTriggers } from "../facts/ci-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import { type YamlEntry, YamlNode } from "../text/yaml-node.js";
import { argumentOf, argumentsOf, CircleciSteps, orbStep } from "./ci/circleci-steps.js";
import { distinctSigns } from "./ci/distinct-signs.js";
import { jobSigns } from "./ci/job-signs.js";
import { joinTriggers, startedBy } from "./ci/triggers.js";
import { environmentSigns } from "./configuration-signs.js";
import type { Reader } from "./reader.js";

const maxJobs = 2000;

/**
 * Reads CircleCI configurations. The jobs are those that workflows run, by the names they have there, with the file's own commands and the
 * defaults of parameters filled in; a job of several workflows is one, started by what starts any of them. A configuration
 * without workflows runs its job `build`. Every push starts a workflow that has no schedule; whether pull requests do is not in the file.
 */
export const circleciReader: Reader<"ci"> = {
  name: "circleci",
  kind: "ci",
  files: { patterns: [/(?:^|\/)\.circleci\/[^/]+\.ya?ml$/] },
  maxBytes: 512 * 1024,
  read(file): CiFacts | undefined {
    const { root, notes } = readYaml(file.text);
    const isMain = /\/config\.ya?ml$/i.test(file.path);
    if (!isMain && !root.has("jobs") && !root.has("workflows")) return undefined;
    const steps = new CircleciSteps(root);
    const workflows = root
      .get("workflows")
      .entries()
      .filter(({ value }) => value.kind === "map");
    const used =
      workflows.length > 0
        ? workflows.flatMap(({ value }) => workflowJobs(root, steps, value))
        : plainJobs(root).map((entry) => readJob(root, steps, entry.key, entry.key.value, nothing, startedBy({ push: true })));
    const jobs = merged(used.slice(0, maxJobs));
    return {
      system: "circleci",
      triggers: joinTriggers(jobs.flatMap((job) => job.triggers ?? [])),
      jobs,
      signs: distinctSigns([...orbSigns(root), ...variableSigns(root), ...jobs.flatMap(jobSigns)]),
      notes: steps.isCut ? [...notes, { message: "Not read in full: commands stand for too many steps.", span: root.span }] : notes,
    };
  },
};

/** What stands for the call of a job without parameters. */
const nothing = new YamlNode({ kind: "absent" }, { start: 0, end: 0 });

/** Without workflows CircleCI runs `build`. */
function plainJobs(root: YamlNode): readonly YamlEntry[] {
  const jobs = root.get("jobs").entries();
  const build = jobs.filter(({ key }) => key.value === "build");
  return build.length > 0 ? build : jobs;
}

function workflowJobs(root: YamlNode, steps: CircleciSteps, workflow: YamlNode): CiJob[] {
  const triggers = workflowTriggers(root, workflow);
  return workflow
    .get("jobs")
    .items()
    .flatMap((item) => {
      const plain = item.located();
      if (plain) return [readJob(root, steps, plain, plain.value, nothing, triggers)];
      return item.entries().map(({ key, value }) => readJob(root, steps, key, key.value, value, triggers));
    });
}

function readJob(root: YamlNode, steps: CircleciSteps, key: Located<string>, name: string, call: YamlNode, triggers: CiTriggers): CiJob {
  const job = root.get("jobs").get(name);
  const own = call.get("name").located();
  const given = argumentsOf(job, argumentInMatrix(call), new Map());
  const orb = root.get("orbs").get(name.split("/", 1)[0] ?? "");
  const isApproval = call.get("type").text() === "approval";
  const [image, ...services] = imagesOf(root, job);
  const surrounding = (list: string) => steps.read(call.get(list), new Map());
  const main = job.kind === "absent" && orb.kind === "text" ? [orbStep(name, orb, key.span, call)] : steps.read(job.get("steps"), given);
  return {
    id: own?.value ?? name,
    needs: call
      .get("requires")
      .list()
      .flatMap((need) => need.located() ?? need.entries().map(({ key: job }) => job)),
    steps: [...surrounding("pre-steps"), ...main, ...surrounding("post-steps")],
    ...(isApproval && { condition: "type: approval" }),
    image,
    services,
    triggers: filteredTriggers(triggers, call.get("filters")),
    span: own?.span ?? key.span,
  };
}

/** What a call gives for a parameter; with a matrix, the first of its values. */
function argumentInMatrix(call: YamlNode): (name: string) => string | undefined {
  const matrix = call.get("matrix").get("parameters");
  return (name) => argumentOf(call)(name) ?? matrix.get(name).texts()[0]?.value;
}

/** The images of a job or of its executor: where it runs, then the services. */
function imagesOf(root: YamlNode, job: YamlNode): Located<string>[] {
  const executor = job.get("executor").textOr("name")?.value ?? "";
  const holder = job.has("docker") ? job : root.get("executors").get(executor);
  return holder
    .get("docker")
    .items()
    .flatMap((container) => container.get("image").located() ?? []);
}

const scheduled = /scheduled_pipeline/;

/** A schedule of the workflow, or what its `when` asks of the pipeline; else every push. */
function workflowTriggers(root: YamlNode, workflow: YamlNode): CiTriggers {
  const schedules = workflow
    .get("triggers")
    .items()
    .flatMap((trigger) => trigger.get("schedule").get("cron").located() ?? []);
  if (schedules.length > 0) return startedBy({ schedules });
  const when = workflow.get("when");
  const asked = textsOf(when, 0);
  if (asked.some((text) => scheduled.test(text)) && !when.has("not")) return startedBy({ other: ["schedule"] });
  // A parameter that is false unless somebody sets it: the workflow is started through the API, or by hand.
  const parameter = /^<<\s*pipeline\.parameters\.([\w-]+)\s*>>$/.exec(when.text() ?? "")?.[1];
  const isOff = parameter !== undefined && root.get("parameters").get(parameter).get("default").text() === "false";
  return isOff || when.text() === "false" ? startedBy({ manual: true }) : startedBy({ push: true });
}

function textsOf(node: YamlNode, level: number): string[] {
  const text = node.text();
  if (text !== undefined) return [text];
  if (level > 10) return [];
  return [...node.items(), ...node.entries().map(({ value }) => value)].flatMap((below) => textsOf(below, level + 1));
}

/** A job for tags that leaves all branches out is a release's. */
function filteredTriggers(triggers: CiTriggers, filters: YamlNode): CiTriggers {
  const ignored = filters
    .get("branches")
    .get("ignore")
    .texts()
    .map(({ value }) => value);
  if (!triggers.push || !ignored.some((pattern) => /^\/?\^?\.\*\$?\/?$/.test(pattern))) {
    return triggers.push && filters.has("tags") ? { ...triggers, release: true } : triggers;
  }
  return { ...triggers, push: false, release: filters.has("tags") };
}

/** A job of several workflows, or of several filters, once. */
function merged(jobs: readonly CiJob[]): CiJob[] {
  const byId = new Map<string, CiJob>();
  for (const job of jobs) {
    const known = byId.get(job.id);
    byId.set(job.id, known ? { ...known, triggers: joinTriggers([known, job].flatMap(({ triggers }) => triggers ?? [])) } : job);
  }
  return [...byId.values()];
}

function orbSigns(root: YamlNode): Sign[] {
  return root
    .get("orbs")
    .entries()
    .flatMap(({ value }) => {
      const orb = value.located();
      return orb ? [{ kind: "action" as const, value: orb.value.replace(/@.*$/s, ""), span: orb.span }] : [];
    });
}

function variableSigns(root: YamlNode): Sign[] {
  const jobs = root.get("jobs").entries();
  return jobs.flatMap(({ value }) =>
    value
      .get("environment")
      .entries()
      .flatMap((entry) => environmentSigns(entry.key, entry.value.mapped())),
  );
}
