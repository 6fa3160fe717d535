import type { CiFacts, CiJob, CiStep, CiTriggers, SwallowedFailure } from "../facts/ci-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { commandLines } from "./ci/command-lines.js";
import { distinctSigns } from "./ci/distinct-signs.js";
import { jobSigns } from "./ci/job-signs.js";
import { joinTriggers, startedBy } from "./ci/triggers.js";
import { environmentSigns } from "./configuration-signs.js";
import type { Reader } from "./reader.js";

const maxJobs = 1000;
/** Jobs of earlier stages that one job is said to need. */
const maxNeeds = 200;
const checkedPhases = ["before_install", "install", "before_script", "script", "before_deploy"];
/** Travis does not look at how these end. */
const uncheckedPhases = ["after_success", "after_failure", "after_deploy", "after_script"];
/** Keys whose lists of values make a job each. */
const axes = ["python", "node_js", "os", "rvm", "go", "jdk", "env", "arch"];

/**
 * Reads `.travis.yml`. The phases at the top are the job `build`, those of `jobs.include` a job each, which takes what it does not say from the
 * top; jobs wait for those of earlier stages. Pushes and pull requests start a build unless a condition says otherwise. Of `deploy`, scripts are read.
 */
export const travisCiReader: Reader<"ci"> = {
  name: "travis-ci",
  kind: "ci",
  files: { names: [".travis.yml", ".travis.yaml"] },
  maxBytes: 512 * 1024,
  read(file): CiFacts {
    const { root, notes } = readYaml(file.text);
    const matrix = root.has("jobs") ? root.get("jobs") : root.get("matrix");
    const included = matrix.get("include").list().slice(0, maxJobs);
    const isBuilt = included.length === 0 || axes.some((axis) => root.get(axis).kind === "list");
    const nodes = [...(isBuilt && root.kind === "map" ? [root] : []), ...included];
    const triggers = startedBy({ push: true, pullRequest: true });
    const jobs = staged(root, nodes, (node, stage) => readJob(root, node, stage, allowedFailures(root, matrix), triggers));
    return {
      system: "travis-ci",
      triggers: joinTriggers(jobs.length > 0 ? jobs.map((job) => job.triggers ?? triggers) : [triggers]),
      jobs,
      signs: distinctSigns([...[root, ...included].flatMap(variableSigns), ...jobs.flatMap(jobSigns)]),
      notes,
    };
  },
};

/** The jobs with the needs that their stages imply. A job that names no stage is in that of the job before it. */
function staged(root: YamlNode, nodes: readonly YamlNode[], read: (node: YamlNode, stage: string) => CiJob): CiJob[] {
  const order = root
    .get("stages")
    .list()
    .flatMap((stage) => stage.textOr("name")?.value ?? []);
  const jobs: { readonly job: CiJob; readonly stage: string }[] = [];
  const ids = new Map<string, number>();
  for (const node of nodes) {
    const stage = (node === root ? undefined : node.get("stage").text()) ?? jobs.at(-1)?.stage ?? "test";
    if (!order.includes(stage)) order.push(stage);
    const job = read(node, stage);
    const count = (ids.get(job.id) ?? 0) + 1;
    ids.set(job.id, count);
    jobs.push({ job: count > 1 ? { ...job, id: `${job.id} (${count})` } : job, stage });
  }
  return jobs.map(({ job, stage }) => {
    const earlier = jobs.filter((other) => order.indexOf(other.stage) < order.indexOf(stage)).slice(-maxNeeds);
    return { ...job, needs: earlier.map((other) => ({ value: other.job.id, span: other.job.span })) };
  });
}

function readJob(root: YamlNode, node: YamlNode, stage: string, allowed: readonly AllowedFailure[], triggers: CiTriggers): CiJob {
  const name = node === root ? undefined : (node.get("name").located() ?? node.get("stage").located());
  const condition = node.get("if").text() ?? stageCondition(root, stage) ?? root.get("if").text();
  const holder = (key: string) => (node.has(key) ? node : root);
  const own = conditionTriggers(condition, triggers);
  const failure = node === root ? undefined : allowed.find(({ matches }) => matches(node));
  return {
    id: name?.value || "build",
    needs: [],
    steps: [
      ...checkedPhases.flatMap((phase) => phaseStep(holder(phase).get(phase), phase)),
      ...deploySteps(holder("deploy").get("deploy")),
      ...uncheckedPhases.flatMap((phase) => phaseStep(holder(phase).get(phase), phase)),
    ],
    ...(failure && { swallowed: failure.swallowed }),
    condition,
    services: [],
    triggers: own,
    span: name?.span ?? (node.has("script") ? keySpan(node, "script") : { start: node.span.start, end: node.span.start }),
  };
}

function keySpan(node: YamlNode, key: string): CiJob["span"] {
  return node.entries().find((entry) => entry.key.value === key)?.key.span ?? node.span;
}

function stageCondition(root: YamlNode, stage: string): string | undefined {
  const found = root
    .get("stages")
    .items()
    .find((item) => item.get("name").text() === stage);
  return found?.get("if").text();
}

function phaseStep(phase: YamlNode, name: string): CiStep[] {
  const commands = phase.list().flatMap((item) => {
    const script = item.mapped();
    // `install: skip` and `script: true` turn a phase off.
    return script && !/^(?:skip|true|false)$/.test(script.value.trim()) ? commandLines(script) : [];
  });
  if (commands.length === 0) return [];
  const swallowed = uncheckedPhases.includes(name) ? { by: name, span: phase.span } : undefined;
  return [{ name, with: {}, commands, swallowed, span: phase.span }];
}

function deploySteps(deploy: YamlNode): CiStep[] {
  return deploy.list().flatMap((target): CiStep[] => {
    const script = target.get("script").mapped();
    if (!script) return [];
    const on = target.get("on");
    const condition = on.kind === "absent" ? undefined : on.entries().map(({ key, value }) => `${key.value}: ${value.text() ?? ""}`);
    return [{ name: "deploy", with: {}, commands: commandLines(script), condition: condition?.join(", "), span: target.span }];
  });
}

interface AllowedFailure {
  readonly swallowed: SwallowedFailure;
  matches(job: YamlNode): boolean;
}

/** The entries of `allow_failures`: a job is meant that has all values of one, its own or those that the top gives it. */
function allowedFailures(root: YamlNode, matrix: YamlNode): AllowedFailure[] {
  const key = "allow_failures";
  return matrix
    .get(key)
    .items()
    .filter((entry) => entry.entries().length > 0)
    .map((entry) => ({
      swallowed: { by: key, span: entry.span },
      matches: (job) => entry.entries().every((pair) => valueIn(root, job, pair.key.value) === textOf(pair.value)),
    }));
}

function valueIn(root: YamlNode, job: YamlNode, key: string): string {
  return textOf(job.has(key) ? job.get(key) : root.get(key));
}

function textOf(node: YamlNode): string {
  return node
    .texts()
    .map(({ value }) => value)
    .join(" ");
}

const typeCondition = /\btype\s*(?:(=|==|!=)\s*["']?(\w+)["']?|((?:NOT\s+)?IN)\s*\(([^)]*)\))/i;

/** What `if: type = cron` and the like leave of a build's triggers; `tag IS present` leaves releases. */
function conditionTriggers(condition: string | undefined, triggers: CiTriggers): CiTriggers {
  const match = typeCondition.exec(condition ?? "");
  if (!match) return /\btag\s+IS\s+present\b|\btag\s*=~/i.test(condition ?? "") ? startedBy({ release: true }) : triggers;
  const named = new Set((match[2] ?? match[4] ?? "").toLowerCase().match(/\w+/g) ?? []);
  const isNegated = match[1] === "!=" || /NOT/i.test(match[3] ?? "");
  const has = (type: string) => named.has(type) !== isNegated;
  return startedBy({
    push: has("push"),
    pullRequest: has("pull_request"),
    manual: has("api") && !isNegated,
    other: has("cron") && !isNegated ? ["schedule"] : [],
  });
}

/** `env` as text, as a list of texts with several variables each, or under `global`, `jobs` and `matrix`. */
function variableSigns(node: YamlNode): Sign[] {
  const env = node.get("env");
  const lists = [env, env.get("global"), env.get("jobs"), env.get("matrix")];
  const named = lists.flatMap((list) => list.list().flatMap((item) => [...assignments(item.located()), ...entriesOf(item)]));
  return [...named, ...entriesOf(env.get("global"))];
}

function entriesOf(map: YamlNode): Sign[] {
  const groups = new Set(["global", "jobs", "matrix", "secure"]);
  return map.entries().flatMap(({ key, value }) => (groups.has(key.value) ? [] : environmentSigns(key, value.mapped())));
}

function assignments(text: Located<string> | undefined): Sign[] {
  return [...(text?.value ?? "").matchAll(/(?:^|\s)([A-Za-z_]\w{0,100})=("[^"]*"|'[^']*'|\S*)/g)].flatMap((match) => {
    const [, name = "", value = ""] = match;
    const span = text?.span ?? { start: 0, end: 0 };
    return environmentSigns({ value: name, span }, { value, span: () => span });
  });
}
