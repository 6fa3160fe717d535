import { isTarget } from "../project/called-configurations.js";
import type { Project } from "../project/project.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { leftAlone } from "./left-alone.js";
import type { Planned } from "./scaffold.js";
import { withItem } from "./with-item.js";

/** Where GitLab reads the pipeline of a repository. */
export const gitlabPipeline = ".gitlab-ci.yml";

/** What a file of jobs has to know of the pipeline of GitLab that it belongs to. */
export interface IncludingPipeline {
  /** Whether the pipeline includes it, once it is written; else a person has to see to that. */
  readonly includes: boolean;
  /** The stage of the pipeline for a job whose stage is usually called so. */
  stage(usual: string): string;
  /** Keys that take back what the pipeline puts around all jobs, for its own images. */
  readonly resets: readonly string[];
}

/** The first lines of a pipeline that Roadworthy writes: its stages, and what starts it. */
export function gitlabHead(): readonly string[] {
  return [
    '# To make it a gate, turn on "Pipelines must succeed" for merge requests.',
    "stages: [check, test, evaluate, deploy]",
    "",
    "workflow:",
    "  rules:",
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    '    - if: $CI_PIPELINE_SOURCE == "schedule"',
    "",
  ];
}

const unseen: IncludingPipeline = { includes: false, stage: (usual) => usual, resets: [] };

/** A file of jobs for GitLab, and what makes it a part of the pipeline: an entry under `include`, and a last stage where there is none for it. */
export function includedInGitlab(project: Project, path: string, textFor: (pipeline: IncludingPipeline) => string): readonly Planned[] {
  const created = (pipeline: IncludingPipeline): Planned => ({ kind: "create", path, text: textFor(pipeline) });
  if (path === gitlabPipeline) return [created({ ...unseen, includes: true })];
  const isThere = (file: string) => project.files.includes(file) || project.facts("ci").some((one) => one.path === file);
  if (isThere(path)) return [created(unseen)];
  if (!isThere(gitlabPipeline)) {
    const lines = ["# Written by Roadworthy: what starts the jobs of this repository.", ...gitlabHead(), "include:", `  - /${path}`];
    return [created({ ...unseen, includes: true }), { kind: "create", path: gitlabPipeline, text: `${lines.join("\n")}\n` }];
  }
  const byHand = (reason: string): readonly Planned[] => [created(unseen), leftAlone(gitlabPipeline, reason)];
  const { root, notes } = readYaml(project.text(gitlabPipeline) ?? "");
  if (notes.length > 0 || root.kind !== "map") return byHand(`Add /${path} to its include.`);
  const stages = root
    .get("stages")
    .texts()
    .map(({ value }) => value);
  const pipeline: IncludingPipeline = { includes: true, stage: (usual) => stageIn(stages, usual), resets: resetsFor(root) };
  const jobs = readYaml(textFor(pipeline)).root.entries();
  const taken = jobs.find(({ key }) => isJobOf(project, root, key.value));
  if (taken) return byHand(`It has a job \`${taken.key.value}\` already: rename that in ${path}, and add the file to its include.`);
  const wanted = new Set(jobs.flatMap(({ value }) => value.get("stage").text() ?? []));
  const lacking = stages.length > 0 ? [...wanted].filter((stage) => !stages.includes(stage)) : [];
  const edits = [
    ...lacking.flatMap((stage) => withItem(project, gitlabPipeline, "stages", stage, (one) => one.text() === stage)),
    ...withItem(project, gitlabPipeline, "include", `/${path}`, (one) => isPath(one, path)),
  ];
  const left = edits.filter(({ kind }) => kind === "leave");
  return left.length > 0 ? [created(unseen), ...left] : [created(pipeline), ...edits];
}

/** Scripts that a pipeline puts around all jobs are for its own images. */
export function resetsFor(root: YamlNode): readonly string[] {
  return ["before_script", "after_script"].flatMap((key) => (root.has(key) || root.get("default").has(key) ? [`${key}: []`] : []));
}

/** Jobs of equal names in files that are included become one. */
function isJobOf(project: Project, root: YamlNode, name: string): boolean {
  return (
    root.has(name) || project.facts("ci").some(({ facts }) => facts.system === "gitlab-ci" && facts.jobs.some(({ id }) => id === name))
  );
}

/** Whether an entry under `include` is a file of the repository, or a pattern that fits it. */
function isPath(entry: YamlNode, path: string): boolean {
  const named = (entry.text() ?? entry.get("local").text())?.replace(/^\//, "");
  return named !== undefined && isTarget(named, path);
}

/** The stages before the first that deploys. */
export function beforeDeploying(stages: readonly string[]): readonly string[] {
  const first = stages.findIndex((one) => /deploy|release|publish|prod|deliver/i.test(one));
  return first === -1 ? stages : stages.slice(0, first);
}

const proves = /test|verif|check|quality|lint|valid/i;

/** A stage that is not declared would make the whole pipeline invalid. */
function stageIn(stages: readonly string[], usual: string): string {
  if (stages.length === 0 || stages.includes(usual)) return usual;
  const before = beforeDeploying(stages);
  if (usual === "deploy") return stages[before.length] ?? usual;
  return before.find((one) => proves.test(one)) ?? before.at(-1) ?? usual;
}
