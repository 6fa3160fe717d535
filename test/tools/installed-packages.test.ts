import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { installedPackages } from "../../src/tools/installed-packages.js";

function names(line: string): string[] {
  return installedPackages(line).map(({ ecosystem, name }) => `${ecosystem}:${name}`);
}

describe("installedPackages", () => {
  it("reads what the installers of Python are given, without versions, with extras", () => {
    assert.deepEqual(names("python -m pip install -U 'mlflow==2.1' psycopg2_binary"), ["pypi:mlflow", "pypi:psycopg2-binary"]);
    assert.deepEqual(names('RUN=1 uv pip install --system "dvc[s3,ssh]>=3" && pip3 install ruff'), [
      "pypi:dvc",
      "pypi:dvc[s3]",
      "pypi:dvc[ssh]",
      "pypi:ruff",
    ]);
    assert.deepEqual(names("poetry add pandas --group dev"), ["pypi:pandas"]);
    assert.deepEqual(names("uv tool install pre-commit"), ["pypi:pre-commit"]);
    assert.deepEqual(names("pip install git+https://github.com/acme/Ranker.git@main git+https://x.example/a#egg=b"), [
      "pypi:ranker",
      "pypi:b",
    ]);
  });

  it("reads those of conda and of npm's kin", () => {
    assert.deepEqual(names("conda install -y -c conda-forge conda-forge::xgboost pytorch=2.1"), ["conda:xgboost", "conda:pytorch"]);
    assert.deepEqual(names("npm install -g serverless@3 @langchain/core"), ["npm:serverless", "npm:@langchain/core"]);
    assert.deepEqual(names("yarn add zod"), ["npm:zod"]);
  });

  it("leaves out files, folders, addresses, variables and values of options", () => {
    for (const line of [
      "pip install -r requirements.txt -c constraints.txt",
      "pip install -e . --extra-index-url https://pypi.example/simple",
      "pip install ./dist/x.whl $PACKAGES",
      "pip install -t build",
      "npm ci",
      "npm install",
      "apt-get install -y curl",
      "echo pip install mlflow",
      "pip uninstall mlflow",
      "make install",
    ])
      assert.deepEqual(names(line), [], line);
  });

  it("takes hostile lines", () => {
    assert.deepEqual(names(`pip install ${"[".repeat(20_000)}`), []);
    assert.equal(names(`pip install ${"a ".repeat(5_000)}`).length > 0, true);
  });
});
