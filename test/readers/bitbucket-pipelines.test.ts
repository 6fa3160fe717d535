import assert from "node:assert/strict";
import type { CiFacts } from "../../src/facts/ci-facts.js";
import { bitbucketPipelinesReader } from "../../src/readers/bitbucket-pipelines.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = "bitbucket-pipelines.yml";

const config = `image: python:3.11

definitions:
  caches: { poetry: ~/.cache/pypoetry }
  services:
    postgres: { image: "postgres:15" }
  steps:
    - step: &test
        name: Test
        caches: [poetry]
        services: [postgres, docker]
        script:
          - pip install poetry && poetry install
          - |
            poetry run pytest || true
            poetry run coverage xml
        after-script:
          - pip install coverage
    - step: &build
        name: Build image
        image: { name: "docker:27", username: x }
        script:
          - docker build -t model .

pipelines:
  default:
    - parallel:
        - step: *test
        - step:
            name: Lint
            on-fail: { strategy: ignore }
            script: [ruff check .]
    - step: *build
  branches:
    main:
      - step: *test
      - stage:
          name: Release
          steps:
            - step:
                <<: *build
                name: Publish
                script:
                  - pipe: atlassian/aws-ecr-push-image:2.4.0
                    variables: { IMAGE_NAME: model, AWS_DEFAULT_REGION: eu-west-1 }
      - step:
          name: Deploy
          deployment: production
          trigger: manual
          script: [./deploy.sh]
      - step: { name: Smoke, script: [curl https://api.example.com] }
  pull-requests:
    "**":
      - step: *test
  tags:
    "v*":
      - step: { name: Tag, script: [make release] }
  custom:
    evaluate:
      - variables: [{ name: MODEL }]
      - step: { name: Evaluate, script: [python evaluate.py] }
`;

const read = reading(bitbucketPipelinesReader, path);

function job(facts: CiFacts, id: string) {
  const found = facts.jobs.find((candidate) => candidate.id === id);
  assert(found, `no job ${id} in ${facts.jobs.map((one) => one.id)}`);
  return found;
}

describe("bitbucket-pipelines reader", () => {
  const facts = read(config);
  const commands = (id: string) => job(facts, id).steps.flatMap((step) => step.commands.map(({ text }) => text));
  const started = (id: string) => {
    const { push, pullRequest, release, manual } = job(facts, id).triggers ?? facts.triggers;
    return { push, pullRequest, release, manual };
  };
  const none = { push: false, pullRequest: false, release: false, manual: false };

  it("takes each step for a job, one that pipelines share once", () => {
    assert.deepEqual(
      facts.jobs.map(({ id, needs, span }) => [id, needs.map(({ value }) => value), cut(config, span)]),
      [
        ["Test", [], "Test"],
        ["Lint", [], "Lint"],
        ["Build image", ["Test", "Lint"], "Build image"],
        ["Publish", ["Test"], "Publish"],
        ["Deploy", ["Test", "Publish"], "Deploy"],
        ["Smoke", ["Test", "Publish", "Deploy"], "Smoke"],
        ["Tag", [], "Tag"],
        ["Evaluate", [], "Evaluate"],
      ],
    );
  });

  it("knows what starts each", () => {
    assert.deepEqual(started("Test"), { ...none, push: true, pullRequest: true });
    assert.deepEqual(started("Build image"), { ...none, push: true });
    assert.deepEqual(started("Deploy"), { ...none, manual: true });
    assert.deepEqual(started("Smoke"), { ...none, manual: true });
    assert.deepEqual(started("Tag"), { ...none, release: true });
    assert.deepEqual(started("Evaluate"), { ...none, manual: true });
    assert.deepEqual([facts.triggers.push, facts.triggers.pullRequest, facts.triggers.manual], [true, true, true]);
  });

  it("reads scripts, and pipes as what a step uses", () => {
    assert.deepEqual(commands("Test"), [
      "pip install poetry",
      "poetry install",
      "poetry run pytest",
      "poetry run coverage xml",
      "pip install coverage",
    ]);
    assert.equal(cut(config, job(facts, "Test").steps[0]?.commands[2]?.swallowed?.span), "|| true");
    assert.equal(job(facts, "Test").steps[1]?.swallowed?.by, "after-script");
    const [pipe] = job(facts, "Publish").steps;
    assert.deepEqual([pipe?.uses?.value, pipe?.with.IMAGE_NAME], ["atlassian/aws-ecr-push-image:2.4.0", "model"]);
  });

  it("reads images, services, deployments and ignored failures", () => {
    assert.equal(job(facts, "Lint").image?.value, "python:3.11");
    assert.equal(job(facts, "Build image").image?.value, "docker:27");
    assert.deepEqual(
      job(facts, "Test").services.map(({ value }) => value),
      ["postgres:15"],
    );
    assert.equal(job(facts, "Deploy").environment?.value, "production");
    assert.equal(cut(config, job(facts, "Lint").swallowed?.span), "strategy: ignore");
  });

  it("gives each sign once", () => {
    assert.deepEqual(signValues(facts, "action"), ["atlassian/aws-ecr-push-image"]);
    assert.equal(signValues(facts, "command").filter((command) => command === "poetry install").length, 1);
    assert.deepEqual(signValues(facts, "env"), ["IMAGE_NAME", "AWS_DEFAULT_REGION"]);
  });

  itTakesAnything(bitbucketPipelinesReader, path, [config]);
});
