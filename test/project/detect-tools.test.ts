import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Sign } from "../../src/facts/sign.js";
import { detectTools, type ListedFile, type SignedFile } from "../../src/project/detect-tools.js";
import type { DetectedTool } from "../../src/project/project.js";
import { roleOf } from "../../src/workspace/role.js";

/**
 * Signs written one per line: `kind value`, at the offset of the line; packages may name scope and registry: `package torch dev conda`,
 * imports and calls the registry: `call ai.streamText npm`.
 */
function signs(text: string): Sign[] {
  const found: Sign[] = [];
  for (const line of text.matchAll(/^[ \t]*(\w+) (.+)$/gm)) {
    const [, kind, rest = ""] = line as unknown as [string, Sign["kind"], string];
    const start = line.index + line[0].length - rest.length;
    const words = rest.split(" ");
    if ((kind === "import" || kind === "call") && words[1] === "npm") {
      const [value = ""] = words;
      found.push({ kind, value, ecosystem: "npm", span: { start, end: start + value.length } });
    } else if (kind !== "package") found.push({ kind, value: rest, span: { start, end: start + rest.length } });
    else {
      const [value = "", scope = "runtime", ecosystem = "pypi"] = words as [string, Sign["scope"], Sign["ecosystem"]];
      found.push({ kind, value, scope, ecosystem, span: { start, end: start + value.length } });
    }
  }
  return found;
}

function signed(path: string, text: string): SignedFile {
  return { ...listed(path), signs: signs(text), place: (span) => ({ path, span }) };
}

function listed(path: string): ListedFile {
  return { path, workspacePath: path, role: roleOf(path) };
}

function detect(files: Readonly<Record<string, string>>, others: readonly string[] = []): readonly DetectedTool[] {
  const paths = [...Object.keys(files), ...others];
  return detectTools(
    Object.entries(files).map(([path, text]) => signed(path, text)),
    paths.map(listed),
  );
}

function levels(files: Readonly<Record<string, string>>, others: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(detect(files, others).map(({ tool, level }) => [tool.id, level]));
}

function whats(files: Readonly<Record<string, string>>, id: string): string[] {
  return (
    detect(files)
      .find(({ tool }) => tool.id === id)
      ?.evidence.map(({ what }) => what) ?? []
  );
}

describe("detectTools", () => {
  it("takes packages, imports, variables, addresses and files for presence", () => {
    assert.deepEqual(levels({ "pyproject.toml": "package mlflow runtime" }), { mlflow: "present" });
    assert.deepEqual(levels({ "pyproject.toml": "package mlflow dev" }), { mlflow: "present" });
    assert.deepEqual(levels({ "train.py": "import mlflow" }), { mlflow: "present" });
    assert.deepEqual(levels({ ".env.example": "env MLFLOW_TRACKING_URI" }), { mlflow: "present" });
    assert.deepEqual(levels({ "train.py": "uri models:/churn/3" }), { mlflow: "present" });
    assert.deepEqual(levels({ "rules.yml": "config prometheus-rules" }), { prometheus: "present" });
    assert.deepEqual(levels({}, ["MLproject"]), { mlflow: "present" });
  });

  it("takes what a command installs for a dependency", () => {
    const found = { Dockerfile: "command uv pip install --system 'duckdb==1.4' dbt-core" };
    assert.deepEqual(levels(found), { dbt: "present", docker: "present", duckdb: "present", uv: "wired" });
    assert.deepEqual(whats(found, "duckdb"), ["`duckdb` installed"]);
  });

  it("takes no notice of a package that a plain install leaves out", () => {
    assert.deepEqual(levels({ "pyproject.toml": "package mlflow optional" }), {});
  });

  it("takes calls, commands, images and actions in production for wiring", () => {
    assert.deepEqual(levels({ "src/train.py": "call mlflow.log_metric" }), { mlflow: "wired" });
    assert.deepEqual(levels({ "src/db.py": "call pandas.read_sql" }), { sql: "wired" });
    assert.deepEqual(levels({ ".github/workflows/ci.yml": "command mlflow run ." }), { "github-actions": "present", mlflow: "wired" });
    assert.deepEqual(levels({ "compose.yaml": "image qdrant/qdrant:v1.9" }), { "docker-compose": "present", qdrant: "wired" });
    assert.deepEqual(levels({ ".github/workflows/ci.yml": "action iterative/setup-cml@v2" }), {
      cml: "wired",
      "github-actions": "present",
    });
  });

  it("lets notebooks wire what explores, and only show the rest", () => {
    const notebook = {
      "notebooks/explore.ipynb": "call mlflow.log_metric\ncall sklearn.linear_model.Ridge().fit\ncall openai.OpenAI\ncall fastapi.FastAPI",
    };
    assert.deepEqual(levels(notebook), {
      fastapi: "present",
      jupyter: "present",
      mlflow: "wired",
      openai: "present",
      "scikit-learn": "wired",
    });
  });

  it("lets tests speak only for what checks", () => {
    const text =
      "import pytest\ncall deepeval.assert_test\ncall pandera.DataFrameSchema().validate\ncall fastapi.testclient.TestClient\nimage postgres";
    assert.deepEqual(levels({ "tests/test_app.py": text }), { deepeval: "wired", pandera: "wired", pytest: "present" });
    assert.deepEqual(levels({ "tests/load/run.py": "call locust.HttpUser" }), { locust: "wired" });
  });

  it("takes evaluations for production of what evaluates, and for a hint of the rest", () => {
    assert.deepEqual(levels({ "evals/run.py": "call ragas.evaluate\ncall openai.OpenAI().chat.completions.create" }), {
      openai: "present",
      ragas: "wired",
    });
  });

  it("learns nothing from vendored code, examples, documents and prose", () => {
    const text = "package mlflow runtime\ncall mlflow.log_metric\ncommand mlflow ui";
    for (const path of ["third_party/train.py", "examples/train.py", "docs/requirements.txt", "README.md", "guide/setup.rst"]) {
      assert.deepEqual(levels({ [path]: text }), {}, path);
    }
    assert.deepEqual(levels({}, ["examples/dvc.yaml", "docs/MLproject", "vendor/Dockerfile", "tests/Dockerfile"]), {});
    assert.deepEqual(levels({}, ["tests/conftest.py"]), { pytest: "present" });
  });

  it("does not take a module of the project's own for an installed one", () => {
    const importing = "import datasets\nimport datasets.load\ncall datasets.load";
    assert.deepEqual(levels({ "src/train.py": importing }, ["src/datasets/__init__.py"]), {});
    assert.deepEqual(levels({ "pkg/train.py": "import evaluate\ncall evaluate.run" }, ["evaluate.py"]), {});
    assert.deepEqual(levels({ "scripts/train.py": importing }, ["src/datasets.py"]), {});
    assert.deepEqual(levels({ "src/train.py": importing }, ["other/datasets/__init__.py"]), { datasets: "wired" });
    assert.deepEqual(levels({ "airflow/dags/daily.py": "import airflow.DAG\ncall airflow.DAG" }, ["airflow/Dockerfile"]), {
      airflow: "wired",
      docker: "present",
    });
  });

  it("takes what scripts call for wired, and what they only import for present", () => {
    const manifest = { "package.json": "package openai runtime npm\npackage @sentry/nextjs runtime npm" };
    assert.deepEqual(levels(manifest), { openai: "present", sentry: "present" });
    assert.deepEqual(
      levels({
        ...manifest,
        "app/api/chat/route.ts": "import openai npm\ncall openai.OpenAI npm\ncall openai.OpenAI().chat.completions.create npm",
        "lib/sentry.ts": "import @sentry/nextjs npm",
      }),
      { openai: "wired", sentry: "present" },
    );
    assert.deepEqual(
      whats(
        { "a.ts": "import @langchain/openai npm\nimport @langchain/core/prompts npm\ncall @langchain/openai.ChatOpenAI npm" },
        "langchain",
      ),
      ["`@langchain/openai.ChatOpenAI()` called", "`@langchain/openai` imported", "`@langchain/core/prompts` imported"],
    );
  });

  it("lets tests, stories and examples in scripts speak as in Python", () => {
    const text = "import vitest npm\ncall vitest.expect npm\nimport openai npm\ncall openai.OpenAI npm";
    assert.deepEqual(levels({ "src/chat.test.ts": text }), { vitest: "wired" });
    assert.deepEqual(levels({ "e2e/chat.ts": "call @playwright/test.test npm" }), { "playwright-test": "wired" });
    assert.deepEqual(levels({ "src/chat.stories.tsx": text, "examples/chat.ts": text }), {});
    assert.deepEqual(levels({ "src/answer.eval.ts": "call autoevals.Factuality npm\ncall openai.OpenAI npm" }), {
      braintrust: "wired",
      openai: "present",
    });
  });

  it("does not take a folder of scripts that paths start from for an installed package", () => {
    const importing = "import ai/prompts npm\ncall ai/prompts.build npm";
    assert.deepEqual(levels({ "app/page.ts": importing }, ["tsconfig.json", "ai/prompts.ts"]), { typescript: "present" });
    assert.deepEqual(levels({ "app/page.ts": importing }, ["ai.py", "ai/__init__.py"]), { "ai-sdk": "wired" });
    assert.deepEqual(levels({ "app/page.ts": importing, "package.json": "package ai runtime npm" }, ["tsconfig.json", "ai/prompts.ts"]), {
      "ai-sdk": "wired",
      typescript: "present",
    });
  });

  it("takes a module for an installed one when its package is asked for, or when only the file itself has its name", () => {
    const importing = "import datasets\ncall datasets.load_dataset";
    assert.deepEqual(levels({ "requirements.txt": "package datasets", "train.py": importing }, ["datasets/__init__.py"]), {
      datasets: "wired",
    });
    assert.deepEqual(levels({ "pyproject.toml": "package datasets optional", "train.py": importing }, ["datasets/__init__.py"]), {
      datasets: "wired",
    });
    assert.deepEqual(levels({ "logging/mlflow.py": "import mlflow" }), { mlflow: "present" });
  });

  it("tells in words what it saw, and where", () => {
    const files = {
      ".github/workflows/ci.yml": "command poetry run dvc repro\naction iterative/setup-dvc@v1",
      "compose.yaml": "image treeverse/lakefs:1.0",
      "pyproject.toml": "package dvc runtime\npackage mlflow dev",
      "src/train.py": "import mlflow\ncall mlflow.log_metric\nuri s3://lake/a?b=c\nenv MLFLOW_TRACKING_URI",
    };
    const said = detect(files).flatMap(({ evidence }) => evidence.map(({ what }) => what));
    for (const what of [
      "`dvc repro` run",
      "action `iterative/setup-dvc`",
      "image `treeverse/lakefs`",
      "`dvc` in dependencies",
      "`mlflow` in development dependencies",
      "`mlflow` imported",
      "`mlflow.log_metric()` called",
      "address `s3://lake`",
      "variable `MLFLOW_TRACKING_URI`",
      "file `compose.yaml`",
    ]) {
      assert.ok(said.includes(what), what);
    }
    const call = detect(files).find(({ tool }) => tool.id === "mlflow")?.evidence[0];
    assert.equal(call?.level, "wired");
    assert.equal(call?.at?.path, "src/train.py");
    assert.equal(files["src/train.py"].slice(call?.at?.span.start, call?.at?.span.end), "mlflow.log_metric");
  });

  it("puts the most telling evidence first", () => {
    const files = {
      ".env": "env MLFLOW_TRACKING_URI",
      Dockerfile: "command mlflow server\nimage ghcr.io/mlflow/mlflow",
      "a.py": "import mlflow\nuri models:/churn/1",
      "evals/judge.py": "call mlflow.start_run",
      "requirements.txt": "package mlflow",
      "z.py": "call mlflow.log_param",
    };
    assert.deepEqual(whats(files, "mlflow"), [
      "`mlflow.log_param()` called",
      "`mlflow` run",
      "image `mlflow/mlflow`",
      "`mlflow.start_run()` called",
      "`mlflow` imported",
      "`mlflow` in dependencies",
      "address `models:/churn/1`",
      "variable `MLFLOW_TRACKING_URI`",
    ]);
  });

  it("says a thing once per file, in the order of the file, whatever the order of signs", () => {
    const text = "call mlflow.log_param\ncall mlflow.log_metric\ncall mlflow.log_param\nimport mlflow\nimport mlflow.sklearn";
    assert.deepEqual(whats({ "a.py": text }, "mlflow"), [
      "`mlflow.log_param()` called",
      "`mlflow.log_metric()` called",
      "`mlflow` imported",
    ]);
    const later = { ...signed("a.py", text), signs: signs(text).slice(1, 2) };
    const earlier = { ...signed("a.py", text), signs: signs(text).slice(0, 1) };
    const both = detectTools([later, earlier], [])[0]?.evidence.map(({ what }) => what);
    assert.deepEqual(both, ["`mlflow.log_param()` called", "`mlflow.log_metric()` called"]);
  });

  it("gives at most 20 pieces, of the first paths, and the same for any order of files", () => {
    const files = Array.from({ length: 40 }, (_, index) =>
      signed(`src/m${String(index).padStart(2, "0")}.py`, "import mlflow\ncall mlflow.log_metric"),
    );
    const forwards = detectTools(files, []);
    assert.deepEqual(
      forwards[0]?.evidence.map(({ at }) => at?.path),
      files.slice(0, 20).map(({ path }) => path),
    );
    assert.deepEqual(detectTools([...files].reverse(), []), forwards);
  });

  it("lists tools by id", () => {
    const ids = detect({ "a.py": "import xgboost\nimport mlflow\nimport pandas" }).map(({ tool }) => tool.id);
    assert.deepEqual(ids, ["mlflow", "pandas", "xgboost"]);
  });

  it("asks for places only of the evidence it gives, and reads the signs of an unchanged file once", () => {
    let places = 0;
    let readings = 0;
    const counted = signs(Array.from({ length: 100 }, (_, index) => `call mlflow.log_${index}`).join("\n"));
    const read = counted[Symbol.iterator].bind(counted);
    counted[Symbol.iterator] = () => {
      readings++;
      return read();
    };
    const file: SignedFile = {
      ...listed("a.py"),
      signs: counted,
      place: (span) => {
        places++;
        return { path: "a.py", span };
      },
    };
    const first = detectTools([file], []);
    assert.equal(places, 20);
    assert.equal(readings, 1);
    assert.deepEqual(detectTools([file], []), first);
    assert.equal(readings, 1);
  });

  it("takes an empty project", () => {
    assert.deepEqual(detectTools([], []), []);
  });
});
