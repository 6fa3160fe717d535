import type { CiTriggers } from "../../facts/ci-facts.js";
import type { YamlNode } from "../../text/yaml-node.js";

/** What starts the pipeline: `workflow: rules` where there are any, else what any job asks for. A job that asks for nothing runs on push. */
export function gitlabTriggers(workflow: YamlNode, jobs: readonly { readonly rules: YamlNode; readonly only: YamlNode }[]): CiTriggers {
  const rules = workflow.get("rules");
  const sources = new Set(
    rules.kind === "list"
      ? sourcesOfRules(rules)
      : jobs.flatMap((job) => (job.rules.kind === "list" ? sourcesOfRules(job.rules) : sourcesOfOnly(job.only))),
  );
  const {
    push,
    merge_request_event: pullRequest,
    web: manual,
    tag: release,
  } = Object.fromEntries([...sources].map((source) => [source, true]));
  const known = ["push", "merge_request_event", "web", "tag"];
  return {
    push: push ?? false,
    pullRequest: pullRequest ?? false,
    manual: manual ?? false,
    release: release ?? false,
    schedules: [],
    other: [...sources].filter((source) => !known.includes(source)),
  };
}

/** The rules that let a job run. */
export function effectiveRules(rules: YamlNode): readonly YamlNode[] {
  return rules.items().filter((rule) => rule.kind === "map" && rule.get("when").text() !== "never");
}

const pipelineSource = /\$CI_PIPELINE_SOURCE\s*(?:==\s*["'](\w+)["']|=~\s*\/([^/]*)\/)/g;
const mergeRequest = /\$CI_MERGE_REQUEST_\w+(?!\s*==\s*null)/;
const tag = /\$CI_COMMIT_TAG\b(?!\s*==\s*null)/;

function sourcesOfRules(rules: YamlNode): string[] {
  return effectiveRules(rules).flatMap((rule) => sourcesOfCondition(rule.get("if").text() ?? ""));
}

function sourcesOfCondition(condition: string): string[] {
  const sources = [...condition.matchAll(pipelineSource)].flatMap((match) => (match[1] ?? match[2] ?? "").match(/\w+/g) ?? []);
  if (mergeRequest.test(condition)) sources.push("merge_request_event");
  if (tag.test(condition)) sources.push("tag");
  return sources.length > 0 ? sources : ["push"];
}

/** The words of `only` that are not branch names. */
const onlyWords = new Map([
  ["merge_requests", "merge_request_event"],
  ["external_pull_requests", "external_pull_request_event"],
  ["tags", "tag"],
  ["schedules", "schedule"],
  ["web", "web"],
  ["api", "api"],
  ["triggers", "trigger"],
  ["pipelines", "pipeline"],
  ["chat", "chat"],
]);

function sourcesOfOnly(only: YamlNode): string[] {
  const refs = (only.kind === "map" ? only.get("refs") : only).texts();
  return refs.length === 0 ? ["push"] : refs.map(({ value }) => onlyWords.get(value) ?? "push");
}
