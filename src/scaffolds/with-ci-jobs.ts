import type { Project } from "../project/project.js";
import type { Stack } from "../project/stack.js";
import { applyReplacements } from "../text/edit.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import type { Additions } from "./additions.js";
import { azureAdditions } from "./azure-additions.js";
import { type CiHost, ciHost, isRunFrom } from "./ci-host.js";
import type { CiJobPlan } from "./ci-jobs.js";
import { newWorkflow } from "./ci-place.js";
import { githubAdditions } from "./github-additions.js";
import { gitlabAdditions } from "./gitlab-additions.js";
import { isThere, leftAlone } from "./left-alone.js";
import { missingJobs } from "./missing-jobs.js";
import type { Planned } from "./scaffold.js";
import { azurePipeline } from "./templates/azure-pipelines.js";
import { githubCi } from "./templates/github-ci.js";
import { gitlabCi } from "./templates/gitlab-ci.js";

/**
 * Gives a project jobs that prove its changes: a first pipeline with all of them, or in the pipeline that it has those that are missing, every other byte as
 * it was. A pipeline that cannot be added to is left alone with the reason; beside one of GitHub's a new file does as well.
 */
export function withCiJobs(project: Project, stack: Stack, jobs: readonly CiJobPlan[]): readonly Planned[] {
  const host = ciHost(project);
  const missing = provesChanges(project) ? missingJobs(project, jobs) : jobs;
  if (!host) return missing.length === 0 ? [] : newPipeline(project, stack, withoutLostNeeds(missing));
  if ("kind" in host) {
    const isOfGithub = /^\.github\/workflows\//.test(host.path) && !/cannot be read/.test(host.reason);
    return isOfGithub && missing.length > 0 ? [host, ...newPipeline(project, stack, withoutLostNeeds(missing))] : [host];
  }
  if (missing.length === 0) return [leftAlone(host.path, isThere)];
  const additions = additionsTo(project, stack, host, missing);
  if ("problem" in additions) {
    if (host.facts.system !== "github-actions") return [leftAlone(host.path, additions.problem)];
    return [leftAlone(host.path, additions.problem), ...newPipeline(project, stack, withoutLostNeeds(missing))];
  }
  if (!isWhole(host, additions)) return [leftAlone(host.path, "Jobs cannot be added without changing what stands there.")];
  return additions.insertions.map(({ span, text }) => ({ kind: "replace", path: host.path, span, text }));
}

/** Whether any pipeline of the repository starts on changes. */
function provesChanges(project: Project): boolean {
  return project
    .facts("ci")
    .some(
      ({ path, facts: { system, triggers, jobs } }) =>
        jobs.length > 0 && (triggers.push || triggers.pullRequest) && isRunFrom(project, system, path),
    );
}

function newPipeline(project: Project, stack: Stack, jobs: readonly CiJobPlan[]): readonly Planned[] {
  return newWorkflow(project, "ci", {
    "github-actions": () => githubCi(project.root, stack, jobs),
    "gitlab-ci": (pipeline) => gitlabCi(project.root, stack, jobs, pipeline),
    "azure-pipelines": () => azurePipeline(project.root, stack, jobs),
  });
}

/** Jobs in another file cannot be waited for. */
function withoutLostNeeds(jobs: readonly CiJobPlan[]): readonly CiJobPlan[] {
  return jobs.map(({ needs, ...job }) => ({ ...job, ...(needs !== undefined && jobs.some(({ id }) => id === needs) && { needs }) }));
}

function additionsTo(project: Project, stack: Stack, host: CiHost, jobs: readonly CiJobPlan[]): Additions {
  switch (host.facts.system) {
    case "gitlab-ci":
      return gitlabAdditions(
        project.root,
        stack,
        host,
        jobs,
        project.facts("ci").flatMap(({ path, facts }) => (path === host.path ? [] : facts.jobs.map(({ id }) => id))),
      );
    case "azure-pipelines":
      return azureAdditions(project.root, stack, host, jobs);
    default:
      return githubAdditions(project.root, stack, host, jobs);
  }
}

/** Whether a pipeline with additions is the one that it was, with more entries at one end. */
function isWhole({ text, root }: CiHost, additions: Exclude<Additions, { problem: string }>): boolean {
  const after = readYaml(applyReplacements(text, additions.insertions));
  if (after.notes.length > 0 || after.documents.length !== 1) return false;
  const at = (node: YamlNode) =>
    additions.holder.reduce<YamlNode>((one, step) => (typeof step === "string" ? one.get(step) : (one.items()[step] ?? one)), node);
  const grown = at(after.root);
  const known = at(root);
  const before = sizeOf(known);
  return sizeOf(grown) === before + additions.entries && isSame(after.root, root, { grown, kept: before, gates: additions.gates ?? [] });
}

function sizeOf(node: YamlNode): number {
  return node.entries().length + node.items().length;
}

/** In what a tree may differ from the one before. */
interface Growth {
  /** The node that has more entries, and how many it had. */
  readonly grown: YamlNode;
  readonly kept: number;
  /** What `needs` may name besides. */
  readonly gates: readonly string[];
}

/** Whether a tree is the one before, but for how it has grown. */
function isSame(after: YamlNode, before: YamlNode, growth: Growth): boolean {
  if (after.kind !== before.kind || after.tag !== before.tag || after.mapped()?.value !== before.mapped()?.value) return false;
  const limit = after === growth.grown ? growth.kept : Number.POSITIVE_INFINITY;
  const [entries, items] = [after.entries().slice(0, limit), after.items().slice(0, limit)];
  return (
    entries.length === before.entries().length &&
    items.length === before.items().length &&
    entries.every(({ key, value }, index) => {
      const match = before.entries()[index];
      if (match?.key.value !== key.value) return false;
      return isSame(value, match.value, growth) || (key.value === "needs" && isSameNeeds(value, match.value, growth));
    }) &&
    items.every((item, index) => isSame(item, before.items()[index] ?? item, growth))
  );
}

function isSameNeeds(after: YamlNode, before: YamlNode, { gates }: Growth): boolean {
  const [now, then] = [after, before].map((node) => node.texts().map(({ value }) => value));
  return now !== undefined && then !== undefined && now.join() === [...then, ...gates].join();
}
