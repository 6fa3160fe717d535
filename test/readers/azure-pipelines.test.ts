import assert from "node:assert/strict";
import type { CiFacts } from "../../src/facts/ci-facts.js";
import { azurePipelinesReader } from "../../src/readers/azure-pipelines.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = "azure-pipelines.yml";

const pipeline = `name: $(Date:yyyyMMdd)$(Rev:.r)

trigger:
  branches:
    include: [main]
  paths:
    exclude: [docs/*]
pr:
  - main

schedules:
  - cron: "0 3 * * *"
    displayName: Nightly
    branches: { include: [main] }

resources:
  containers:
    - container: mlops
      image: mcr.microsoft.com/mlops/python:latest
  pipelines:
    - pipeline: data
      source: data-refresh
      trigger: true

variables:
  - group: kv-mlops
  - name: MLFLOW_TRACKING_URI
    value: https://mlflow.example.com/api

stages:
  - stage: Quality
    jobs:
      - job: Lint
        pool: { vmImage: ubuntu-latest }
        container: mlops
        steps:
          - checkout: self
          - script: |
              pip install -r requirements-dev.txt
              flake8 src
              echo "linted"
            displayName: Lint
          - bash: |
              set -euo pipefail
              mypy src
              echo typed
            workingDirectory: $(Build.SourcesDirectory)/app
            continueOnError: true
          - \${{ if eq(variables['Build.Reason'], 'PullRequest') }}:
              - script: pytest -m fast
          - script: pytest -m slow
            enabled: false
      - job: Test
        dependsOn: Lint
        continueOnError: true
        container: python:3.11-slim
        services: { db: postgres }
        steps:
          - task: UsePythonVersion@0
            inputs: { versionSpec: "3.11" }
          - task: Bash@3
            displayName: Unit tests
            inputs:
              targetType: inline
              script: |
                python -m pytest tests
          - task: Bash@3
            inputs: { filePath: scripts/smoke.sh, arguments: --fast }
          - task: PythonScript@0
            inputs: { scriptSource: filePath, scriptPath: scripts/report.py }
          - pwsh: Write-Host done
            condition: succeededOrFailed()
  - stage: Train
    condition: and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))
    jobs:
      - job: Submit
        steps:
          - task: AzureCLI@2
            inputs:
              azureSubscription: $(SERVICE_CONNECTION)
              scriptType: bash
              scriptLocation: inlineScript
              inlineScript: |
                set -e
                az ml job create --file jobs/train.yml --stream
            env:
              OPENAI_API_KEY: $(OPENAI_API_KEY)
  - stage: Deploy
    dependsOn: [Train, Quality]
    jobs:
      - deployment: Prod
        environment: production
        strategy:
          runOnce:
            preDeploy:
              steps: [{ script: ./scripts/check.sh }]
            deploy:
              steps:
                - download: current
                - template: templates/deploy.yml
                  parameters:
                    replicas: 2
                    afterSteps:
                      - script: curl -f https://scoring.example.com/health
      - template: /pipelines/notify.yml@shared
`;

const read = reading(azurePipelinesReader, path);

function job(facts: CiFacts, id: string) {
  const found = facts.jobs.find((candidate) => candidate.id === id);
  assert(found, `no job ${id} in ${facts.jobs.map((one) => one.id)}`);
  return found;
}

function commands(facts: CiFacts, id: string) {
  return job(facts, id).steps.flatMap((step) => step.commands.map(({ text }) => text));
}

function isRead(text: string, at: string): boolean {
  return azurePipelinesReader.read({ path: at, text, bytes: text.length }) !== undefined;
}

describe("azure-pipelines reader", () => {
  const facts = read(pipeline);

  it("reads triggers, schedules and other pipelines that start it", () => {
    const { schedules, ...triggers } = facts.triggers;
    assert.deepEqual(triggers, { push: true, pullRequest: true, manual: true, release: false, other: ["pipelines"] });
    assert.deepEqual(
      schedules.map(({ value, span }) => [value, cut(pipeline, span)]),
      [["0 3 * * *", "0 3 * * *"]],
    );
  });

  it("runs on push unless the file says otherwise", () => {
    const steps = "\nsteps:\n  - script: pytest\n";
    const triggers = (head: string) => read(`pool: { vmImage: ubuntu-latest }\n${head}${steps}`).triggers;
    assert.equal(triggers("").push, true);
    assert.equal(triggers("trigger: [main]").push, true);
    assert.equal(triggers("trigger: { batch: true, paths: { include: [src] } }").push, true);
    assert.deepEqual([triggers("trigger: none").push, triggers("trigger: none").pullRequest], [false, false]);
    assert.equal(triggers("trigger: none\npr: [main]").pullRequest, true);
    assert.equal(triggers("pr: none").pullRequest, false);
    const tags = triggers("trigger: { tags: { include: [v*] } }");
    assert.deepEqual([tags.push, tags.release], [false, true]);
  });

  it("gives jobs that run for one reason only triggers of their own", () => {
    const own = (condition: string) =>
      read(`trigger: [main]\nschedules: [{ cron: "0 1 * * *" }]\njobs:\n  - job: a\n    condition: ${condition}\n    steps: [{ script: x }]\n`).jobs[0]?.triggers;
    assert.deepEqual([own("eq(variables['Build.Reason'], 'PullRequest')")?.pullRequest, own("eq(variables['Build.Reason'], 'PullRequest')")?.push], [true, false]);
    const nightly = own("and(succeeded(), eq(variables['Build.Reason'], 'Schedule'))");
    assert.deepEqual([nightly?.push, nightly?.schedules.map(({ value }) => value)], [false, ["0 1 * * *"]]);
    for (const condition of ["succeeded()", "ne(variables['Build.Reason'], 'PullRequest')", "or(eq(variables['Build.Reason'], 'Manual'), always())"])
      assert.equal(own(condition), undefined, condition);
  });

  it("names jobs after their stages, and lets them wait for the stages before", () => {
    assert.deepEqual(
      facts.jobs.map(({ id, span }) => [id, cut(pipeline, span)]),
      [
        ["Quality.Lint", "Lint"],
        ["Quality.Test", "Test"],
        ["Train.Submit", "Submit"],
        ["Deploy.Prod", "Prod"],
        ["Deploy./pipelines/notify.yml@shared", "/pipelines/notify.yml@shared"],
      ],
    );
    const needs = (id: string) => job(facts, id).needs.map(({ value }) => value);
    assert.deepEqual(needs("Quality.Lint"), []);
    assert.deepEqual(needs("Quality.Test"), ["Quality.Lint"]);
    assert.deepEqual(needs("Train.Submit"), ["Quality.Lint", "Quality.Test"]);
    assert.deepEqual(needs("Deploy.Prod"), ["Quality.Lint", "Quality.Test", "Train.Submit"]);
    assert.equal(job(facts, "Train.Submit").condition, "and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))");
  });

  it("reads scripts of steps and of tasks, those behind conditions too, and none that is disabled", () => {
    assert.deepEqual(commands(facts, "Quality.Lint"), [
      "pip install -r requirements-dev.txt",
      "flake8 src",
      'echo "linted"',
      "set -euo pipefail",
      "mypy src",
      "echo typed",
      "pytest -m fast",
    ]);
    assert.deepEqual(commands(facts, "Quality.Test"), [
      "python -m pytest tests",
      "bash scripts/smoke.sh --fast",
      "python scripts/report.py",
      "Write-Host done",
    ]);
    assert.deepEqual(commands(facts, "Train.Submit"), ["set -e", "az ml job create --file jobs/train.yml --stream"]);
    const [task] = job(facts, "Train.Submit").steps;
    assert.equal(task?.uses?.value, "AzureCLI@2");
    assert.equal(task?.with.scriptType, "bash");
    const unit = job(facts, "Quality.Test").steps[1];
    assert.equal(cut(pipeline, unit?.commands[0]?.span), "python -m pytest tests");
    assert.equal(unit?.name, "Unit tests");
  });

  it("reads deployments with the steps of their life cycle, and templates with steps given to them", () => {
    const deploy = job(facts, "Deploy.Prod");
    assert.equal(deploy.environment?.value, "production");
    assert.deepEqual(commands(facts, "Deploy.Prod"), ["./scripts/check.sh", "curl -f https://scoring.example.com/health"]);
    const template = deploy.steps.find((step) => step.uses);
    assert.deepEqual([template?.uses?.value, template?.with.replicas], ["templates/deploy.yml", "2"]);
    assert.equal(job(facts, "Deploy./pipelines/notify.yml@shared").steps[0]?.uses?.value, "/pipelines/notify.yml@shared");
  });

  it("resolves containers and services", () => {
    assert.equal(job(facts, "Quality.Lint").image?.value, "mcr.microsoft.com/mlops/python:latest");
    assert.equal(job(facts, "Quality.Test").image?.value, "python:3.11-slim");
    assert.deepEqual(
      job(facts, "Quality.Test").services.map(({ value }) => value),
      ["postgres"],
    );
  });

  it("sees failures that the settings swallow, and those that a script goes on after", () => {
    const [, lint, types] = job(facts, "Quality.Lint").steps;
    assert.deepEqual(
      lint?.commands.map(({ swallowed }) => swallowed && [swallowed.by, cut(pipeline, swallowed.span), swallowed.unlessErrexit]),
      [
        ['echo "linted" (without set -e)', 'echo "linted"', true],
        ['echo "linted" (without set -e)', 'echo "linted"', true],
        undefined,
      ],
    );
    assert.ok(types?.commands.every(({ swallowed }) => swallowed === undefined));
    assert.equal(cut(pipeline, types?.swallowed?.span), "continueOnError: true");
    assert.equal(cut(pipeline, job(facts, "Quality.Test").swallowed?.span), "continueOnError: true");
    assert.equal(types?.workingDirectory, "$(Build.SourcesDirectory)/app");
  });

  it("gives signs of images, commands, variables and addresses", () => {
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI", "OPENAI_API_KEY"]);
    assert.deepEqual(signValues(facts, "uri"), ["https://mlflow.example.com/api"]);
    assert.ok(signValues(facts, "image").includes("mcr.microsoft.com/mlops/python"));
    assert.ok(signValues(facts, "command").includes("az ml job create --file jobs/train.yml --stream"));
    assert.deepEqual(signValues(facts, "action"), []);
  });

  it("takes a file of which nothing says that it is run for a template", () => {
    const template = "parameters:\n  - name: version\n    default: '3.11'\nsteps:\n  - script: pytest\n";
    assert.deepEqual(read(template, ".pipelines/quality.yml").triggers.called, true);
    assert.equal(read(template, ".pipelines/quality.yml").triggers.push, false);
    assert.equal(read("jobs:\n  - job: a\n    steps: [{ script: x }]\n", "ci/jobs.yml").triggers.called, true);
    assert.equal(read("steps:\n  - script: pytest\n").triggers.called, undefined);
    const extended = read("trigger: [main]\nextends:\n  template: templates/ml.yml@self\n  parameters: { stage: dev }\n");
    assert.equal(extended.triggers.push, true);
    assert.deepEqual([extended.jobs[0]?.id, extended.jobs[0]?.steps[0]?.uses?.value], ["extends", "templates/ml.yml@self"]);
  });

  it("knows pipelines by content, wherever they lie, and other files with such keys apart", () => {
    assert.equal(isRead("trigger: [main]\npool: { vmImage: ubuntu }\nsteps:\n  - bash: make test\n", "ops/build.yml"), true);
    assert.equal(isRead("jobs:\n  - job: A\n    steps:\n      - task: Npm@1\n", "anything.yaml"), true);
    for (const [at, text] of [
      [".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    steps: [{ run: pytest }]\n"],
      ["examples/workflow.yml", "on: push\njobs:\n  a:\n    steps: [{ run: pytest }]\n"],
      ["ci.yml", "stages: [test, deploy]\ntest:\n  script: pytest\n"],
      ["cloudbuild.yaml", "steps:\n  - name: python:3.11\n    script: pytest\n"],
      ["recipe.yml", "steps:\n  - script: mix\n"],
      ["jobs.yml", "resources: [cpu]\njobs:\n  - name: train\n    image: x\n"],
      [".pipelines/variables.yml", "variables:\n  - name: A\n    value: b\n"],
      ["pipeline.yml", "$schema: https://x\njobs:\n  train:\n    command: python train.py\n"],
    ]) {
      assert.equal(isRead(text ?? "", at ?? ""), false, at);
    }
  });

  itTakesAnything(azurePipelinesReader, path, [pipeline]);
});
