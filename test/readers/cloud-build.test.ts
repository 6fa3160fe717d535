import assert from "node:assert/strict";
import { cloudBuildReader } from "../../src/readers/cloud-build.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = "cloudbuild.yaml";

const config = `steps:
  - name: python:3.11
    id: test
    entrypoint: bash
    args:
      - -c
      - |
        pip install -r requirements.txt
        python -m pytest tests
        echo tested
    dir: services/api
    env: ["PROJECT_ID=$PROJECT_ID", "STORE=gs://models/churn"]
  - name: gcr.io/cloud-builders/docker
    id: image
    args: [build, -t, "$_IMAGE:$SHORT_SHA", .]
    waitFor: ["-"]
  - name: gcr.io/google.com/cloudsdktool/cloud-sdk:slim
    id: Deploy Model
    entrypoint: gcloud
    args: ["ai", "endpoints", "deploy-model", "$_ENDPOINT", "--display-name=a b"]
    waitFor: [test, image]
  - name: "$_CICD_IMAGE"
    args: ["pytest", "tests/smoke"]
    allowFailure: true
  - name: python
    args: ["-m", "pytest"]
  - name: node:20
    script: |
      npm ci
      npm test
  - name: gcr.io/kaniko-project/executor:latest
substitutions: { _IMAGE: gcr.io/acme/churn }
timeout: 1800s
`;

const read = reading(cloudBuildReader, path);

describe("cloud-build reader", () => {
  const facts = read(config);
  const commands = facts.jobs.map(({ id, steps }) => [id, ...steps.flatMap((step) => step.commands.map(({ text }) => text))]);

  it("takes each step for a job with what its image runs", () => {
    assert.deepEqual(commands, [
      ["test", "pip install -r requirements.txt", "python -m pytest tests", "echo tested"],
      ["image", "docker build -t $_IMAGE:$SHORT_SHA ."],
      ["Deploy Model", 'gcloud ai endpoints deploy-model $_ENDPOINT "--display-name=a b"'],
      ["step 4", "pytest tests/smoke"],
      ["step 5", "python -m pytest"],
      ["step 6", "npm ci", "npm test"],
      ["step 7"],
    ]);
    assert.equal(cut(config, facts.jobs[0]?.steps[0]?.commands[1]?.span), "python -m pytest tests");
    assert.equal(facts.jobs[0]?.steps[0]?.workingDirectory, "services/api");
  });

  it("lets steps wait for those they name, else for all before them", () => {
    assert.deepEqual(
      facts.jobs.slice(0, 4).map(({ needs }) => needs.map(({ value }) => value)),
      [[], [], ["test", "image"], ["test", "image", "Deploy Model"]],
    );
  });

  it("sees failures that do not count, those that a shell goes on after too", () => {
    const [test] = facts.jobs[0]?.steps ?? [];
    assert.deepEqual(
      test?.commands.map(({ swallowed }) => swallowed?.by),
      ["echo tested (without set -e)", "echo tested (without set -e)", undefined],
    );
    assert.equal(cut(config, facts.jobs[3]?.steps[0]?.swallowed?.span), "allowFailure: true");
    const stopping = read(config.replace("- -c\n", "- -ec\n"));
    assert.ok(stopping.jobs[0]?.steps[0]?.commands.every(({ swallowed }) => !swallowed));
  });

  it("guesses from names and substitutions what starts it", () => {
    const triggers = (text: string, at = path) => {
      const { push, pullRequest, release, manual } = read(text, at).triggers;
      return Object.entries({ push, pullRequest, release, manual }).flatMap(([name, is]) => (is ? [name] : []));
    };
    const step = (word: string) => `steps:\n  - name: gcr.io/cloud-builders/gcloud\n    args: [run, deploy, "${word}"]\n`;
    assert.deepEqual(triggers(config), ["push"]);
    assert.deepEqual(triggers(step("x")), ["push"]);
    assert.deepEqual(triggers(step("$TAG_NAME")), ["release"]);
    assert.deepEqual(triggers(step("$_PR_NUMBER")), ["pullRequest"]);
    assert.deepEqual(triggers(step("x"), "build/deployment.yaml"), ["manual"]);
    assert.deepEqual(triggers(step("x"), "cloudbuild/release.yaml"), ["push"]);
    assert.deepEqual(triggers(step("x"), "cloudbuild/pr-checks.yaml"), ["pullRequest"]);
    assert.deepEqual(triggers(step("$COMMIT_SHA"), "build/deployment.yaml"), ["push"]);
  });

  it("knows configurations of any name, JSON too, and other lists of steps apart", () => {
    const isRead = (text: string, at: string) => cloudBuildReader.read({ path: at, text, bytes: text.length }) !== undefined;
    assert.equal(isRead('{"steps": [{"name": "gcr.io/cloud-builders/npm", "args": ["test"]}]}', "deploy/cloudbuild.json"), true);
    assert.equal(isRead("steps:\n  - name: load\n    args: [x]\n", "recipe.yaml"), false);
    assert.equal(isRead("steps:\n  - task: Npm@1\n", "cloudbuild.yaml"), false);
    assert.equal(isRead("steps:\n  - name: Test\n    image: python\n    commands: [pytest]\n", ".woodpecker.yaml"), false);
  });

  it("gives signs", () => {
    assert.ok(signValues(facts, "image").includes("gcr.io/kaniko-project/executor"));
    assert.deepEqual(signValues(facts, "env"), ["PROJECT_ID", "STORE"]);
    assert.deepEqual(signValues(facts, "uri"), ["gs://models/churn"]);
  });

  itTakesAnything(cloudBuildReader, path, [config]);
});
