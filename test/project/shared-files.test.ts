import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Session } from "../../src/engine/session.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const service = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/healthz')\ndef healthz():\n    return {}\n";
const manifest = (packages: string) => `[project]\nname = "parcels"\nversion = "1"\ndependencies = ["${packages}"]\n`;

const files: Readonly<Record<string, string>> = {
  "README.md": `# Parcels\n\n${"Dispatchers see which parcels will be late before the van has left the depot. ".repeat(12)}\n`,
  ".pre-commit-config.yaml":
    "repos:\n  - repo: https://github.com/astral-sh/ruff-pre-commit\n    rev: v0.7.2\n    hooks:\n      - id: ruff\n",
  "infra/compose/docker-compose.yml": `services:
  api:
    build: { context: ../.., dockerfile: apps/api/Dockerfile }
    healthcheck: { test: [CMD, curl, -f, "http://localhost:8000/healthz"] }
    deploy: { resources: { limits: { cpus: "2", memory: 2G } } }
  trainer:
    build: { context: ../../trainer }
  postgres:
    image: postgres:16
`,
  "apps/api/pyproject.toml": manifest("openai==1.59.3"),
  "apps/api/main.py": service,
  "apps/api/Dockerfile": 'FROM python:3.12-slim\nCOPY . .\nCMD ["uvicorn", "main:app"]\n',
  "trainer/pyproject.toml": manifest("scikit-learn==1.6.0"),
  "trainer/train.py": "from sklearn.linear_model import Ridge\n\nif __name__ == '__main__':\n    Ridge().fit([[1]], [2])\n",
};

async function outcomes(root: string) {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  assert.deepEqual(session.roots, ["apps/api", "trainer"]);
  const project = session.project(root, "2026-09-01");
  const report = session.report(root, "2026-09-01");
  return { project, kindOf: (rule: string) => report.outcomes.get(rule)?.kind };
}

describe("what a repository says for the projects in it", () => {
  it("runs its hooks for them all", async () => {
    for (const root of ["apps/api", "trainer"]) assert.equal((await outcomes(root)).kindOf("ci/static-checks"), "met");
  });

  it("may tell their problem in its README", async () => {
    assert.equal((await outcomes("trainer")).kindOf("use-case/problem"), "unknown");
  });

  it("may register in one project what another trains", async () => {
    const alone = { ...files, "trainer/train.py": `import mlflow\n${files["trainer/train.py"]}    mlflow.log_metric("r2", 1)\n` };
    const session = new Session(literalFileSystem(alone));
    await session.refresh();
    assert.equal(session.report("trainer", "2026-09-01").outcomes.get("repro/model-registry")?.kind, "unknown");
  });

  it("composes the images of each, and what they use", async () => {
    const { project, kindOf } = await outcomes("apps/api");
    assert.deepEqual(
      project.facts("compose").flatMap(({ facts }) => facts.services.map(({ name }) => name)),
      ["api", "postgres"],
    );
    assert.equal(kindOf("serving/health"), "met");
    assert.equal(kindOf("serving/resources"), "met");
  });

  it("proves in CI only those whose folder a step runs in", async () => {
    const step = (run: string, folder?: string) =>
      `      - run: ${run}\n${folder === undefined ? "" : `        working-directory: ${folder}\n`}`;
    const workflow = `on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${step("pytest tests/", "apps/api")}${step("docker build -f trainer/Dockerfile .")}`;
    const tested = {
      ...files,
      ".github/workflows/ci.yml": workflow,
      "apps/api/tests/test_main.py": "from main import healthz\n\n\ndef test_health():\n    assert healthz() == {}\n",
      "trainer/tests/test_train.py": "from train import Ridge\n\n\ndef test_model():\n    assert Ridge().alpha == 1\n",
    };
    const session = new Session(literalFileSystem(tested));
    await session.refresh();
    const kindOf = (root: string) => session.report(root, "2026-09-01").outcomes.get("ci/tests")?.kind;
    assert.deepEqual([kindOf("apps/api"), kindOf("trainer")], ["met", "missing"]);
  });
});
