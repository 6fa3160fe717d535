import assert from "node:assert/strict";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { projectOf } from "./project-of.js";
import { expressService, flaskService, pipService, poetryService, ragService, type SampleProject, uvBatch } from "./projects.js";
import { scaffolded, temporaryFolder, writeFile } from "./scaffolded.js";
import { ensureValidators } from "./validators/ensure-validators.js";
import { type Answer, run } from "./validators/run.js";
import { problemsIn } from "./validators/validate-file.js";

const path = ".github/workflows/deploy.yml";
const gitlabPath = ".gitlab/ci/deploy.yml";

const onGitlab = (sample: SampleProject): SampleProject => ({
  files: { ...sample.files, ".gitlab-ci.yml": "stages: [check, test, evaluate, deploy]\n" },
});

describe("scaffold deploy-workflow", function () {
  this.timeout(120_000);
  before(ensureValidators);

  it("deploys to production what staging runs, and nothing whose tests or evaluations fail", async () => {
    for (const sample of [pipService, poetryService, ragService, flaskService]) {
      const { written } = await scaffolded(sample, "deploy-workflow");
      const { jobs } = parse(written.get(path) ?? "");
      const proofs = Object.keys(jobs).filter((id) => !["image", "staging", "production"].includes(id));
      assert(proofs.includes("test") && proofs.some((id) => id.startsWith("evals")));
      assert.deepEqual(jobs.image.needs, proofs);
      assert.equal(jobs.staging.needs, "image");
      assert.deepEqual(jobs.production.needs, ["image", "staging"]);
      assert.deepEqual([jobs.staging.environment, jobs.production.environment], ["staging", "production"]);
      for (const { steps } of Object.values<{ steps: { run?: string }[] }>(jobs))
        for (const { run: text = "" } of steps) assert.doesNotMatch(text, /\$\{\{/, "nothing from outside stands in a script");
    }
  });

  it("leaves alone what a platform deploys from Git, or CI with the platform's own command, and says so", async () => {
    const fly = "on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - run: flyctl deploy --remote-only\n";
    const cases: readonly (readonly [Readonly<Record<string, string>>, string | undefined, RegExp?])[] = [
      [{ "vercel.json": "{}\n" }, "vercel.json", /^Vercel deploys from Git here/],
      [{ "render.yaml": "services: []\n" }, "render.yaml", /^Render /],
      [{ "railway.toml": "[deploy]\n" }, "railway.toml", /^Railway /],
      [{ "app.json": "{}\n", Procfile: "web: uvicorn app.main:app\n" }, "app.json", /^Heroku /],
      [{ "fly.toml": "app = 'x'\n", ".github/workflows/fly.yml": fly }, ".github/workflows/fly.yml", /deploys to Fly already/],
      [
        { "README.md": "---\ntitle: Clerk\nsdk: gradio\nsdk_version: 5.0.0\napp_file: app.py\n---\n\n# Clerk\n" },
        "README.md",
        /^Hugging Face Spaces deploys from Git here/,
      ],
      [
        { "modal_app.py": 'import modal\n\napp = modal.App("clerk")\n\n\n@app.function()\ndef serve():\n    return 1\n' },
        "modal_app.py",
        /run `modal deploy modal_app\.py` in CI behind the tests/,
      ],
      [{ "README.md": "---\nlicense: mit\n---\n\n# Clerk\n" }, undefined],
      // Nobody deploys by these: an app for phones, pages beside a service in Python, a platform that waits for a command.
      [{ "app.json": '{ "expo": {} }\n' }, undefined],
      [{ "netlify.toml": "[build]\n" }, undefined],
      [{ "fly.toml": "app = 'x'\n" }, undefined],
      [{ "pages/vercel.json": "{}\n" }, undefined],
    ];
    for (const [files, file, reason = /never/] of cases) {
      const project = await projectOf({ files: { ...pipService.files, ...files } });
      const { edits, skipped } = planScaffold(project, "deploy-workflow");
      assert.equal(edits.length > 0, file === undefined, Object.keys(files).join());
      assert.deepEqual(
        skipped.map((one) => one.path),
        file === undefined ? [] : [file],
      );
      if (file !== undefined) assert.match(skipped[0]?.reason ?? "", reason);
    }
    const netlify = await projectOf({ files: { ...expressService.files, "netlify.toml": "[build]\n" } });
    assert.match(planScaffold(netlify, "deploy-workflow").skipped[0]?.reason ?? "", /^Netlify /);
  });

  it("is the only way: no cluster, and nothing to scrape, where a platform runs functions or screens", async () => {
    const platforms: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ["Vercel", { "vercel.json": "{}\n" }],
      ["Hugging Face Spaces", { "README.md": "---\nsdk: docker\napp_file: app.py\n---\n\n# Clerk\n" }],
      ["Modal", { "modal_app.py": 'import modal\n\napp = modal.App("clerk")\n' }],
    ];
    for (const [name, files] of platforms) {
      const project = await projectOf({ files: { ...pipService.files, ...files } });
      for (const id of ["kubernetes", "canary", "monitoring", "grafana-dashboard"])
        assert.deepEqual(planScaffold(project, id).edits, [], `${name}: ${id}`);
      assert.match(planScaffold(project, "monitoring").skipped[0]?.reason ?? "", new RegExp(`^On ${name} no process waits`));
    }
    const render = await projectOf({ files: { ...pipService.files, "render.yaml": "services: []\n" } });
    assert(planScaffold(render, "monitoring").edits.length > 0);
  });

  it("builds the image of a batch job, and deploys nothing", async () => {
    const { jobs } = parse((await scaffolded(uvBatch, "deploy-workflow")).written.get(path) ?? "");
    assert(jobs.image && !jobs.staging && !jobs.production);
  });

  it("is a pipeline of GitLab where that is in use", async () => {
    for (const sample of [pipService, ragService, poetryService]) {
      const { home, written } = await scaffolded(onGitlab(sample), "deploy-workflow");
      const whole = `stages: [check, test, evaluate, deploy]\n${written.get(gitlabPath)}`;
      assert.deepEqual(problemsIn(home, ".gitlab-ci.yml", whole), []);
      assert.notDeepEqual(problemsIn(home, ".gitlab-ci.yml", whole.replace('needs: ["staging"]', 'needs: ["nothing"]')), []);
      const jobs = parse(written.get(gitlabPath) ?? "");
      assert(jobs.container.needs.includes("release-test"));
      assert.deepEqual([jobs.staging.needs, jobs.production.needs], [["container"], ["staging"]]);
    }
  });

  it("goes back by itself when a version does not come up", async () => {
    const text = stepOf((await scaffolded(pipService, "deploy-workflow", "kubernetes")).written.get(path), "staging", "Deploy");
    const calls = await machine();
    assert.equal(calls.run(text).code, 0, text);
    assert.deepEqual(calls.made(), [
      "kustomize edit set image service=registry/service@sha256:1 in staging",
      "kubectl apply --kustomize deploy/kubernetes/overlays/staging",
      "kubectl rollout status --namespace staging deployment/service --timeout=10m",
    ]);
    assert.equal(readFileSync(join(calls.home, ".kube/config"), "utf8"), "secret");
    assert.equal(calls.run(text, "rollout status").code, 1);
    assert.equal(calls.made().at(-1), "kubectl rollout undo --namespace staging deployment/service");
  });

  it("does not push an image that does not answer", async () => {
    const text = stepOf((await scaffolded(ragService, "deploy-workflow")).written.get(path), "image", "Try it");
    const calls = await machine();
    assert.equal(calls.run(text).code, 0);
    assert.deepEqual(calls.made(), [
      "docker run --detach --name trial --env OPENAI_API_KEY=unused --publish 8080:8080 service:candidate",
      "curl --fail --silent --show-error --output /dev/null http://127.0.0.1:8080/health",
      "docker rm --force trial",
    ]);
    assert.equal(calls.run(text, "/health").code, 1);
    assert.equal(calls.made().at(-1), "docker logs trial");
  });

  it("sets the image of a Deployment that somebody else describes", async () => {
    const deployment =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: parcels }\nspec: { template: { spec: { containers: [{ name: api, image: parcels:1 }] } } }\n";
    const { written } = await scaffolded({ files: { ...pipService.files, "ops/api.yaml": deployment } }, "deploy-workflow");
    assert.match(
      stepOf(written.get(path), "production", "Deploy"),
      /^kubectl set image --namespace production deployment\/parcels "\*=\$IMAGE"$/m,
    );
  });
});

function stepOf(workflow: string | undefined, job: string, name: string): string {
  const step = parse(workflow ?? "").jobs[job].steps.find((one: { name?: string }) => one.name === name);
  assert(step, name);
  return step.run;
}

/** A machine whose tools only write down what they are asked; what holds `breaks` fails. */
async function machine() {
  const { home } = await scaffolded(pipService, "kubernetes");
  const bin = temporaryFolder();
  for (const name of ["kubectl", "kustomize", "docker", "curl", "sleep"]) {
    const where = name === "kustomize" ? " in $(basename $PWD)" : "";
    const note = name === "sleep" ? "" : `echo "${name} $*${where}" >> ${bin}/calls`;
    writeFile(bin, name, `#!/bin/bash\n${note}\nif [ -n "$BREAKS" ]; then case "$*" in *"$BREAKS"*) exit 1 ;; esac; fi\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return {
    home,
    run: (script: string, breaks = ""): Answer => {
      writeFile(bin, "calls", "");
      const env = {
        PATH: `${bin}:${process.env.PATH}`,
        HOME: home,
        CLUSTER_ACCESS: "secret",
        IMAGE: "registry/service@sha256:1",
        BREAKS: breaks,
      };
      return run("bash", ["-e", "-c", script], { cwd: home, env });
    },
    made: () => readFileSync(join(bin, "calls"), "utf8").trim().split("\n"),
  };
}
