import assert from "node:assert/strict";
import { parse } from "yaml";
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

interface Job {
  readonly job: string;
  readonly dependsOn?: string;
  readonly steps: readonly { readonly task?: string; readonly bash?: string; readonly env?: Readonly<Record<string, string>> }[];
}

async function pipelineOf(sample: SampleProject): Promise<{ readonly jobs: readonly Job[]; readonly home: string }> {
  const place = sample.root ? `${sample.root}/` : "";
  const manifest = `${place}roadworthy.yaml`;
  const text = `${sample.files[manifest] ?? "version: 1\n"}ci: { system: azure-pipelines }\n`;
  const { written, home } = await scaffolded({ ...sample, files: { ...sample.files, [manifest]: text } }, "ci-workflow");
  assert.deepEqual([...written.keys()], [`${place}azure-pipelines.yml`]);
  return { jobs: parse(written.get(`${place}azure-pipelines.yml`) ?? "").jobs, home };
}

describe("scaffold ci-workflow, for Azure Pipelines", function () {
  this.timeout(120_000);
  before(ensureValidators);

  for (const [name, sample] of Object.entries({
    pipService,
    poetryService,
    uvBatch,
    ragService,
    flaskService,
    streamlitApp,
    hostileService,
  })) {
    it(`has jobs that wait for jobs there are, and scripts that stop at the first failure (${name})`, async () => {
      const { jobs, home } = await pipelineOf(sample);
      const ids = jobs.map(({ job }) => job);
      assert(ids.includes("test") && new Set(ids).size === ids.length);
      for (const { job, dependsOn, steps } of jobs) {
        assert.match(job, /^[A-Za-z_]\w*$/);
        if (dependsOn) assert(ids.includes(dependsOn), dependsOn);
        assert(steps.length >= 2);
        for (const { bash } of steps) {
          if (bash === undefined) continue;
          assert.match(bash, /^set -euo pipefail\n./);
          // Shellcheck does not follow what a machine brings, and takes names with a dollar sign for mistakes.
          const found = problemsIn(home, "step.sh", `#!/bin/bash\n# shellcheck disable=SC1091,SC2016\n${bash}`);
          assert.deepEqual(found, []);
        }
      }
    });
  }

  it("gives secrets to the evaluation alone", async () => {
    const { jobs } = await pipelineOf(ragService);
    for (const { job, steps } of jobs)
      for (const { env } of steps)
        assert.deepEqual(env, job === "evals_prompts" && env ? { OPENAI_API_KEY: "$(OPENAI_API_KEY)" } : undefined);
    assert(jobs.find(({ job }) => job === "evals_prompts")?.steps.some(({ env }) => env));
  });

  it("leaves an existing pipeline alone", async () => {
    const { written } = await scaffolded(
      { files: { ...pipService.files, "azure-pipelines.yml": "steps:\n  - script: make\n" } },
      "ci-workflow",
    );
    assert.equal(written.size, 0);
  });
});
