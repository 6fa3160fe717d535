import type { CiFacts, CiJob, CiStep, SwallowedFailure } from "../facts/ci-facts.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { commandLines } from "./ci/command-lines.js";
import { jobSigns } from "./ci/job-signs.js";
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
  read(file): CiFacts {
    const { root, notes } = readYaml(file.text);
    const jobs = root.get("jobs").entries();
    const environments = [root, ...jobs.flatMap(({ value }) => [value, ...value.get("steps").items()])];
    const facts = jobs.map(({ key, value }) => readJob(key, value, defaultsOf(root, {})));
    return {
      system: "github-actions",
      name: root.get("name").text(),
      triggers: readTriggers(root.get("on")),
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

function readTriggers(on: YamlNode): CiFacts["triggers"] {
  const events = new Map<string, YamlNode | undefined>(on.texts().map((event) => [event.value, undefined]));
  for (const { key, value } of on.entries()) events.set(key.value, value);
  const push = events.get("push");
  const tagsOnly =
    push !== undefined && (push.has("tags") || push.has("tags-ignore")) && !push.has("branches") && !push.has("branches-ignore");
  const known = ["push", "pull_request", "workflow_dispatch", "release", "schedule"];
  return {
    push: events.has("push") && !tagsOnly,
    pullRequest: events.has("pull_request") || events.has("pull_request_target"),
    manual: events.has("workflow_dispatch"),
    release: events.has("release") || tagsOnly,
    schedules: (events.get("schedule")?.items() ?? []).flatMap((item) => item.get("cron").located() ?? []),
    other: [...events.keys()].filter((event) => !known.includes(event)),
  };
}

/** `defaults.run` of the workflow or job, the inner one winning. */
interface RunDefaults {
  readonly shell?: string;
  readonly workingDirectory?: string;
}

function defaultsOf(node: YamlNode, outer: RunDefaults): RunDefaults {
  const run = node.get("defaults").get("run");
  return {
    shell: run.get("shell").text() ?? outer.shell,
    workingDirectory: run.get("working-directory").text() ?? outer.workingDirectory,
  };
}

function readJob(id: Located<string>, job: YamlNode, outer: RunDefaults): CiJob {
  const defaults = defaultsOf(job, outer);
  const call = job.get("uses").located();
  const steps = job
    .get("steps")
    .items()
    .map((step) => readStep(step, defaults));
  const reusable: CiStep[] = call ? [{ uses: call, with: inputsOf(job), commands: [], span: call.span }] : [];
  return {
    id: id.value,
    needs: job.get("needs").texts(),
    steps: [...steps, ...reusable],
    swallowed: continueOnError(job),
    condition: job.get("if").text(),
    image: job.get("container").textOr("image"),
    services: job
      .get("services")
      .entries()
      .flatMap(({ value }) => value.textOr("image") ?? []),
    environment: job.get("environment").textOr("name"),
    span: id.span,
  };
}

function readStep(step: YamlNode, defaults: RunDefaults): CiStep {
  const shell = step.get("shell").text() ?? defaults.shell ?? "bash";
  const script = isShell(shell) ? step.get("run").mapped() : undefined;
  return {
    name: step.get("name").text(),
    uses: step.get("uses").located(),
    with: inputsOf(step),
    commands: script ? commandLines(script) : [],
    swallowed: continueOnError(step),
    condition: step.get("if").text(),
    workingDirectory: step.get("working-directory").text() ?? (step.has("run") ? defaults.workingDirectory : undefined),
    span: step.span,
  };
}

function isShell(shell: string): boolean {
  return /^(?:bash|sh|zsh|dash|pwsh|powershell|cmd)\b/.test(shell.slice(shell.lastIndexOf("/") + 1));
}

function inputsOf(node: YamlNode): Record<string, string> {
  return Object.fromEntries(
    node
      .get("with")
      .entries()
      .map(({ key, value }) => [key.value, value.text() ?? ""]),
  );
}

function continueOnError(node: YamlNode): SwallowedFailure | undefined {
  const key = "continue-on-error";
  return node.get(key).isTrue() ? { by: `${key}: true`, span: node.pairSpan(key) } : undefined;
}
