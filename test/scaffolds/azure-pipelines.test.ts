import assert from "node:assert/strict";
import { parse } from "yaml";
import { planChanges } from "../../src/engine/plan-changes.js";
import { prepareSteps } from "../../src/engine/prepare-steps.js";
import { Session } from "../../src/engine/session.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { projectOf } from "./project-of.js";
import {
  flaskService,
  hostileService,
  pipService,
  poetryService,
  ragService,
  type SampleProject,
  streamlitApp,
  uvBatch,
} from "./projects.js";
import { scaffolded } from "./scaffolded.js";
import { ensureValidators } from "./validators/ensure-validators.js";
import { problemsIn } from "./validators/validate-file.js";

interface Step {
  readonly task?: string;
  readonly bash?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly job?: string;
  readonly deployment?: string;
  readonly environment?: string;
  readonly dependsOn?: string | readonly string[];
  readonly steps?: readonly Step[];
  readonly strategy?: { readonly runOnce?: { readonly deploy?: { readonly steps?: readonly Step[] } } };
}

interface Pipeline {
  readonly trigger?: unknown;
  readonly pr?: unknown;
  readonly schedules?: readonly { readonly cron: string; readonly branches: unknown }[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly jobs: readonly Job[];
}

const samples = { pipService, poetryService, uvBatch, ragService, flaskService, streamlitApp, hostileService };
/** Every scaffold that writes jobs, and where. */
const writers: Readonly<Record<string, string>> = {
  "ci-workflow": "azure-pipelines.yml",
  "deploy-workflow": ".azure-pipelines/deploy.yml",
  "drift-job": ".azure-pipelines/drift.yml",
  "load-test": ".azure-pipelines/load-test.yml",
  "provider-canary": ".azure-pipelines/provider-canary.yml",
  "retraining-workflow": ".azure-pipelines/retrain.yml",
};

/** The sample with a manifest that names Azure Pipelines. */
function onAzure(sample: SampleProject): SampleProject {
  const manifest = `${sample.root ? `${sample.root}/` : ""}roadworthy.yaml`;
  const text = `${sample.files[manifest] ?? "version: 1\n"}ci: { system: azure-pipelines }\n`;
  return { ...sample, files: { ...sample.files, [manifest]: text } };
}

async function pipelineOf(sample: SampleProject, scaffold = "ci-workflow"): Promise<(Pipeline & { readonly home: string }) | undefined> {
  const { written, home } = await scaffolded(onAzure(sample), scaffold);
  assert.deepEqual(
    [...written.keys()].filter((path) => /\.github|\.gitlab/.test(path)),
    [],
    "it writes for another CI system",
  );
  const path = `${sample.root ? `${sample.root}/` : ""}${writers[scaffold]}`;
  const text = written.get(path);
  return text === undefined ? undefined : { ...(parse(text) as Pipeline), home };
}

function stepsOf({ steps, strategy }: Job): readonly Step[] {
  return steps ?? strategy?.runOnce?.deploy?.steps ?? [];
}

describe("scaffolds, for Azure Pipelines", function () {
  this.timeout(120_000);
  before(ensureValidators);

  for (const scaffold of Object.keys(writers)) {
    const written: string[] = [];
    for (const [name, sample] of Object.entries(samples)) {
      it(`${scaffold} has jobs that wait for jobs there are, and scripts that stop at the first failure (${name})`, async () => {
        const pipeline = await pipelineOf(sample, scaffold);
        if (!pipeline) return;
        written.push(name);
        const { jobs, home, trigger, schedules } = pipeline;
        const ids = jobs.map(({ job, deployment }) => job ?? deployment ?? "");
        assert(new Set(ids).size === ids.length);
        assert(trigger !== undefined);
        for (const { cron, branches } of schedules ?? []) {
          assert.match(cron, /^(?:[\d*]+ ){4}[\d*]+$/);
          assert(branches);
        }
        for (const one of jobs) {
          assert.match(one.job ?? one.deployment ?? "", /^[A-Za-z_]\w*$/);
          for (const needed of [one.dependsOn ?? []].flat()) assert(ids.includes(needed), needed);
          if (one.deployment) assert(one.environment);
          assert(stepsOf(one).length >= 2);
          for (const { bash } of stepsOf(one)) {
            if (bash === undefined) continue;
            assert.match(bash, /^set -euo pipefail\n./);
            // Shellcheck does not follow what a machine brings, and takes names with a dollar sign for mistakes.
            const found = problemsIn(home, "step.sh", `#!/bin/bash\n# shellcheck disable=SC1091,SC2016\n${bash}`);
            assert.deepEqual(found, []);
          }
        }
      });
    }
    it(`${scaffold} was seen to write one`, () => assert.notEqual(written.length, 0));
  }

  it("gives secrets to the evaluation alone", async () => {
    const { jobs } = (await pipelineOf(ragService)) ?? assert.fail();
    for (const { job, steps = [] } of jobs)
      for (const { env } of steps)
        assert.deepEqual(env, job === "evals_prompts" && env ? { OPENAI_API_KEY: "$(OPENAI_API_KEY)" } : undefined);
    assert(jobs.find(({ job }) => job === "evals_prompts")?.steps?.some(({ env }) => env));
  });

  it("deploys to production only after staging, and to staging only after the tests, with the credentials of each", async () => {
    const { jobs } = (await pipelineOf(pipService, "deploy-workflow")) ?? assert.fail();
    const one = (id: string) => jobs.find(({ job, deployment }) => (job ?? deployment) === id) ?? assert.fail(id);
    assert.equal(one("production").dependsOn, "staging");
    assert.equal(one("staging").dependsOn, "image");
    assert([one("image").dependsOn ?? []].flat().includes("test"));
    for (const place of ["staging", "production"])
      assert(stepsOf(one(place)).some(({ env }) => env?.CLUSTER_ACCESS === `$(CLUSTER_ACCESS_${place.toUpperCase()})`));
  });

  it("keeps only a model that passed its evaluation", async () => {
    const { jobs } = (await pipelineOf(pipService, "retraining-workflow")) ?? assert.fail();
    const steps = jobs.flatMap((job) => stepsOf(job)) as readonly (Step & { condition?: string })[];
    const published = steps.find(({ task }) => task === "PublishPipelineArtifact@1") ?? assert.fail();
    assert.equal(published.condition, undefined);
  });

  it("leaves an existing pipeline alone", async () => {
    const { written } = await scaffolded(
      { files: { ...pipService.files, "azure-pipelines.yml": "steps:\n  - script: make\n" } },
      "ci-workflow",
    );
    assert.equal(written.size, 0);
  });

  for (const [name, sample] of Object.entries(samples)) {
    it(`ci-workflow declares the pipeline that it writes (${name})`, async () => {
      const claims = scaffolds["ci-workflow"]?.declares?.(await projectOf(onAzure(sample)));
      assert.deepEqual(claims, [
        { path: ["ci", "system"], value: "azure-pipelines" },
        { path: ["ci", "workflows"], value: ["azure-pipelines.yml"] },
      ]);
    });
  }

  it("stays with Azure for all that a stage lacks, where a pipeline of Azure is all that there is", async () => {
    const files = { ...pipService.files, "ci/azure-pipelines-lint.yml": "trigger: [main]\nsteps:\n  - script: ruff check\n" };
    const session = new Session(literalFileSystem(files));
    await session.refresh();
    const report = session.report("", "2026-11-01");
    const { scaffolds: ids, steps } = prepareSteps(report, "churn");
    const { changes, project } = await planChanges({ snapshot: session.snapshot, project: report.project }, steps, {
      texts: (paths) => session.texts(paths),
      exists: async (path) => path in files,
    });
    assert(ids.indexOf("ci-workflow") >= 0 && ids.indexOf("ci-workflow") < ids.indexOf("load-test"), "load-test comes after ci-workflow");
    assert.deepEqual(
      changes.map(({ path }) => path).filter((path) => /\.github\/workflows|\.gitlab/.test(path)),
      [],
    );
    const workflows = changes.map(({ path }) => path).filter((path) => /azure-pipelines(?:\/|\.yml)/.test(path));
    assert(workflows.includes(".azure-pipelines/load-test.yml") && !workflows.includes("azure-pipelines.yml"), workflows.join());
    // What proves changes joins the pipeline that there is.
    const joined = changes.find(({ path }) => path === "ci/azure-pipelines-lint.yml")?.after ?? "";
    assert(joined.startsWith(files["ci/azure-pipelines-lint.yml"]) && /python -m pytest tests$/m.test(joined), joined);
    assert.equal(project.manifest.get("ci", "system"), "azure-pipelines");
    assert(project.manifest.has("ci", "workflows"));
  });
});

describe("scaffolds that speak of others", () => {
  for (const id of Object.keys(scaffolds).filter((one) => scaffolds[one]?.after))
    it(`${id} names scaffolds that there are, in after`, () => {
      for (const before of scaffolds[id]?.after ?? []) assert(before in scaffolds, before);
    });
});
