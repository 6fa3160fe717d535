import type { CiFacts, CiJob, CiStep, SwallowedFailure } from "../facts/ci-facts.js";
import type { Sign } from "../facts/sign.js";
import { readYaml } from "../text/yaml.js";
import type { YamlEntry, YamlNode } from "../text/yaml-node.js";
import { commandLines } from "./ci/command-lines.js";
import { GitlabFile } from "./ci/gitlab-file.js";
import { effectiveRules, gitlabTriggers } from "./ci/gitlab-triggers.js";
import { jobSigns } from "./ci/job-signs.js";
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
const maxJobs = 2000;
/** Jobs of earlier stages that one job is said to need. */
const maxImplicitNeeds = 200;

/**
 * Reads GitLab CI files. Hidden jobs (`.x`) are templates, not jobs. Each job has a step per section (`before_script`, `script`,
 * `after_script`, whose failures GitLab ignores). A job without `needs` needs all jobs of earlier stages; such a need has the needed
 * job's span. Pipelines of tags only count as releases. What an included file adds is not seen.
 */
export const gitlabCiReader: Reader<"ci"> = {
  name: "gitlab-ci",
  kind: "ci",
  files: {
    names: [".gitlab-ci.yml", ".gitlab-ci.yaml"],
    patterns: [/(?:^|\/)\.gitlab\/ci\/.+\.ya?ml$/, /(?:^|\/)[^/]+\.gitlab-ci\.ya?ml$/],
  },
  maxBytes: 512 * 1024,
  read(file): CiFacts {
    const { root: first, documents, notes } = readYaml(file.text);
    const root = documents.find((document) => !document.has("spec")) ?? first;
    const pipeline = new GitlabFile(root);
    const entries = root.entries().filter(({ key, value }) => value.kind === "map" && !globalKeys.has(key.value));
    const jobEntries = entries.filter(({ key }) => !key.value.startsWith(".")).slice(0, maxJobs);
    const jobs = jobEntries.map((entry) => readJob(pipeline, entry));
    const rules = jobEntries.map(({ value }) => ({ rules: pipeline.own(value, "rules"), only: pipeline.own(value, "only") }));
    return {
      system: "gitlab-ci",
      name: root.get("workflow").get("name").text(),
      triggers: gitlabTriggers(root.get("workflow"), rules),
      jobs: withImplicitNeeds(pipeline, root, jobEntries, jobs),
      signs: [...includeSigns(root), ...variableSigns([root, ...entries.map(({ value }) => value)]), ...distinct(jobs.flatMap(jobSigns))],
      notes: pipeline.isCut ? [...notes, { message: "Not read in full: the scripts are too long.", span: root.span }] : notes,
    };
  },
};

function readJob(pipeline: GitlabFile, { key, value: job }: YamlEntry): CiJob {
  return {
    id: key.value,
    needs: pipeline
      .own(job, "needs")
      .list()
      .flatMap((need) => need.textOr("job") ?? []),
    steps: ["before_script", "script", "after_script"].flatMap((section) => readSection(pipeline, job, section)),
    swallowed: allowedFailure(pipeline, job),
    condition: conditionOf(pipeline, job),
    image: pipeline.inherited(job, "image").textOr("name"),
    services: pipeline
      .inherited(job, "services")
      .items()
      .flatMap((service) => service.textOr("name") ?? []),
    environment: pipeline.own(job, "environment").textOr("name"),
    span: key.span,
  };
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

/** What jobs inherit stands in the file once. */
function distinct(signs: readonly Sign[]): Sign[] {
  return [...new Map(signs.map((sign) => [`${sign.kind} ${sign.span.start}`, sign])).values()];
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
