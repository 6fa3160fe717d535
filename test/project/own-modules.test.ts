import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { ownModules } from "../../src/project/own-modules.js";
import { roleOf } from "../../src/workspace/role.js";

function own(...paths: string[]) {
  return ownModules(paths.map((path) => ({ path, role: roleOf(path) })));
}

describe("ownModules", () => {
  it("looks beside the importing file, above it, and in src", () => {
    const isOwn = own("evaluate.py", "src/agents/__init__.py", "jobs/daily/datasets.py");
    assert.equal(isOwn("evaluate", "jobs/daily/run.py"), true);
    assert.equal(isOwn("agents", "tests/unit/test_agents.py"), true);
    assert.equal(isOwn("agents", "src/app.py"), true);
    assert.equal(isOwn("datasets", "jobs/daily/run.py"), true);
    assert.equal(isOwn("datasets", "jobs/run.py"), false);
    assert.equal(isOwn("daily", "run.py"), false);
  });

  it("takes a folder for a module only when it is a package", () => {
    assert.equal(own("airflow/dags/daily.py")("airflow", "airflow/dags/daily.py"), false);
    assert.equal(own("airflow/__init__.py")("airflow", "run.py"), true);
  });

  it("does not let a file stand for the module that it imports, nor vendored code for the project's own", () => {
    assert.equal(own("tracking/mlflow.py")("mlflow", "tracking/mlflow.py"), false);
    assert.equal(own("tracking/mlflow.py")("mlflow", "tracking/run.py"), true);
    assert.equal(own("third_party/datasets/__init__.py")("datasets", "third_party/run.py"), false);
  });

  it("looks for scripts beside the configuration that paths start from, and in its src", () => {
    const isOwn = own("tsconfig.json", "ai/prompts.ts", "apps/web/jsconfig.json", "apps/web/src/redis/index.js", "lib/openai.ts", "mcp.py");
    assert.equal(isOwn("ai", "app/api/chat/route.ts"), true);
    assert.equal(isOwn("redis", "apps/web/src/pages/index.jsx"), true);
    assert.equal(isOwn("redis", "app/page.tsx"), false);
    assert.equal(isOwn("openai", "lib/chat.ts"), false);
    assert.equal(isOwn("mcp", "app/page.tsx"), false);
    assert.equal(isOwn("ai", "train.py"), false);
    assert.equal(own("ai/prompts.ts")("ai", "app/page.tsx"), false);
  });
});
