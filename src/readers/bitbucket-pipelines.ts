import type { CiFacts, CiJob, CiStep, CiTriggers, CommandLine, SwallowedFailure } from "../facts/ci-facts.js";
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

const maxJobs = 2000;
/** Earlier steps of its pipeline that one step is said to need. */
const maxNeeds = 200;

/** The kinds of pipelines, and what starts each; custom ones are started by hand, or by a schedule that is not in the file. */
const sections: readonly { readonly key: string; readonly triggers: CiTriggers }[] = [
  { key: "default", triggers: startedBy({ push: true }) },
  { key: "branches", triggers: startedBy({ push: true }) },
  { key: "pull-requests", triggers: startedBy({ pullRequest: true }) },
  { key: "tags", triggers: startedBy({ release: true }) },
  { key: "custom", triggers: startedBy({ manual: true }) },
];

/**
 * Reads `bitbucket-pipelines.yml`. Each step is a job, named as in the file; it needs the steps before it in its pipeline, those beside it in a
 * `parallel` left out. A step that several pipelines share by an anchor is one job, started by what starts any of them. What stands behind a
 * manual step waits for it. Pipes are what a step uses.
 */
export const bitbucketPipelinesReader: Reader<"ci"> = {
  name: "bitbucket-pipelines",
  kind: "ci",
  files: { names: ["bitbucket-pipelines.yml", "bitbucket-pipelines.yaml"] },
  maxBytes: 512 * 1024,
  read(file): CiFacts {
    const { root, notes } = readYaml(file.text);
    const jobs = new PipelineJobs(root);
    for (const { key, triggers } of sections) {
      const section = root.get("pipelines").get(key);
      for (const pipeline of section.kind === "list" ? [section] : section.entries().map(({ value }) => value)) {
        jobs.add(pipeline, triggers);
      }
    }
    return {
      system: "bitbucket-pipelines",
      triggers: joinTriggers(jobs.all.flatMap(({ triggers }) => triggers ?? [])),
      jobs: jobs.all,
      signs: distinctSigns([...jobs.all.flatMap(jobSigns), ...jobs.pipeSigns]),
      notes,
    };
  },
};

/** Collects the steps of pipelines. */
class PipelineJobs {
  private readonly byStep = new Map<YamlNode, CiJob>();
  private readonly ids = new Set<string>();
  readonly pipeSigns: Sign[] = [];

  constructor(private readonly root: YamlNode) {}

  get all(): readonly CiJob[] {
    return [...this.byStep.values()];
  }

  add(pipeline: YamlNode, triggers: CiTriggers): void {
    let started = triggers;
    let earlier: Located<string>[] = [];
    for (const item of pipeline.items()) {
      const steps = stepsOf(item);
      const isManual = [item.get("stage"), ...steps].some((holder) => holder.get("trigger").text() === "manual");
      if (isManual) started = startedBy({ manual: true });
      const added = steps.flatMap((step) => this.job(step, started, earlier) ?? []);
      earlier = [...earlier, ...added.map(({ id, span }) => ({ value: id, span }))].slice(-maxNeeds);
    }
  }

  private job(step: YamlNode, triggers: CiTriggers, needs: readonly Located<string>[]): CiJob | undefined {
    const known = this.byStep.get(step);
    if (!known && this.byStep.size >= maxJobs) return undefined;
    const job = known
      ? { ...known, triggers: joinTriggers([known.triggers ?? triggers, triggers]) }
      : { ...this.read(step, needs), triggers };
    this.byStep.set(step, job);
    return job;
  }

  private read(step: YamlNode, needs: readonly Located<string>[]): CiJob {
    const name = step.get("name").located();
    const services = this.root.get("definitions").get("services");
    const ignored = ignoredFailure(step);
    return {
      id: this.freeId(name?.value || `step ${this.byStep.size + 1}`),
      needs,
      steps: [...this.script(step.get("script"), undefined), ...this.script(step.get("after-script"), "after-script")],
      ...(ignored && { swallowed: ignored }),
      condition: step.has("condition") ? "condition: changesets" : undefined,
      image: (step.has("image") ? step : this.root).get("image").textOr("name"),
      services: step
        .get("services")
        .texts()
        .flatMap(({ value }) => services.get(value).get("image").textOr("name") ?? []),
      environment: step.get("deployment").located(),
      span: name?.span ?? { start: step.span.start, end: step.span.start },
    };
  }

  private freeId(name: string): string {
    let id = name;
    for (let count = 2; this.ids.has(id); count++) id = `${name} (${count})`;
    this.ids.add(id);
    return id;
  }

  /** A step of the job for a script, and one for each pipe in it. Failures in an `after-script` do not count. */
  private script(script: YamlNode, section: string | undefined): CiStep[] {
    const items = script.list();
    const commands = items.flatMap((item): CommandLine[] => {
      const text = item.mapped();
      return text ? commandLines(text) : [];
    });
    const pipes = items.flatMap((item) => this.pipe(item));
    const own: CiStep[] =
      commands.length > 0
        ? [{ name: section, with: {}, commands, ...(section && { swallowed: { by: section, span: script.span } }), span: script.span }]
        : [];
    return [...own, ...pipes];
  }

  private pipe(item: YamlNode): CiStep[] {
    const uses = item.get("pipe").located();
    if (!uses) return [];
    const variables = item.get("variables").entries();
    this.pipeSigns.push(...variables.flatMap(({ key, value }) => environmentSigns(key, value.mapped())));
    const given = variables.map(({ key, value }) => [key.value, value.text() ?? ""]);
    return [{ name: item.get("name").text(), uses, with: Object.fromEntries(given), commands: [], span: item.span }];
  }
}

/** The steps of one item of a pipeline, in any of its forms. */
function stepsOf(item: YamlNode): YamlNode[] {
  const parallel = item.get("parallel");
  const inner = [...parallel.items(), ...parallel.get("steps").items(), ...item.get("stage").get("steps").items()];
  return [item, ...inner].map((one) => one.get("step")).filter((step) => step.kind === "map");
}

/** `on-fail: { strategy: ignore }`. */
function ignoredFailure(step: YamlNode): SwallowedFailure | undefined {
  const onFail = step.get("on-fail");
  const key = "strategy";
  return onFail.get(key).text() === "ignore" ? { by: `on-fail: ${key}: ignore`, span: onFail.pairSpan(key) } : undefined;
}
