import assert from "node:assert/strict";
import { condaEnvironmentReader } from "../../../src/readers/conda-environment.js";
import { readerSelector } from "../../../src/readers/select-readers.js";
import { itTakesAnything } from "../reading.js";
import { located, python, readText, rows } from "./fact-rows.js";

const environment = `name: churn
channels: [conda-forge, nodefaults]
dependencies:
  - python=3.11
  - conda-forge::pandas
  - numpy=1.26
  - scipy==1.13.1
  - scikit-learn=1.5.2=py311h8e6fcfe_1
  - xgboost=2.1.1
  - "typing_extensions>=4,<5"   # quoted
  - pytorch 2.*
  - pip
  - pip:
      - -r requirements.txt
      - mlflow[extras]>=2.10
      - wandb==0.17.0
`;

describe("conda environment reader", () => {
  it("reads conda's packages and pip's", () => {
    const found = readText(condaEnvironmentReader, "train/environment.yml", environment);
    assert.deepEqual(rows(found), [
      "pandas * runtime <conda-forge::pandas>",
      "numpy =1.26 runtime <numpy=1.26>",
      "scipy ==1.13.1 runtime exact <scipy==1.13.1>",
      "scikit-learn =1.5.2=py311h8e6fcfe_1 runtime exact <scikit-learn=1.5.2=py311h8e6fcfe_1>",
      "xgboost =2.1.1 runtime exact <xgboost=2.1.1>",
      "typing-extensions >=4,<5 runtime <typing_extensions>=4,<5>",
      "pytorch 2.* runtime <pytorch 2.*>",
      "pip * runtime <pip>",
      "mlflow[extras] >=2.10 runtime/pip <mlflow[extras]>=2.10>",
      "wandb ==0.17.0 runtime/pip exact <wandb==0.17.0>",
    ]);
    assert.equal(python(found), "=3.11 exact <python=3.11>");
    assert.deepEqual(located(found, found.facts.includes), ["train/requirements.txt <requirements.txt>"]);
  });

  it("tells the registries of its signs apart", () => {
    const { facts } = readText(condaEnvironmentReader, "environment.yml", environment);
    const signs = facts.signs.map(({ value, ecosystem }) => `${ecosystem} ${value}`);
    assert.deepEqual(signs.slice(-4), ["conda pip", "pypi mlflow", "pypi mlflow[extras]", "pypi wandb"]);
  });

  it("knows a development environment by its name", () => {
    assert.deepEqual(rows(readText(condaEnvironmentReader, "environment-dev.yaml", "dependencies:\n  - black\n")), ["black * dev <black>"]);
  });

  it("passes over other files of such names", () => {
    const others = [
      "environments:\n  default:\n    values: []\n",
      "python: 3.9.12\nbuild_dependencies:\n- pip\ndependencies:\n- -r requirements.txt\n",
      "",
      "a: 1\n",
    ];
    assert.deepEqual(
      others.map((text) => condaEnvironmentReader.read({ path: "environment.yml", text, bytes: text.length })),
      [undefined, undefined, undefined, undefined],
    );
  });

  it("is asked about environments alone", () => {
    const select = readerSelector([condaEnvironmentReader]);
    const paths = [
      "environment.yml",
      "a/environment-gpu.yaml",
      "conda.yaml",
      "conda_env.yml",
      "env.yml",
      "train-conda.yml",
      "gpu_environment.yaml",
      "conda-lock.yml",
      "train-conda-lock.yml",
      "meta.yaml",
      "values.yaml",
    ];
    assert.deepEqual(
      paths.map((path) => select(path).length),
      [1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0],
    );
  });

  itTakesAnything(condaEnvironmentReader, "environment.yml", [environment]);
});
