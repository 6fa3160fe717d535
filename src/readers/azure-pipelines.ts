import type { CiFacts, CiTriggers } from "../facts/ci-facts.js";
import type { Sign } from "../facts/sign.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { nameOf } from "../workspace/path-parts.js";
import { azureJobs } from "./ci/azure-jobs.js";
import { azureItems, isAzureSteps } from "./ci/azure-steps.js";
import { jobSigns } from "./ci/job-signs.js";
import { startedBy } from "./ci/triggers.js";
import { environmentSigns, imageSigns } from "./configuration-signs.js";
import type { Reader } from "./reader.js";

const usualPlace = /(?:^|\/)(?:azure-pipelines[^/]*\.ya?ml$|\.azuredevops\/|\.azure-pipelines\/|\.pipelines\/|azure-pipelines\/)/i;
const otherSystem = /(?:^|\/)(?:\.github\/|\.circleci\/|\.gitlab\/|\.gitlab-ci\.ya?ml$|bitbucket-pipelines\.ya?ml$|\.travis\.ya?ml$)/i;
const work = /^(?:stages|jobs|steps|extends)[ \t]*:/m;
/** What only the file that is run has, not what it is made of. */
const rootKeys = ["trigger", "pr", "schedules", "resources", "pool", "extends"];
const templateName = /template|(?:^|\/)(?:steps|jobs|stages)(?:\/|[^/]*\.ya?ml$)/i;

/**
 * Reads pipelines and templates of Azure Pipelines, by content wherever they lie. A pipeline that does not say what triggers it runs on push;
 * that pull requests trigger it where `pr` is not written depends on where the repository lies, and does not count. A file of which
 * nothing says that it is run is a template, and `called`.
 */
export const azurePipelinesReader: Reader<"ci"> = {
  name: "azure-pipelines",
  kind: "ci",
  files: { extensions: ["yml", "yaml"] },
  maxBytes: 512 * 1024,
  keepsText: true,
  read({ path, text }): CiFacts | undefined {
    const isUsual = usualPlace.test(path);
    if (otherSystem.test(path) || (text === undefined && !isUsual) || (text !== undefined && !work.test(text))) return undefined;
    const { root, notes } = readYaml(text);
    const isRun = rootKeys.some((key) => root.has(key));
    if (!isPipeline(root) && !(isUsual && notes.length > 0)) return undefined;
    const isPlain = root.has("steps") && !root.has("jobs") && !root.has("stages");
    // A list of steps alone could be anything's.
    if (isPlain && !isUsual && !isRun && !root.has("parameters") && !/^\s*-\s+(?:task|template):/m.test(text ?? "")) return undefined;
    const triggers = isTemplate(path, root, isRun) ? startedBy({ called: true }) : readTriggers(root);
    const jobs = azureJobs(root).map((job) => ({ ...job, ...restricted(triggers, job.condition) }));
    return {
      system: "azure-pipelines",
      name: root.get("name").text(),
      triggers,
      jobs,
      signs: [...variableSigns(root), ...jobs.flatMap(jobSigns), ...containerSigns(root)],
      notes,
    };
  },
};

function isPipeline(root: YamlNode): boolean {
  const stages = azureItems(root.get("stages"));
  const jobs = azureItems(root.get("jobs"));
  if (stages.length > 0) return stages.every((stage) => stage.has("stage") || stage.has("template"));
  if (jobs.length > 0) return jobs.every((job) => job.has("job") || job.has("deployment") || job.has("template"));
  return isAzureSteps(root.get("steps")) || root.get("extends").has("template");
}

function isTemplate(path: string, root: YamlNode, isRun: boolean): boolean {
  if (isRun) return false;
  const name = nameOf(path);
  if (/^azure-pipelines\.ya?ml$/i.test(name)) return false;
  return root.has("parameters") || !root.has("stages") || templateName.test(path);
}

function readTriggers(root: YamlNode): CiTriggers {
  const trigger = root.get("trigger");
  const branches = trigger.kind === "map" ? trigger.has("branches") || !trigger.has("tags") : trigger.text() !== "none";
  const pr = root.get("pr");
  const resources = root.get("resources");
  const isTriggered = (kind: string) =>
    resources
      .get(kind)
      .items()
      .some((item) => item.has("trigger") && item.get("trigger").text() !== "none");
  return startedBy({
    push: trigger.kind === "absent" || (trigger.kind !== "null" && branches && !(trigger.kind === "list" && trigger.items().length === 0)),
    pullRequest: pr.kind === "list" || pr.kind === "map" || (pr.kind === "text" && pr.text() !== "none"),
    manual: true,
    release: trigger.kind === "map" && trigger.has("tags"),
    schedules: azureItems(root.get("schedules")).flatMap((schedule) => schedule.get("cron").located() ?? []),
    other: ["pipelines", "repositories", "containers", "packages", "webhooks"].filter(isTriggered),
  });
}

const reason = /^(?:and\(\s*(?:succeeded\(\)|always\(\))\s*,\s*)?eq\(\s*variables(?:\['|\.)Build\.?Reason'?\]?\s*,\s*'(\w+)'\s*\)\)?$/i;

/** What is left of a pipeline's triggers for a job that runs for one reason only. */
function restricted(triggers: CiTriggers, condition: string | undefined): { triggers?: CiTriggers } {
  const wanted = reason.exec(condition?.trim() ?? "")?.[1]?.toLowerCase();
  if (wanted === undefined || triggers.called) return {};
  return {
    triggers: startedBy({
      push: triggers.push && (wanted === "individualci" || wanted === "batchedci"),
      pullRequest: wanted === "pullrequest",
      manual: wanted === "manual",
      schedules: wanted === "schedule" ? triggers.schedules : [],
      other: wanted === "schedule" ? ["schedule"] : [],
    }),
  };
}

function containerSigns(root: YamlNode): Sign[] {
  const containers = root.get("resources").get("containers").items();
  return containers.flatMap((container) => imageSigns(container.get("image").located()));
}

/** Variables as a map, or as a list of names and values; and the environments of steps. */
function variableSigns(root: YamlNode): Sign[] {
  const stages = azureItems(root.get("stages"));
  const jobs = [root, ...stages].flatMap((holder) => azureItems(holder.get("jobs")));
  const steps = [root, ...jobs].flatMap((holder) => azureItems(holder.get("steps")));
  const maps = [...[root, ...stages, ...jobs].map((node) => node.get("variables")), ...steps.map((step) => step.get("env"))];
  return maps.flatMap((variables) => [
    ...variables.entries().flatMap(({ key, value }) => environmentSigns(key, value.mapped())),
    ...variables.items().flatMap((item) => {
      const name = item.get("name").located();
      return name ? environmentSigns(name, item.get("value").mapped()) : [];
    }),
  ]);
}
