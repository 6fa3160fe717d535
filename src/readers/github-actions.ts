import type { CiFacts, CiJob, CiStep, CiTriggers } from "../facts/ci-facts.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { continueOnError, githubInputs, githubStep, type RunDefaults } from "./ci/github-step.js";
import { jobSigns } from "./ci/job-signs.js";
import { startedBy } from "./ci/triggers.js";
import { environmentSigns } from "./configuration-signs.js";
import type { Reader } from "./reader.js";

/**
 * Reads GitHub Actions workflows. A push of tags only counts as a release, not as a push. A job that calls a reusable workflow has one
 * step with that `uses`. `run` scripts of shells that are not shells (`python`, `node`) give no command lines.
 */
export const githubActionsReader: Reader<"ci"> = {
  name: "github-actions",
  kind: "ci",
  files: { patterns: [/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/] },
  maxBytes: 512 * 1024,
  keepsText: true,
  read(file): CiFacts {
    const { root, notes } = readYaml(file.text);
    const jobs = root.get("jobs").entries();
    const environments = [root, ...jobs.flatMap(({ value }) => [value, ...value.get("steps").items()])];
    const triggers = readTriggers(root.get("on"));
    const facts = jobs.map(({ key, value }) => readJob(key, value, defaultsOf(root, {}), triggers));
    return {
      system: "github-actions",
      name: root.get("name").text(),
      triggers,
      jobs: facts,
      signs: [
        ...environments.flatMap((node) =>
          node
            .get("env")
            .entries()
            .flatMap(({ key, value }) => environmentSigns(key, value.mapped())),
        ),
        ...facts.flatMap(jobSigns),
      ],
      notes,
    };
  },
};

function readTriggers(on: YamlNode): CiTriggers {
  const events = new Map<string, YamlNode | undefined>(on.texts().map((event) => [event.value, undefined]));
  for (const { key, value } of on.entries()) events.set(key.value, value);
  const push = events.get("push");
  const tagsOnly =
    push !== undefined && (push.has("tags") || push.has("tags-ignore")) && !push.has("branches") && !push.has("branches-ignore");
  const after = events.get("workflow_run")?.get("workflows").texts() ?? [];
  const changes = ["push", "pull_request"].flatMap((event) => events.get(event) ?? []).filter(({ kind }) => kind === "map");
  const known = ["push", "pull_request", "workflow_dispatch", "release", "schedule"];
  return {
    push: events.has("push") && !tagsOnly,
    pullRequest: events.has("pull_request") || events.has("pull_request_target"),
    manual: events.has("workflow_dispatch"),
    release: events.has("release") || tagsOnly,
    schedules: (events.get("schedule")?.items() ?? []).flatMap((item) => item.get("cron").located() ?? []),
    other: [...events.keys()].filter((event) => !known.includes(event)),
    ...(after.length > 0 && { after }),
    ...(changes.length > 0 && changes.every((event) => event.has("paths")) && { partial: true }),
    ...(events.size === 1 && events.has("workflow_call") && { called: true }),
  };
}

const events = /github\.event_name\s*==\s*["'](\w+)["']|startsWith\(\s*github\.ref\s*,\s*["'](refs\/tags\/)/;

/** What is left of a workflow's triggers for a job whose `if` asks for certain events in each of its alternatives. */
function restricted(triggers: CiTriggers, condition: string | undefined): CiTriggers | undefined {
  if (condition === undefined || /!\s*\(/.test(condition)) return undefined;
  const found = condition.split("||").map((part) => events.exec(part));
  if (!found.every((match) => match)) return undefined;
  const wanted = new Set(found.map((match) => match?.[1] ?? "release"));
  return startedBy({
    push: triggers.push && wanted.has("push"),
    pullRequest: triggers.pullRequest && (wanted.has("pull_request") || wanted.has("pull_request_target")),
    manual: triggers.manual && wanted.has("workflow_dispatch"),
    release: (triggers.release || triggers.push) && wanted.has("release"),
    schedules: wanted.has("schedule") ? triggers.schedules : [],
    other: triggers.other.filter((event) => wanted.has(event)),
    ...(triggers.called && { called: true }),
  });
}

function defaultsOf(node: YamlNode, outer: RunDefaults): RunDefaults {
  const run = node.get("defaults").get("run");
  return {
    shell: run.get("shell").text() ?? outer.shell,
    workingDirectory: run.get("working-directory").text() ?? outer.workingDirectory,
  };
}

function readJob(id: Located<string>, job: YamlNode, outer: RunDefaults, triggers: CiTriggers): CiJob {
  const defaults = defaultsOf(job, outer);
  const call = job.get("uses").located();
  const steps = job
    .get("steps")
    .items()
    .map((step) => githubStep(step, defaults));
  const reusable: CiStep[] = call ? [{ uses: call, with: githubInputs(job), commands: [], span: call.span }] : [];
  const condition = job.get("if").text();
  const own = restricted(triggers, condition);
  return {
    id: id.value,
    needs: job.get("needs").texts(),
    steps: [...steps, ...reusable],
    swallowed: continueOnError(job),
    condition,
    ...(own && { triggers: own }),
    image: job.get("container").textOr("image"),
    services: job
      .get("services")
      .entries()
      .flatMap(({ value }) => value.textOr("image") ?? []),
    environment: job.get("environment").textOr("name"),
    span: id.span,
  };
}
