import type { CiFacts, CiJob, CiStep, CiTriggers, SwallowedFailure } from "../facts/ci-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlEntry, YamlNode } from "../text/yaml-node.js";
import { commandLines } from "./ci/command-lines.js";
import { distinctSigns } from "./ci/distinct-signs.js";
import { GitlabFile } from "./ci/gitlab-file.js";
import { effectiveRules, gitlabTriggers } from "./ci/gitlab-triggers.js";
import { jobSigns } from "./ci/job-signs.js";
import { startedBy } from "./ci/triggers.js";
import { environmentSigns } from "./configuration-signs.js";
import type { Reader } from "./reader.js";

const globalKeys = new Set([
  "default",
  "include",
  "stages",
  "types",
  "variables",
  "workflow",
  "image",
  "services",
  "cache",
  "before_script",
  "after_script",
  "spec",
]);
const certain = /(?:^|\/)(?:\.gitlab-ci\.ya?ml|\.gitlab\/ci\/.+\.ya?ml|[^/]+\.gitlab-ci\.ya?ml)$/i;
const maxJobs = 2000;
/** Jobs of earlier stages that one job is said to need. */
const maxImplicitNeeds = 200;

/**
 * Reads GitLab CI files. Hidden jobs (`.x`) are templates, not jobs. Each job has a step per section (`before_script`, `script`,
 * `after_script`, whose failures GitLab ignores). A job without `needs` needs all jobs of earlier stages; such a need has the needed
 * job's span. Pipelines of tags only count as releases. A job with rules of its own has its own triggers, and a manual one waits for somebody.
 * Local includes and child pipelines are named, not read: a file in a CI folder that has jobs of GitLab's counts as `called`.
 */
export const gitlabCiReader: Reader<"ci"> = {
  name: "gitlab-ci",
  kind: "ci",
  files: {
    names: [".gitlab-ci.yml", ".gitlab-ci.yaml"],
    patterns: [certain, /(?:^|\/)(?:\.gitlab|\.?ci|\.?gitlab-ci|\.?pipelines)\/(?:[^/]+\/){0,6}[^/]+\.ya?ml$/],
  },
  maxBytes: 512 * 1024,
  keepsText: true,
  read(file): CiFacts | undefined {
    const isCertain = certain.test(file.path);
    if (!isCertain && !(file.text && /^[ \t]+(?:script|extends)[ \t]*:/m.test(file.text))) return undefined;
    const { root: first, documents, notes } = readYaml(file.text);
    const root = documents.find((document) => !document.has("spec")) ?? first;
    const pipeline = new GitlabFile(root);
    const entries = root.entries().filter(({ key, value }) => value.kind === "map" && !globalKeys.has(key.value));
    if (!isCertain && !hasGitlabJobs(entries)) return undefined;
    const jobEntries = entries.filter(({ key }) => !key.value.startsWith(".")).slice(0, maxJobs);
    const workflow = root.get("workflow");
    const rules = jobEntries.map(({ value }) => ({ rules: pipeline.own(value, "rules"), only: pipeline.own(value, "only") }));
    const triggers = isCertain ? gitlabTriggers(workflow, rules) : startedBy({ called: true });
    const jobs = jobEntries.map((entry) => readJob(pipeline, entry, triggers));
    const includes = localIncludes(root.get("include"));
    return {
      system: "gitlab-ci",
      name: workflow.get("name").text(),
      triggers,
      ...(includes.length > 0 && { includes }),
      jobs: withImplicitNeeds(pipeline, root, jobEntries, jobs),
      signs: [
        ...includeSigns(root),
        ...variableSigns([root, ...entries.map(({ value }) => value)]),
        ...distinctSigns(jobs.flatMap(jobSigns)),
      ],
      notes: pipeline.isCut ? [...notes, { message: "Not read in full: the scripts are too long.", span: root.span }] : notes,
    };
  },
};

/** Other YAML files in a CI folder have no jobs: maps with a script, or with an `extends`, and what else only jobs have. */
function hasGitlabJobs(entries: readonly YamlEntry[]): boolean {
  const isJob = ({ value }: YamlEntry) =>
    (/^(?:text|list)$/.test(value.get("script").kind) || value.has("extends")) && jobKeys.some((key) => value.has(key));
  return entries.some(isJob);
}

const jobKeys = ["stage", "rules", "only", "except", "before_script", "after_script", "extends"];

/** The paths of an `include` that lie in this repository; `include: ci/test.yml` is short for `local`. */
function localIncludes(include: YamlNode): Located<string>[] {
  return include.list().flatMap((item) => {
    const path = item.located() ?? item.get("local").located();
    return path && !/^https?:/i.test(path.value) ? [path] : [];
  });
}

function readJob(pipeline: GitlabFile, { key, value: job }: YamlEntry, triggers: CiTriggers): CiJob {
  const own = jobTriggers(pipeline, job, triggers);
  const child = localIncludes(pipeline.own(job, "trigger").get("include"));
  return {
    id: key.value,
    needs: pipeline
      .own(job, "needs")
      .list()
      .flatMap((need) => need.textOr("job") ?? []),
    steps: [
      ...["before_script", "script", "after_script"].flatMap((section) => readSection(pipeline, job, section)),
      ...child.map((uses) => ({ uses, with: {}, commands: [], span: uses.span })),
    ],
    swallowed: allowedFailure(pipeline, job),
    condition: conditionOf(pipeline, job),
    image: pipeline.inherited(job, "image").textOr("name"),
    services: pipeline
      .inherited(job, "services")
      .items()
      .flatMap((service) => service.textOr("name") ?? []),
    environment: pipeline.own(job, "environment").textOr("name"),
    ...(own && { triggers: own }),
    span: key.span,
  };
}

/** What starts a job that has rules of its own, or waits for somebody, as far as the pipeline's triggers let it. */
function jobTriggers(pipeline: GitlabFile, job: YamlNode, triggers: CiTriggers): CiTriggers | undefined {
  const [rules, only] = [pipeline.own(job, "rules"), pipeline.own(job, "only")];
  const effective = effectiveRules(rules);
  const waits = (holder: YamlNode) => holder.get("when").text() === "manual";
  const isManual = rules.kind === "list" ? effective.length > 0 && effective.every(waits) : pipeline.own(job, "when").text() === "manual";
  if (isManual) return startedBy({ manual: true });
  if (rules.kind !== "list" && only.kind === "absent") return undefined;
  const own = gitlabTriggers(job.get("workflow"), [{ rules, only }]);
  if (triggers.called) return own;
  return startedBy({
    push: own.push && triggers.push,
    pullRequest: own.pullRequest && triggers.pullRequest,
    manual: own.manual && triggers.manual,
    release: own.release && triggers.release,
    other: own.other.filter((source) => triggers.other.includes(source)),
  });
}

function readSection(pipeline: GitlabFile, job: YamlNode, section: string): CiStep[] {
  const node = section === "script" ? pipeline.own(job, section) : pipeline.inherited(job, section);
  const commands = pipeline.scripts(node).flatMap(commandLines);
  if (commands.length === 0) return [];
  const swallowed = section === "after_script" ? { by: section, span: node.span } : undefined;
  return [{ name: section, with: {}, commands, swallowed, span: node.span }];
}

function allowedFailure(pipeline: GitlabFile, job: YamlNode): SwallowedFailure | undefined {
  const key = "allow_failure";
  const rules = effectiveRules(pipeline.own(job, "rules"));
  const holder = rules.length > 0 && rules.every((rule) => rule.get(key).isTrue()) ? rules[0] : pipeline.holder(job, key);
  return holder?.get(key).isTrue() ? { by: `${key}: true`, span: holder.pairSpan(key) } : undefined;
}

/** When a job runs, as written: its `when`, the conditions of its rules, or its `only`. */
function conditionOf(pipeline: GitlabFile, job: YamlNode): string | undefined {
  const rules = effectiveRules(pipeline.own(job, "rules"));
  const when =
    pipeline.own(job, "when").text() ??
    (rules.every((rule) => rule.get("when").text() === "manual") ? rules[0]?.get("when").text() : undefined);
  if (when && when !== "on_success") return `when: ${when}`;
  const conditions = rules.map((rule) => rule.get("if").text());
  if (conditions.length > 0) return conditions.includes(undefined) ? undefined : conditions.join(" || ");
  const only = pipeline.own(job, "only");
  const refs = (only.kind === "map" ? only.get("refs") : only).texts().map(({ value }) => value);
  return refs.length > 0 ? `only: ${refs.join(", ")}` : undefined;
}

function withImplicitNeeds(pipeline: GitlabFile, root: YamlNode, entries: readonly YamlEntry[], jobs: readonly CiJob[]): CiJob[] {
  const written = root
    .get("stages")
    .texts()
    .map(({ value }) => value);
  const stages = [".pre", ...(written.length > 0 ? written : ["build", "test", "deploy"]), ".post"];
  const order = new Map(stages.map((stage, index) => [stage, index]));
  const placed = jobs.map((job, index) => {
    const node = entries[index]?.value ?? root;
    return {
      job,
      explicit: pipeline.own(node, "needs").kind !== "absent",
      stage: order.get(pipeline.own(node, "stage").text() ?? "test") ?? -1,
    };
  });
  return placed.map(({ job, explicit, stage }) => {
    if (explicit) return job;
    const earlier = placed.filter((other) => other.stage >= 0 && other.stage < stage).slice(-maxImplicitNeeds);
    return { ...job, needs: earlier.map((other) => ({ value: other.job.id, span: other.job.span })) };
  });
}

function variableSigns(nodes: readonly YamlNode[]): Sign[] {
  const variables = nodes.flatMap((node) => node.get("variables").entries());
  return variables.flatMap(({ key, value }) => environmentSigns(key, value.mapped() ?? value.get("value").mapped()));
}

/** Templates and components of GitLab, the latter without host and version. */
function includeSigns(root: YamlNode): Sign[] {
  return root
    .get("include")
    .list()
    .flatMap((include) => {
      const template = include.get("template").located();
      const component = include.get("component").located();
      return [
        ...(template ? [{ kind: "action" as const, ...template }] : []),
        ...(component
          ? [{ kind: "action" as const, value: component.value.replace(/^[^/]*\//, "").replace(/@.*$/, ""), span: component.span }]
          : []),
      ];
    });
}
