import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

async function open(files: Readonly<Record<string, string>>): Promise<Session> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return session;
}

const main = 'if __name__ == "__main__":\n    run()\n';
const churn = { "churn/requirements.txt": "scikit-learn==1.5.0\n", "churn/train.py": `import sklearn\n${main}` };
const chat = { "chat/pyproject.toml": '[project]\nname = "chat"\ndependencies = ["openai"]\n', "chat/app.py": `import openai\n${main}` };

describe("projects without manifests", () => {
  it("are folders side by side with dependencies of ML, LLM or data work and an entry point each", async () => {
    assert.deepEqual((await open({ ...churn, ...chat, "README.md": "# Two" })).roots, ["chat", "churn"]);
  });

  it("are found for dbt, and for images and notebooks as entry points", async () => {
    const files = {
      "warehouse/dbt_project.yml": "name: shop\nversion: 1.0.0\n",
      "warehouse/models/orders.sql": "select 1",
      "model/requirements.txt": "torch\n",
      "model/Dockerfile": "FROM python:3.12\nCMD python -m model\n",
    };
    assert.deepEqual((await open(files)).roots, ["model", "warehouse"]);
  });

  it("are one where a manifest says so, or the top is such a project itself", async () => {
    assert.deepEqual((await open({ ...churn, ...chat, "chat/roadworthy.yaml": "version: 1\nproject: { name: chat }\n" })).roots, ["chat"]);
    assert.deepEqual((await open({ ...churn, ...chat, "requirements.txt": "mlflow\n", "main.py": `import mlflow\n${main}` })).roots, [""]);
  });

  it("are not the parts that serve another one", async () => {
    const parts = {
      "frontend/package.json": '{ "dependencies": { "openai": "4.0.0" }, "scripts": { "start": "next" } }',
      "frontend/Dockerfile": "FROM node:20\n",
      "tests/requirements.txt": "scikit-learn\n",
      "tests/run.py": main,
      "evals/requirements.txt": "ragas\n",
      "evals/run.py": main,
      "docs/requirements.txt": "torch\n",
      "docs/conf.py": "x()\n",
      "notebooks/requirements.txt": "xgboost\n",
      "notebooks/trial.py": main,
    };
    assert.deepEqual((await open({ ...churn, ...parts })).roots, [""]);
    const noEntry = { ...churn, "library/pyproject.toml": chat["chat/pyproject.toml"], "library/chat/__init__.py": "" };
    assert.deepEqual((await open(noEntry)).roots, [""]);
    const notOurs = { ...churn, "site/requirements.txt": "flask\n", "site/app.py": main };
    assert.deepEqual((await open(notOurs)).roots, [""]);
  });

  it("are not taken from a repository whose code mostly lies elsewhere, nor from a collection of many", async () => {
    const loose = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`tutorials_${index}.py`, main]));
    assert.deepEqual((await open({ ...churn, ...chat, ...loose })).roots, [""]);
    const many = Object.fromEntries(
      Array.from({ length: 41 }, (_, index) => [
        [`p${index}/requirements.txt`, "torch\n"],
        [`p${index}/train.py`, main],
      ]).flat(),
    );
    const session = await open(many);
    assert.deepEqual(session.roots, [""]);
    assert.match(session.snapshot.notes.join("\n"), /41 folders look like projects of their own/);
  });

  it("share what the repository has: licence, owners, and the CI that runs for them", async () => {
    const workflow = (command: string) => `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${command}\n`;
    const session = await open({
      ...churn,
      ...chat,
      LICENSE: "MIT",
      ".github/CODEOWNERS": "* @ml\n",
      ".github/workflows/all.yml": workflow("pytest"),
      ".github/workflows/chat.yml": workflow("pytest chat"),
    });
    const shared = (root: string) => session.project(root, "2026-09-01").shared;
    assert.deepEqual(shared("chat"), [".github/CODEOWNERS", ".github/workflows/all.yml", ".github/workflows/chat.yml", "LICENSE"]);
    assert.deepEqual(shared("churn"), [".github/CODEOWNERS", ".github/workflows/all.yml", "LICENSE"]);
    const outcome = (root: string, rule: string) => session.report(root, "2026-09-01").outcomes.get(rule)?.kind;
    assert.deepEqual([outcome("churn", "governance/licence"), outcome("churn", "ci/exists")], ["met", "met"]);
  });
});
