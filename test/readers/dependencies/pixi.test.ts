import assert from "node:assert/strict";
import { pixiReader } from "../../../src/readers/pixi.js";
import { pixiLockReader } from "../../../src/readers/pixi-lock.js";
import { lockInStep } from "../../../src/readers/dependencies/lock-in-step.js";
import { itTakesAnything, signValues } from "../reading.js";
import { python, readText, rows, scripts } from "./fact-rows.js";

const manifest = `[workspace]
name = "churn"
channels = ["conda-forge"]
platforms = ["linux-64", "osx-arm64"]

[dependencies]
python = "3.12.*"
numpy = ">=2.1,<3"
pytorch-gpu = { version = ">=2.5", channel = "conda-forge" }

[pypi-dependencies]
mlflow = ">=2.16"
churn = { path = ".", editable = true }

[feature.test.dependencies]
pytest = "*"

[tasks]
train = "python -m churn.train"
serve = { cmd = "uvicorn churn.api:app", depends-on = ["train"] }

[feature.test.tasks]
test = "pytest -q && ruff check ."

[target.win-64.tasks]
clean = "rmdir /s build"
`;

const lock = `version: 6
environments:
  default:
    channels:
    - url: https://conda.anaconda.org/conda-forge/
    packages:
      linux-64:
      - conda: https://conda.anaconda.org/conda-forge/linux-64/numpy-2.1.3-py312h58c1407_0.conda
packages:
- conda: https://conda.anaconda.org/conda-forge/linux-64/numpy-2.1.3-py312h58c1407_0.conda
  sha256: e4c14f71588a5627a6935d3e7d9ca78a8387229ec8ebc91616b0988ce57ba0dc
  md5: dfdbc12e6d81889ba4c494a23f23eba8
  depends:
  - python >=3.12,<3.13.0a0
- conda: https://conda.anaconda.org/conda-forge/linux-64/pytorch-gpu-2.5.1-cuda126.conda
  sha256: 00
- conda: https://conda.anaconda.org/conda-forge/noarch/pytest-8.3.3-pyhd8ed1ab_0.conda
  sha256: 00
- pypi: https://files.pythonhosted.org/packages/aa/mlflow-2.17.0-py3-none-any.whl
  name: mlflow
  version: 2.17.0
  sha256: 11
- pypi: .
  name: churn
  version: 0.1.0
  editable: true
`;

describe("pixi readers", () => {
  const read = readText(pixiReader, "pixi.toml", manifest);

  it("reads packages of conda and PyPI", () => {
    assert.deepEqual(rows(read), [
      "numpy >=2.1,<3 runtime <numpy>",
      "pytorch-gpu >=2.5 runtime <pytorch-gpu>",
      "pytest * dev/test <pytest>",
      "mlflow >=2.16 runtime/pip <mlflow>",
      "churn . runtime/pip exact <churn>",
    ]);
    assert.equal(python(read), "3.12.* exact <3.12.*>");
    const ecosystems = read.facts.signs.filter(({ kind }) => kind === "package").map(({ value, ecosystem }) => `${value} ${ecosystem}`);
    assert.deepEqual(ecosystems, ["numpy conda", "pytorch-gpu conda", "pytest conda", "mlflow pypi", "churn pypi"]);
  });

  it("reads the tasks of features and platforms too, with what they depend on first", () => {
    assert.deepEqual(
      scripts(read).map((script) => script.replace(/ <.*/, "")),
      [
        "train: python -m churn.train",
        "serve: train && uvicorn churn.api:app",
        "clean: rmdir /s build",
        "test: pytest -q && ruff check .",
      ],
    );
    assert.ok(signValues(read.facts, "command").includes("uvicorn churn.api:app"));
  });

  it("reads the lock, in step with the manifest", () => {
    const locked = readText(pixiLockReader, "pixi.lock", lock);
    assert.deepEqual(rows(locked), [
      "numpy ==2.1.3 runtime exact hashed <numpy>",
      "pytorch-gpu ==2.5.1 runtime exact hashed <pytorch-gpu>",
      "pytest ==8.3.3 runtime exact hashed <pytest>",
      "mlflow ==2.17.0 runtime exact hashed <mlflow>",
      "churn ==0.1.0 runtime exact <churn>",
    ]);
    assert.equal(lockInStep(read.facts, locked.facts).inStep, true);
    const older = readText(pixiLockReader, "pixi.lock", lock.replaceAll("numpy-2.1.3", "numpy-1.26.4"));
    assert.deepEqual(
      lockInStep(read.facts, older.facts).outside.map(({ locked: version }) => version),
      ["1.26.4"],
    );
  });

  it("reads the older lock, which names packages in fields", () => {
    const old = "version: 4\nenvironments: {}\npackages:\n- kind: conda\n  name: numpy\n  version: 1.26.4\n  url: https://x\n  sha256: 00\n";
    assert.deepEqual(rows(readText(pixiLockReader, "pixi.lock", old)), ["numpy ==1.26.4 runtime exact hashed <numpy>"]);
  });

  itTakesAnything(pixiReader, "pixi.toml", [manifest]);
  itTakesAnything(pixiLockReader, "pixi.lock", [lock]);
});
