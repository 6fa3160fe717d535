import assert from "node:assert/strict";
import type { CiFacts } from "../../src/facts/ci-facts.js";
import { githubActionsReader } from "../../src/readers/github-actions.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = ".github/workflows/ci.yml";

const workflow = `name: CI
on:
  push:
    branches: [main]
  pull_request:
  workflow_dispatch:
  schedule:
    - cron: "0 6 * * 1"   # Mondays
    - cron: '30 2 * * *'

env:
  MLFLOW_TRACKING_URI: https://user:secret@mlflow.example.org/api
defaults:
  run:
    working-directory: app

jobs:
  test:
    runs-on: ubuntu-latest
    container: { image: "python:3.12-slim" }
    services:
      postgres:
        image: pgvector/pgvector:pg16
    env:
      OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
    steps:
      - uses: actions/checkout@v4
      - name: Set up Python
        uses: actions/setup-python@v5
        with:
          python-version: 3.10
          cache: pip
      - name: Test
        run: |
          pip install \\
            -r requirements.txt
          pytest -q --cov && ruff check . || true
          cat <<EOF > report.md
          pytest is not run here
          EOF
      - name: Types
        if: always()
        continue-on-error: true
        working-directory: src
        run: mypy .
      - shell: python
        run: |
          import os; print(os.name)
  evals:
    needs: test
    continue-on-error: \${{ matrix.experimental }}
    steps:
      - run: >-
          promptfoo eval
          -c promptfooconfig.yaml
      - uses: docker://ghcr.io/acme/scanner:1
      - uses: ./.github/actions/local
  deploy:
    needs: [test, evals]
    if: github.ref == 'refs/heads/main'
    environment:
      name: production
      url: https://app.example.org
    uses: acme/workflows/.github/workflows/deploy.yml@v2
    with:
      replicas: 2
    continue-on-error: true
`;

const read = reading(githubActionsReader, path);

function job(facts: CiFacts, id: string) {
  const found = facts.jobs.find((candidate) => candidate.id === id);
  assert(found, `no job ${id}`);
  return found;
}

describe("github-actions reader", () => {
  const facts = read(workflow);

  it("reads triggers", () => {
    const { schedules, ...triggers } = facts.triggers;
    assert.deepEqual(triggers, { push: true, pullRequest: true, manual: true, release: false, other: [] });
    assert.deepEqual(
      schedules.map(({ value, span }) => [value, cut(workflow, span)]),
      [
        ["0 6 * * 1", "0 6 * * 1"],
        ["30 2 * * *", "30 2 * * *"],
      ],
    );
    assert.equal(facts.name, "CI");
  });

  it("reads triggers of every form", () => {
    assert.equal(read("on: push\n").triggers.push, true);
    assert.equal(read('"on": [push, pull_request]\n').triggers.pullRequest, true);
    assert.deepEqual(read("on: [release, pull_request_target, workflow_call]\n").triggers, {
      push: false,
      pullRequest: true,
      manual: false,
      release: true,
      schedules: [],
      other: ["pull_request_target", "workflow_call"],
    });
    assert.equal(read("on: workflow_call\n").triggers.called, true);
    assert.equal(read("on: { workflow_call: { inputs: {} }, push: {} }\n").triggers.called, undefined);
  });

  it("gives jobs that ask for certain events triggers of their own", () => {
    const own = (condition: string) => {
      const { triggers } = read(`on: [push, pull_request, schedule, workflow_dispatch]\njobs:\n  a:\n    if: ${condition}\n    steps: []\n`).jobs[0] ?? {};
      return triggers && Object.entries(triggers).flatMap(([name, is]) => (is === true ? [name] : []));
    };
    assert.deepEqual(own("github.event_name == 'pull_request'"), ["pullRequest"]);
    assert.deepEqual(own("${{ github.event_name == 'push' || github.event_name == 'workflow_dispatch' }}"), ["push", "manual"]);
    assert.deepEqual(own("github.event_name == 'schedule' && github.ref == 'refs/heads/main'"), []);
    assert.deepEqual(own("startsWith(github.ref, 'refs/tags/v')"), ["release"]);
    for (const condition of ["always()", "github.event_name != 'push'", "\"!(github.event_name == 'push')\"", "github.event_name == 'push' || inputs.force"])
      assert.equal(own(condition), undefined, condition);
  });

  it("names the workflows that one runs after", () => {
    const { triggers } = read("on:\n  workflow_run:\n    workflows: [Tests, Evals]\n    types: [completed]\n");
    assert.deepEqual(
      triggers.after?.map(({ value }) => value),
      ["Tests", "Evals"],
    );
    assert.deepEqual(triggers.other, ["workflow_run"]);
  });

  it("takes a push of tags only for a release", () => {
    const tags = read("on:\n  push:\n    tags: ['v*']\n").triggers;
    assert.deepEqual([tags.push, tags.release], [false, true]);
    const both = read("on:\n  push:\n    tags: ['v*']\n    branches: [main]\n").triggers;
    assert.deepEqual([both.push, both.release], [true, false]);
  });

  it("reads jobs: ids, needs, images, environment, conditions", () => {
    assert.deepEqual(
      facts.jobs.map(({ id, span }) => [id, cut(workflow, span)]),
      [
        ["test", "test"],
        ["evals", "evals"],
        ["deploy", "deploy"],
      ],
    );
    assert.deepEqual(
      job(facts, "deploy").needs.map(({ value, span }) => [value, cut(workflow, span)]),
      [
        ["test", "test"],
        ["evals", "evals"],
      ],
    );
    assert.equal(job(facts, "evals").needs[0]?.value, "test");
    assert.equal(cut(workflow, job(facts, "test").image?.span), "python:3.12-slim");
    assert.deepEqual(
      job(facts, "test").services.map(({ value }) => value),
      ["pgvector/pgvector:pg16"],
    );
    assert.equal(job(facts, "deploy").environment?.value, "production");
    assert.equal(job(facts, "deploy").condition, "github.ref == 'refs/heads/main'");
  });

  it("reads steps with inputs as written", () => {
    const [checkout, python, , types] = job(facts, "test").steps;
    assert.equal(cut(workflow, checkout?.uses?.span), "actions/checkout@v4");
    assert.deepEqual(python?.with, { "python-version": "3.10", cache: "pip" });
    assert.equal(types?.condition, "always()");
    assert.equal(types?.workingDirectory, "src");
    assert.equal(cut(workflow, types?.span)?.startsWith("name: Types"), true);
    assert.equal(cut(workflow, types?.span)?.endsWith("run: mypy ."), true);
  });

  it("splits scripts into commands with exact spans", () => {
    const test = job(facts, "test").steps[2];
    assert.equal(test?.workingDirectory, "app");
    assert.deepEqual(
      test?.commands.map(({ text }) => text),
      ["pip install -r requirements.txt", "pytest -q --cov", "ruff check .", "cat <<EOF > report.md"],
    );
    assert.deepEqual(
      test?.commands.map(({ span }) => cut(workflow, span)),
      ["pip install \\\n            -r requirements.txt", "pytest -q --cov", "ruff check .", "cat <<EOF > report.md"],
    );
    assert.deepEqual(
      test?.commands.map(({ swallowed }) => cut(workflow, swallowed?.span)),
      [undefined, "|| true", "|| true", undefined],
    );
    assert.equal(cut(workflow, job(facts, "evals").steps[0]?.commands[0]?.span), "promptfoo eval\n          -c promptfooconfig.yaml");
    assert.equal(job(facts, "evals").steps[0]?.commands[0]?.text, "promptfoo eval -c promptfooconfig.yaml");
  });

  it("does not read scripts of other languages as commands", () => {
    assert.deepEqual(job(facts, "test").steps[4]?.commands, []);
    assert.equal(read("jobs: { a: { defaults: { run: { shell: python } }, steps: [{ run: x }] } }").jobs[0]?.steps[0]?.commands.length, 0);
    assert.equal(read('jobs: { a: { steps: [{ shell: "/bin/bash -e {0}", run: x }] } }').jobs[0]?.steps[0]?.commands.length, 1);
  });

  it("sees swallowed failures of steps and jobs, only where they are certain", () => {
    assert.equal(cut(workflow, job(facts, "test").steps[3]?.swallowed?.span), "continue-on-error: true");
    assert.equal(job(facts, "deploy").swallowed?.by, "continue-on-error: true");
    assert.equal(job(facts, "evals").swallowed, undefined);
  });

  it("reads the call of a reusable workflow as a step", () => {
    const [step] = job(facts, "deploy").steps;
    assert.equal(step?.uses?.value, "acme/workflows/.github/workflows/deploy.yml@v2");
    assert.deepEqual(step?.with, { replicas: "2" });
  });

  it("gives signs, without credentials", () => {
    assert.deepEqual(signValues(facts, "action"), ["actions/checkout", "actions/setup-python", "acme/workflows"]);
    assert.deepEqual(signValues(facts, "image"), ["python", "pgvector/pgvector", "ghcr.io/acme/scanner"]);
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI", "OPENAI_API_KEY"]);
    assert.deepEqual(signValues(facts, "uri"), ["https://mlflow.example.org/api"]);
    assert(signValues(facts, "command").includes("pytest -q --cov"));
    assert.equal(signValues(read(`jobs: { a: { steps: [{ run: "echo ${"x".repeat(1500)}" }] } }`), "command")[0]?.length, 1000);
  });

  it("resolves anchors", () => {
    const text = "jobs:\n  a: &job\n    steps: &steps\n      - run: pytest\n  b:\n    <<: *job\n    needs: a\n  c:\n    steps: *steps\n";
    const { jobs } = read(text);
    assert.deepEqual(
      jobs.map(({ steps }) => steps[0]?.commands[0]?.text),
      ["pytest", "pytest", "pytest"],
    );
    assert.equal(cut(text, jobs[1]?.steps[0]?.commands[0]?.span), "pytest");
  });

  it("reads a broken workflow as far as it goes, and a conflict not at all", () => {
    const broken = read(`${workflow}\n  oops: [\n`);
    assert.equal(job(broken, "test").steps.length, 5);
    assert.equal(broken.notes.length, 1);
    const conflict = read(workflow.replace("name: CI\n", "<<<<<<< HEAD\nname: CI\n=======\nname: X\n>>>>>>> b\n"));
    assert.deepEqual([conflict.jobs.length, conflict.notes.length], [0, 1]);
    assert.deepEqual(read("").jobs, []);
  });

  itTakesAnything(githubActionsReader, path, [workflow]);
});
