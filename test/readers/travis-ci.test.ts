import assert from "node:assert/strict";
import type { CiFacts } from "../../src/facts/ci-facts.js";
import { travisCiReader } from "../../src/readers/travis-ci.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = ".travis.yml";

const config = `language: python
python: ["3.9", "3.10"]
env:
  global:
    - TF_CPP_MIN_LOG_LEVEL=3 MODEL_URI="s3://models/churn"
services: [docker]
install:
  - pip install -r requirements.txt
script:
  - flake8 src || true
  - pytest --cov
after_success:
  - codecov
stages:
  - test
  - name: deploy
    if: branch = main AND type = push
jobs:
  include:
    - name: docs
      python: "3.10"
      install: skip
      script: make docs
    - name: nightly build
      python: nightly
    - stage: evaluate
      if: type = cron
      script: python evaluate.py
    - stage: deploy
      install: skip
      script: skip
      deploy:
        provider: script
        script: bash scripts/deploy.sh
        on: { branch: main }
  allow_failures:
    - python: nightly
`;

const read = reading(travisCiReader, path);

function job(facts: CiFacts, id: string) {
  const found = facts.jobs.find((candidate) => candidate.id === id);
  assert(found, `no job ${id} in ${facts.jobs.map((one) => one.id)}`);
  return found;
}

function commands(facts: CiFacts, id: string) {
  return job(facts, id).steps.map((step) => [step.name, ...step.commands.map(({ text }) => text)]);
}

describe("travis-ci reader", () => {
  const facts = read(config);

  it("reads the job at the top and those of the matrix, which inherit from it", () => {
    assert.deepEqual(commands(facts, "build"), [
      ["install", "pip install -r requirements.txt"],
      ["script", "flake8 src", "pytest --cov"],
      ["after_success", "codecov"],
    ]);
    assert.deepEqual(commands(facts, "docs"), [
      ["script", "make docs"],
      ["after_success", "codecov"],
    ]);
    assert.deepEqual(commands(facts, "nightly build")[1], ["script", "flake8 src", "pytest --cov"]);
    assert.deepEqual(commands(facts, "deploy")[0], ["deploy", "bash scripts/deploy.sh"]);
    assert.equal(job(facts, "deploy").steps[0]?.condition, "branch: main");
  });

  it("lets jobs wait for those of earlier stages", () => {
    assert.deepEqual(
      facts.jobs.map(({ id, needs }) => [id, needs.map(({ value }) => value)]),
      [
        ["build", []],
        ["docs", []],
        ["nightly build", []],
        ["evaluate", ["build", "docs", "nightly build", "deploy"]],
        ["deploy", ["build", "docs", "nightly build"]],
      ],
    );
  });

  it("sees failures that do not count", () => {
    assert.equal(job(facts, "build").steps[2]?.swallowed?.by, "after_success");
    assert.equal(job(facts, "nightly build").swallowed?.by, "allow_failures");
    assert.equal(cut(config, job(facts, "nightly build").swallowed?.span), "python: nightly");
    assert.equal(job(facts, "docs").swallowed, undefined);
    assert.equal(cut(config, job(facts, "build").steps[1]?.commands[0]?.swallowed?.span), "|| true");
  });

  it("runs on pushes and pull requests unless a condition says otherwise", () => {
    const started = (id: string) => {
      const { push, pullRequest, release, other } = job(facts, id).triggers ?? facts.triggers;
      return [push, pullRequest, release, ...other];
    };
    assert.deepEqual(started("build"), [true, true, false]);
    assert.deepEqual(started("evaluate"), [false, false, false, "schedule"]);
    assert.deepEqual(started("deploy"), [true, false, false]);
    const only = (condition: string) => read(`script: pytest\nif: ${condition}\n`).triggers;
    assert.deepEqual([only("type IN (pull_request)").push, only("type IN (pull_request)").pullRequest], [false, true]);
    assert.deepEqual([only("type != cron").push, only("type NOT IN (push)").push], [true, false]);
    assert.equal(only("tag IS present").release, true);
  });

  it("reads variables", () => {
    assert.deepEqual(signValues(facts, "env"), ["TF_CPP_MIN_LOG_LEVEL", "MODEL_URI"]);
    assert.deepEqual(signValues(facts, "uri"), ["s3://models/churn"]);
  });

  it("reads the simplest file", () => {
    assert.deepEqual(commands(read("language: python\nscript: pytest\n"), "build"), [["script", "pytest"]]);
    assert.deepEqual(read("").jobs, []);
  });

  itTakesAnything(travisCiReader, path, [config]);
});
