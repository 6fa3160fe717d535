import assert from "node:assert/strict";
import { pyprojectReader } from "../../../src/readers/pyproject.js";
import { cut, itTakesAnything } from "../reading.js";
import { located, python, readText, rows, scripts } from "./fact-rows.js";

const uv = `[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "churn-service"
version = "1.0.0"
requires-python = ">=3.11,<3.12"
dependencies = [
  "pandas>=2.2",  # frames
  'ray[serve,tune]==2.9.3 ; sys_platform == "linux"',
  "acme-features", "clip",
]

[project.optional-dependencies]
gpu = ["torch~=2.4"]
test = ["pytest>=8"]
all = ["churn-service[gpu,test]"]

[project.scripts]
churn = "churn.cli:main"

[dependency-groups]
dev = [{ include-group = "stubs" }, "ruff"]
stubs = ["pandas-stubs"]
train = ["lightgbm==4.5.0"]

[tool.uv]
dev-dependencies = ["pre-commit>=3"]

[tool.uv.sources]
acme-features = { path = "../features", editable = true }
Clip = { git = "https://github.com/openai/CLIP", rev = "dcba3cb2e2827b402d2701e7e1c7d9fed8a20ef1" }

[tool.ruff.lint]
select = ["E"]

[tool.pytest.ini_options]
addopts = "-q"

[tool.poe.tasks]
lint = "ruff check ."
serve.cmd = "uvicorn churn.api:app"
all = ["lint", { shell = "pytest && echo ok" }]

[[tool.mypy.overrides]]
module = "shap.*"
`;

const poetry = `[tool.poetry]
name = "fraud"
version = "0.1.0"

[tool.poetry.dependencies]
python = "~3.11"
pandas = "^2.2.0"
numpy = "1.26.4"
scikit-learn = "*"
fastapi = { version = ">=0.110,<1.0", extras = ["standard"] }
mlflow = { version = "^2.10", optional = true }
sentence_transformers = { git = "https://github.com/UKPLab/sentence-transformers.git", tag = "v3.0.0" }
shared = { path = "../shared", develop = true }
torch = [
  { version = "2.4.0", platform = "darwin" },
  { version = "2.4.0+cpu", source = "pytorch", platform = "linux" },
]

[tool.poetry.extras]
tracking = ["mlflow"]

[tool.poetry.group.dev.dependencies]
pytest = "^8.0"

[tool.poetry.group.etl.dependencies]
duckdb = "~1.0"

[tool.poetry.group.heavy]
optional = true

[tool.poetry.group.heavy.dependencies]
xgboost = "2.1.0"

[tool.poetry.dev-dependencies]
black = "^24"

[tool.poetry.scripts]
fraud-train = "fraud.train:main"

[tool.taskipy.tasks]
test = { cmd = "pytest", help = "tests" }

[build-system]
requires = ["poetry-core"]
build-backend = "poetry.core.masonry.api"
`;

const hatchAndPdm = `[project]
name = "demo"
dynamic = ["dependencies", "version"]

[tool.setuptools.dynamic]
dependencies = { file = ["requirements.txt", "more.txt"] }
optional-dependencies.dev = { file = "requirements-dev.txt" }

[tool.pdm.dev-dependencies]
lint = ["flake8>=7"]

[tool.pdm.scripts]
train.composite = ["python prepare.py", "python train.py"]

[tool.hatch.envs.default]
dependencies = ["coverage[toml]"]

[tool.hatch.envs.default.scripts]
cov = ["coverage run", "coverage report"]
`;

const read = (text: string, path = "pyproject.toml") => readText(pyprojectReader, path, text);

describe("pyproject reader", () => {
  it("reads [project], dependency groups and uv", () => {
    assert.deepEqual(rows(read(uv)), [
      "pandas >=2.2 runtime <pandas>=2.2>",
      'ray[serve,tune] ==2.9.3 runtime exact <ray[serve,tune]==2.9.3 ; sys_platform == "linux">',
      "acme-features * runtime exact <acme-features>",
      "clip * runtime exact <clip>",
      "torch ~=2.4 optional/gpu <torch~=2.4>",
      "pytest >=8 dev/test <pytest>=8>",
      "ruff * dev/dev <ruff>",
      "pandas-stubs * dev/stubs <pandas-stubs>",
      "lightgbm ==4.5.0 optional/train exact <lightgbm==4.5.0>",
      "pre-commit >=3 dev/dev <pre-commit>=3>",
    ]);
  });

  it("reads name, interpreter, scripts, tools and local sources", () => {
    const found = read(uv, "services/churn/pyproject.toml");
    assert.equal(found.facts.manager, "uv");
    assert.equal(python(found), ">=3.11,<3.12 exact <>=3.11,<3.12>");
    assert.deepEqual(located(found, found.facts.projectName ? [found.facts.projectName] : []), ["churn-service"]);
    assert.deepEqual(located(found, found.facts.toolSections), ["uv", "ruff", "pytest", "poe", "mypy"]);
    assert.deepEqual(located(found, found.facts.includes), ["services/features <../features>"]);
    assert.deepEqual(scripts(found), [
      "churn: churn.cli:main <churn.cli:main>",
      "lint: ruff check . <ruff check .>",
      "serve: uvicorn churn.api:app <serve>",
      "all: lint && pytest && echo ok <all>",
    ]);
  });

  it("reads Poetry", () => {
    const found = read(poetry, "apps/fraud/pyproject.toml");
    assert.deepEqual(rows(found), [
      "pandas ^2.2.0 runtime <pandas>",
      "numpy 1.26.4 runtime exact <numpy>",
      "scikit-learn * runtime <scikit-learn>",
      "fastapi[standard] >=0.110,<1.0 runtime <fastapi>",
      "mlflow ^2.10 optional/tracking <mlflow>",
      "sentence-transformers git+https://github.com/UKPLab/sentence-transformers.git@v3.0.0 runtime <sentence_transformers>",
      "shared ../shared runtime exact <shared>",
      "torch 2.4.0 runtime exact <torch>",
      "torch 2.4.0+cpu runtime exact <torch>",
      "black ^24 dev/dev <black>",
      "pytest ^8.0 dev/dev <pytest>",
      "duckdb ~1.0 runtime/etl <duckdb>",
      "xgboost 2.1.0 optional/heavy exact <xgboost>",
    ]);
    assert.equal(found.facts.manager, "poetry");
    assert.equal(python(found), "~3.11 exact <~3.11>");
    assert.deepEqual(located(found, found.facts.includes), ["apps/shared <../shared>"]);
    assert.deepEqual(scripts(found), ["fraud-train: fraud.train:main <fraud.train:main>", "test: pytest <test>"]);
  });

  it("does not add what Poetry only gives a source to", () => {
    const found = read(
      '[project]\ndependencies = ["torch>=2"]\n[tool.poetry.dependencies]\ntorch = { source = "pytorch" }\nextra-one = "1.0"\n',
    );
    assert.deepEqual(rows(found), ["torch >=2 runtime <torch>=2>", "extra-one 1.0 runtime exact <extra-one>"]);
  });

  it("reads setuptools' dynamic files, PDM and Hatch", () => {
    const found = read(hatchAndPdm);
    assert.deepEqual(rows(found), ["flake8 >=7 dev/lint <flake8>=7>", "coverage[toml] * dev/default <coverage[toml]>"]);
    assert.deepEqual(located(found, found.facts.includes), ["requirements.txt", "more.txt", "requirements-dev.txt"]);
    assert.deepEqual(scripts(found), ["train: python prepare.py && python train.py <train>", "cov: coverage run && coverage report <cov>"]);
    assert.equal(found.facts.partial, false);
  });

  it("says when the dependencies are computed elsewhere", () => {
    assert.equal(read('[project]\nname = "x"\ndynamic = ["dependencies"]\n').facts.partial, true);
    assert.equal(read('[project]\nname = "x"\ndynamic = ["version"]\n').facts.partial, false);
  });

  it("finds the manager by its section, else by the build backend", () => {
    const manager = (text: string) => read(text).facts.manager;
    assert.equal(manager("[tool.pdm]\n"), "pdm");
    assert.equal(manager('[build-system]\nbuild-backend = "uv_build"\n'), "uv");
    assert.equal(manager('[build-system]\nbuild-backend = "setuptools.build_meta"\n'), "setuptools");
    assert.equal(manager("[tool.black]\n"), "pip");
  });

  it("reads a file that only configures tools", () => {
    const found = read("[tool.black]\nline-length = 100\n[tool.isort]\n");
    assert.deepEqual(rows(found), []);
    assert.deepEqual(located(found, found.facts.toolSections), ["black", "isort"]);
    assert.equal(found.facts.partial, false);
  });

  it("notes where broken TOML breaks", () => {
    const found = read('[project]\nname = "x"\ndependencies = [\n  "a"\n  "b"\n]\n');
    assert.deepEqual(rows(found), []);
    assert.equal(found.facts.partial, true);
    assert.deepEqual(
      found.facts.notes.map(({ span }) => cut(found.text, span)?.trim()),
      ['"b"'],
    );
  });

  itTakesAnything(pyprojectReader, "pyproject.toml", [uv, poetry, hatchAndPdm]);
});
