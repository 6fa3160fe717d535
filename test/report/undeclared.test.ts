import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import type { Finding } from "../../src/report/outcome.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const train = "import mlflow\n\nwith mlflow.start_run():\n    mlflow.log_metric('f1', 0.9)\n";
const retrieve = 'from qdrant_client import QdrantClient\n\nclient = QdrantClient("http://qdrant:6333")\nclient.query_points("docs")\n';
const ask =
  'from openai import OpenAI\n\nOpenAI().responses.create(model="gpt-4o-2024-08-06", input=q)\nOpenAI().responses.create(model="gpt-4o-mini", input=q)\n';

async function remarks(manifest: string, files: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  const session = new Session(literalFileSystem({ ...files, "roadworthy.yaml": `version: 1\nproject: { name: x }\n${manifest}` }));
  await session.refresh();
  return session.report("", "2026-09-01").findings.filter(({ rule }) => rule === "manifest/undeclared" || rule.startsWith("waiver/"));
}

describe("what is used and not declared", () => {
  it("is said once per system, where it shows best, with the edit that declares it", async () => {
    const [first, ...others] = await remarks("", { "src/a.py": train, "src/b.py": train, "src/c.py": "import mlflow\n" });
    assert.deepEqual(others, []);
    assert.deepEqual([first?.severity, first?.at?.path, first?.kind], ["info", "src/a.py", "missing"]);
    assert.match(first?.message ?? "", /^MLflow tracks runs here \(`mlflow\.start_run\(\)` called\), but the manifest does not name it/);
    assert.deepEqual(first?.fixes, [
      { kind: "manifest", title: "Declare MLflow in `experiments`", path: ["experiments"], value: { tool: "mlflow" } },
    ]);
  });

  it("is declared by a name, an alias, a word of prose, a command, or the file that uses it", async () => {
    for (const manifest of [
      "experiments: mlflow",
      "experiments: { tool: MLFlow }",
      "models: [{ name: m, registry: mlflow }]",
      "commands: { train: mlflow run . }",
      "monitoring: { traces: kept in MLflow for 30 days }",
      "commands: { train: src/a.py }",
    ])
      assert.deepEqual(await remarks(manifest, { "src/a.py": train }), [], manifest);
    assert.equal((await remarks("experiments: our own ledger", { "src/a.py": train })).length, 1);
  });

  it("is left to the practice's rule where the manifest names a tool that nothing shows", async () => {
    assert.deepEqual(await remarks("experiments: wandb", { "src/a.py": train }), []);
  });

  it("is nothing that only tests, examples, notebooks, documents, vendored code or CI use, or that is only installed", async () => {
    const elsewhere = ["tests/test_a.py", "examples/a.py", "docs/a.py", "third_party/a.py"];
    for (const path of elsewhere) assert.deepEqual(await remarks("", { [path]: retrieve }), [], path);
    assert.deepEqual(await remarks("", { "requirements.txt": "qdrant-client\nmlflow\n", ".env": "MLFLOW_TRACKING_URI=x\n" }), []);
    const workflow =
      "on: push\njobs:\n  a:\n    runs-on: x\n    services: { q: { image: qdrant/qdrant } }\n    steps: [{ run: mlflow ui }]\n";
    assert.deepEqual(await remarks("", { ".github/workflows/ci.yml": workflow }), []);
    const [store] = await remarks("", { "app/a.py": retrieve });
    assert.match(store?.message ?? "", /Qdrant keeps vectors here/);
  });

  it("is each rented model beside those that the manifest names", async () => {
    const declared = "models: [{ name: a, provider: openai, version: gpt-4o-2024-08-06 }]";
    const [model, ...others] = await remarks(declared, { "app/a.py": ask });
    assert.deepEqual(others, []);
    assert.match(model?.message ?? "", /^`gpt-4o-mini` is called here, but no entry of `models` names it/);
    assert.equal(ask.slice(model?.at?.span.start, model?.at?.span.end), '"gpt-4o-mini"');
    for (const both of [
      "models: [{ name: a, version: gpt-4o-2024-08-06, fallback: gpt-4o-mini }]",
      `${declared}\nevals: [{ name: e, judge: { model: gpt-4o-mini } }]`,
    ])
      assert.deepEqual(await remarks(both, { "app/a.py": ask }), [], both);
  });

  it("can be waived where it stands, made louder, or switched off", async () => {
    const waived = train.replace(
      "with mlflow.start_run():",
      "with mlflow.start_run():  # roadworthy: ignore[manifest/undeclared] -- a trial",
    );
    assert.deepEqual(await remarks("", { "src/a.py": waived }), []);
    const louder = await remarks("checks: { severity: { manifest/undeclared: warning } }", { "src/a.py": train });
    assert.deepEqual(
      louder.map(({ severity }) => severity),
      ["warning"],
    );
    assert.deepEqual(await remarks("checks: { severity: { manifest/undeclared: off } }", { "src/a.py": train }), []);
  });

  it("is nothing without a manifest", async () => {
    const session = new Session(literalFileSystem({ "src/a.py": train }));
    await session.refresh();
    assert(!session.report("", "2026-09-01").findings.some(({ rule }) => rule === "manifest/undeclared"));
  });
});
