import assert from "node:assert/strict";
import { setupCfgReader } from "../../../src/readers/setup-cfg.js";
import { itTakesAnything } from "../reading.js";
import { located, python, readText, rows, scripts } from "./fact-rows.js";

const declarative = `[metadata]
name = churn
version = attr: churn.__version__

[options]
packages = find:
python_requires = >=3.9
install_requires =
    pandas>=2.0
    # frames above, models below
    scikit-learn==1.5.2  # pinned for the pickles

    importlib-metadata; python_version<"3.10"
tests_require = pytest

[options.extras_require]
dev =
    black
serve = fastapi[standard]>=0.110
docs = file: docs/requirements.txt

[options.entry_points]
console_scripts =
    churn = churn.cli:main
    churn-train = churn.train:run

[tool:pytest]
addopts = -q
[flake8]
max-line-length: 100
[mypy-numpy.*]
ignore_missing_imports = True
[mypy]
strict = True
[coverage:run]
branch = True
[bdist_wheel]
universal = 1
`;

const read = (text: string, path = "setup.cfg") => readText(setupCfgReader, path, text);

describe("setup.cfg reader", () => {
  it("reads requirements, extras and what they include", () => {
    for (const text of [declarative, declarative.replace(/\n/g, "\r\n")]) {
      const found = read(text, "pkg/setup.cfg");
      assert.deepEqual(rows(found), [
        "pandas >=2.0 runtime <pandas>=2.0>",
        "scikit-learn ==1.5.2 runtime exact <scikit-learn==1.5.2>",
        'importlib-metadata * runtime <importlib-metadata; python_version<"3.10">',
        "pytest * dev/tests_require <pytest>",
        "black * dev/dev <black>",
        "fastapi[standard] >=0.110 optional/serve <fastapi[standard]>=0.110>",
      ]);
      assert.deepEqual(located(found, found.facts.includes), ["pkg/docs/requirements.txt <file: docs/requirements.txt>"]);
    }
  });

  it("reads name, interpreter, scripts and tools", () => {
    const found = read(declarative);
    assert.deepEqual(located(found, found.facts.projectName ? [found.facts.projectName] : []), ["churn"]);
    assert.equal(python(found), ">=3.9 <>=3.9>");
    assert.deepEqual(scripts(found), [
      "churn: churn.cli:main <churn = churn.cli:main>",
      "churn-train: churn.train:run <churn-train = churn.train:run>",
    ]);
    assert.deepEqual(located(found, found.facts.toolSections), [
      "pytest <tool:pytest>",
      "flake8",
      "mypy <mypy-numpy.*>",
      "coverage <coverage:run>",
    ]);
  });

  itTakesAnything(setupCfgReader, "setup.cfg", [declarative]);
});
