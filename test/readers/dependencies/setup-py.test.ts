import assert from "node:assert/strict";
import { setupPyReader } from "../../../src/readers/setup-py.js";
import { itTakesAnything } from "../reading.js";
import { located, python, readText, rows, scripts } from "./fact-rows.js";

const literal = `#!/usr/bin/env python
from setuptools import find_packages, setup

BASE = ["pandas>=2.0", 'numpy' '<2']
extras = {
    "serve": ["fastapi[standard]"],
    "test": ["pytest"],
    'gpu:sys_platform == "linux"': ["torch==2.4.0"],
}

setup(
    name="churn",
    python_requires="~=3.11.0",
    packages=find_packages(),
    install_requires=BASE + ["mlflow>=2  # tracking"],
    tests_require=("hypothesis",),
    extras_require=extras,
    entry_points={
        "console_scripts": ["churn = churn.cli:main"],
        "mlflow.plugins": ["x = y:z"],
    },
)
`;

const dynamic = `import setuptools

with open("requirements/base.txt") as f:
    base = f.read().splitlines()

requirements = ["dvc"]
requirements.append("wandb")

setuptools.setup(
    name="pipeline",
    install_requires=base,
    extras_require={"track": requirements, **more},
)
`;

const read = (text: string, path = "setup.py") => readText(setupPyReader, path, text);

describe("setup.py reader", () => {
  it("reads literal arguments, through names and sums", () => {
    const found = read(literal);
    assert.deepEqual(rows(found), [
      "pandas >=2.0 runtime <pandas>=2.0>",
      "numpy <2 runtime <'numpy' '<2'>",
      "mlflow >=2 runtime <mlflow>=2>",
      "hypothesis * dev/tests_require <hypothesis>",
      "fastapi[standard] * optional/serve <fastapi[standard]>",
      "pytest * dev/test <pytest>",
      "torch ==2.4.0 optional/gpu exact <torch==2.4.0>",
    ]);
    assert.deepEqual(located(found, found.facts.projectName ? [found.facts.projectName] : []), ["churn"]);
    assert.equal(python(found), "~=3.11.0 exact <~=3.11.0>");
    assert.deepEqual(scripts(found), ["churn: churn.cli:main <churn = churn.cli:main>"]);
    assert.equal(found.facts.partial, false);
  });

  it("reads what is literal of a dynamic file, and names the requirements it reads", () => {
    const found = read(dynamic, "pkg/setup.py");
    assert.deepEqual(rows(found), ["dvc * optional/track <dvc>"]);
    assert.deepEqual(located(found, found.facts.includes), ["pkg/requirements/base.txt <requirements/base.txt>"]);
    assert.equal(found.facts.partial, true);
  });

  it("finds requirements that are meant by their names", () => {
    const found = read(`from setuptools import setup

_deps = ["torch>=2.0", "accelerate==0.29", "trl"]
deps = {name(x): x for x in _deps}


def deps_list(*names):
    return [deps[name] for name in names]


required = [deps["torch"], deps["Accelerate"]]
setup(install_requires=list(required), extras_require={"rl": deps_list("trl"), "x": deps_list("absent")})
`);
    assert.deepEqual(rows(found), [
      "torch >=2.0 runtime <torch>=2.0>",
      "accelerate ==0.29 runtime exact <accelerate==0.29>",
      "trl * optional/rl <trl>",
    ]);
    assert.equal(found.facts.partial, true);
  });

  it("is partial for what only running would tell", () => {
    const partial = (argument: string) => read(`from setuptools import setup\nsetup(${argument})\n`).facts.partial;
    assert.equal(partial("install_requires=read()"), true);
    assert.equal(partial("install_requires=['a', *b]"), true);
    assert.equal(partial("install_requires=[f'a=={v}']"), true);
    assert.equal(partial("install_requires=[x for x in y]"), true);
    assert.equal(partial("**options"), true);
    assert.equal(partial("version=read(), install_requires=['a']"), false);
    assert.equal(partial(""), false);
  });

  it("is partial where a name is changed after it was assigned", () => {
    const found = read('from setuptools import setup\nx = {"a": ["b"]}\nx["all"] = x["a"]\nsetup(extras_require=x)\n');
    assert.deepEqual(rows(found), ["b * optional/a <b>"]);
    assert.equal(found.facts.partial, true);
  });

  it("reads a text of lines", () => {
    assert.deepEqual(rows(read('from setuptools import setup\nsetup(install_requires="""\n  numpy>=1\n  scipy\n""")\n')), [
      "numpy >=1 runtime <numpy>=1>",
      "scipy * runtime <scipy>",
    ]);
  });

  it("does not follow a name that is assigned in a circle", () => {
    const found = read("import setuptools\na = b + ['x']\nb = a + ['y']\nsetuptools.setup(install_requires=a)\n");
    assert.deepEqual(rows(found), ["y * runtime <y>", "x * runtime <x>"]);
    assert.equal(found.facts.partial, true);
  });

  it("passes over a file that sets up something else", () => {
    for (const text of ["def setup():\n    pass\nsetup()\n", "import setuptools\n", ""]) {
      assert.equal(setupPyReader.read({ path: "setup.py", text, bytes: text.length }), undefined);
    }
  });

  itTakesAnything(setupPyReader, "setup.py", [literal, dynamic]);
});
