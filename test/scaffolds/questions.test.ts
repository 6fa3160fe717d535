import assert from "node:assert/strict";
import { scaffolds } from "../../src/scaffolds/index.js";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { keyOf } from "../../src/scaffolds/question.js";
import { questionsOf, withAnswers } from "../../src/scaffolds/with-answers.js";
import { projectOf } from "./project-of.js";
import { pipService, sampleProjects, uvBatch } from "./projects.js";
import { temporaryFolder, writeFile } from "./scaffolded.js";
import { ensureValidators } from "./validators/ensure-validators.js";
import { problemsIn } from "./validators/validate-file.js";

async function written(
  id: string,
  answers: Readonly<Record<string, string>>,
  files = pipService.files,
): Promise<ReadonlyMap<string, string>> {
  const project = withAnswers(await projectOf({ files }), id, new Map(Object.entries(answers)));
  assert(typeof project !== "string", String(project));
  return new Map(planScaffold(project, id).edits.flatMap((edit) => (edit.kind === "create" ? [[edit.path, edit.text]] : [])));
}

describe("questions of scaffolds", function () {
  this.timeout(120_000);
  before(ensureValidators);

  for (const [id, { questions = [] }] of Object.entries(scaffolds)) {
    if (questions.length === 0) continue;
    it(`${id} asks at most two, and what it infers is what is written without an answer`, async () => {
      assert(questions.length <= 2);
      assert.equal(new Set(questions.map(keyOf)).size, questions.length);
      let suited = 0;
      for (const sample of Object.values(sampleProjects)) {
        const project = await projectOf(sample);
        const { edits } = planScaffold(project, id);
        if (edits.length === 0) continue;
        suited++;
        const answers = new Map(questions.map((question) => [keyOf(question), question.infer(project).value]));
        const answered = withAnswers(project, id, answers);
        assert(typeof answered !== "string", String(answered));
        // Comments may say that a figure was declared.
        const plain = (all: typeof edits) => all.map((edit) => ({ ...edit, text: edit.text.replace(/^ *#.*\n/gm, "") }));
        assert.deepEqual(plain(planScaffold(answered, id).edits), plain(edits));
      }
      if (id !== "data-splits") assert(suited > 0);
    });
  }

  it("put jobs where the answer says", async () => {
    assert.deepEqual([...(await written("ci-workflow", { "ci.system": "gitlab-ci" })).keys()], [".gitlab-ci.yml"]);
    assert.deepEqual([...(await written("deploy-workflow", { "ci.system": "azure-pipelines" })).keys()], [".azure-pipelines/deploy.yml"]);
  });

  it("put figures where the answer says, also where a manifest is there", async () => {
    assert.match(
      (await written("kubernetes", { "serving.scaling.max": "9" })).get("deploy/kubernetes/base/autoscaler.yaml") ?? "",
      /maxReplicas: 9/,
    );
    assert.match((await written("load-test", { "serving.slo.latency_p95": "250ms" })).get("tests/load/loadtest.py") ?? "", /250/);
    assert.match((await written("drift-job", { "drift.threshold": "0.4" }, uvBatch.files)).get("jobs/drift.py") ?? "", /0\.4/);
  });

  it("are refused with a reason", async () => {
    const project = await projectOf(pipService);
    for (const [id, key, value, said] of [
      ["ci-workflow", "ci.system", "jenkins", /one of github-actions, gitlab-ci, azure-pipelines/],
      ["ci-workflow", "ci.sytem", "gitlab-ci", /asks for ci\.system, not for "ci\.sytem"/],
      ["codeowners", "team.owners", "me", /asks nothing/],
      ["load-test", "serving.slo.latency_p95", "soon", /latency_p95/],
      ["kubernetes", "serving.scaling.max", "many", /max/],
      ["load-test", "serving.slo.latency_p95", "", /latency_p95/],
    ] as const) {
      const refused = withAnswers(project, id, new Map([[key, value]]));
      assert(typeof refused === "string" && said.test(refused), String(refused));
    }
  });

  it("give the image, the container and the pod a graphics processor, which the tools for them accept", async () => {
    const files = { ...pipService.files, "requirements.txt": `${pipService.files["requirements.txt"]}onnxruntime-gpu==1.20.0\n` };
    const project = await projectOf({ files });
    assert.deepEqual(questionsOf("dockerfile")[0]?.infer(project), { value: "1", isGuess: true });
    for (const [id, path, said] of [
      ["dockerfile", "Dockerfile", /--gpus all[\s\S]*NVIDIA_VISIBLE_DEVICES=all/],
      ["compose", "compose.yaml", /driver: nvidia/],
      ["kubernetes", "deploy/kubernetes/base/deployment.yaml", /nvidia\.com\/gpu: 1/],
    ] as const) {
      const text = (await written(id, {}, files)).get(path) ?? "";
      assert.match(text, said);
      const home = temporaryFolder();
      writeFile(home, path, text);
      assert.deepEqual(problemsIn(home, path, text), []);
      assert.doesNotMatch((await written(id, {})).get(path) ?? "", said);
      if (id !== "kubernetes") assert.doesNotMatch((await written(id, { "serving.limits.gpu": "0" }, files)).get(path) ?? "", said);
    }
  });
});
