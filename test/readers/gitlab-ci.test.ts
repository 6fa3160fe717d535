import assert from "node:assert/strict";
import type { CiFacts } from "../../src/facts/ci-facts.js";
import { gitlabCiReader } from "../../src/readers/gitlab-ci.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = ".gitlab-ci.yml";

const pipeline = `include:
  - template: Security/Secret-Detection.gitlab-ci.yml
  - component: gitlab.com/acme/ml/eval@1.2.0
  - local: .gitlab/ci/deploy.yml

stages: [lint, test, deploy]

variables:
  MLFLOW_TRACKING_URI: "http://mlflow:5000"

default:
  image: python:3.12
  before_script:
    - pip install -r requirements.txt

.setup:
  script:
    - echo setting up
    - make data

.python:
  image: { name: "python:3.12-slim", entrypoint: [""] }
  services:
    - postgres:16
    - name: redis:7
  allow_failure: true

lint:
  stage: lint
  script: ruff check . || true
  allow_failure: true

unit:
  extends: .python
  stage: test
  variables: { OPENAI_API_KEY: $KEY }
  script:
    - !reference [.setup, script]
    - |
      pytest -q \\
        --cov
      mypy .
  after_script:
    - make report
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: '$CI_COMMIT_BRANCH == "main"'
    - if: $CI_PIPELINE_SOURCE == "web"
      when: never

nightly:
  script: [python train.py]
  allow_failure: { exit_codes: [137] }
  needs: []
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"

release:
  stage: deploy
  script: make release
  environment: { name: production }
  only: [tags]

rollback:
  stage: deploy
  needs: [{ job: unit, artifacts: true }, lint]
  when: manual
  script: make rollback
  before_script: []
`;

const read = reading(gitlabCiReader, path);

function job(facts: CiFacts, id: string) {
  const found = facts.jobs.find((candidate) => candidate.id === id);
  assert(found, `no job ${id}`);
  return found;
}

function commands(facts: CiFacts, id: string): (string | string[])[][] {
  return job(facts, id).steps.map((step) => [step.name ?? "", step.commands.map(({ text }) => text)]);
}

describe("gitlab-ci reader", () => {
  const facts = read(pipeline);

  it("takes templates and settings for no jobs", () => {
    assert.deepEqual(
      facts.jobs.map(({ id, span }) => [id, cut(pipeline, span)]),
      ["lint", "unit", "nightly", "release", "rollback"].map((id) => [id, id]),
    );
  });

  it("resolves extends, !reference and defaults into steps", () => {
    assert.deepEqual(commands(facts, "unit"), [
      ["before_script", ["pip install -r requirements.txt"]],
      ["script", ["echo setting up", "make data", "pytest -q --cov", "mypy ."]],
      ["after_script", ["make report"]],
    ]);
    assert.deepEqual(
      job(facts, "unit").steps[1]?.commands.map(({ span }) => cut(pipeline, span)),
      ["echo setting up", "make data", "pytest -q \\\n        --cov", "mypy ."],
    );
    assert.equal(cut(pipeline, job(facts, "unit").image?.span), "python:3.12-slim");
    assert.equal(job(facts, "lint").image?.value, "python:3.12");
    assert.deepEqual(
      job(facts, "unit").services.map(({ value }) => value),
      ["postgres:16", "redis:7"],
    );
    assert.deepEqual(commands(facts, "rollback"), [["script", ["make rollback"]]]);
  });

  it("gives jobs the needs that their stage implies", () => {
    const needs = (id: string) => job(facts, id).needs.map(({ value, span }) => [value, cut(pipeline, span)]);
    assert.deepEqual(needs("lint"), []);
    assert.deepEqual(needs("unit"), [["lint", "lint"]]);
    assert.deepEqual(needs("nightly"), []);
    assert.deepEqual(needs("release"), [
      ["lint", "lint"],
      ["unit", "unit"],
      ["nightly", "nightly"],
    ]);
    assert.deepEqual(needs("rollback"), [
      ["unit", "unit"],
      ["lint", "lint"],
    ]);
    const byDefault = read("b: { stage: deploy, script: b }\na: { script: a }\n.pre: &p {}\nfirst: { stage: .pre, script: x }\n");
    assert.deepEqual(
      job(byDefault, "b").needs.map(({ value }) => value),
      ["a", "first"],
    );
  });

  it("sees swallowed failures", () => {
    assert.equal(cut(pipeline, job(facts, "lint").swallowed?.span), "allow_failure: true");
    assert.equal(cut(pipeline, job(facts, "lint").steps[1]?.commands[0]?.swallowed?.span), "|| true");
    assert.equal(cut(pipeline, job(facts, "unit").swallowed?.span), "allow_failure: true");
    assert.equal(job(facts, "unit").steps[2]?.swallowed?.by, "after_script");
    assert.equal(job(facts, "nightly").swallowed, undefined);
    const rules = "a:\n  script: x\n  rules:\n    - if: $A\n      allow_failure: true\n    - when: never\n";
    assert.equal(cut(rules, job(read(rules), "a").swallowed?.span), "allow_failure: true");
    assert.equal(job(read(`${rules}    - if: $B\n`), "a").swallowed, undefined);
  });

  it("reads conditions and environments", () => {
    assert.equal(job(facts, "rollback").condition, "when: manual");
    assert.equal(job(facts, "unit").condition, '$CI_PIPELINE_SOURCE == "merge_request_event" || $CI_COMMIT_BRANCH == "main"');
    assert.equal(job(facts, "release").condition, "only: tags");
    assert.equal(job(facts, "lint").condition, undefined);
    assert.equal(job(facts, "release").environment?.value, "production");
  });

  it("reads triggers from rules, only and workflow", () => {
    assert.deepEqual(facts.triggers, { push: true, pullRequest: true, manual: false, release: true, schedules: [], other: ["schedule"] });
    const workflow =
      "workflow:\n  name: Main\n  rules:\n    - if: $CI_MERGE_REQUEST_IID\n    - if: $CI_PIPELINE_SOURCE =~ /schedule|web/\na: { script: x }\n";
    assert.deepEqual(read(workflow).triggers, {
      push: false,
      pullRequest: true,
      manual: true,
      release: false,
      schedules: [],
      other: ["schedule"],
    });
    assert.equal(read(workflow).name, "Main");
    assert.deepEqual(read("a: { script: x, only: { refs: [merge_requests, main] } }").triggers, {
      push: true,
      pullRequest: true,
      manual: false,
      release: false,
      schedules: [],
      other: [],
    });
    assert.equal(read("a: { script: x, rules: [{ if: $CI_COMMIT_TAG == null }] }").triggers.release, false);
  });

  it("gives jobs with rules of their own triggers of their own", () => {
    assert.deepEqual([job(facts, "lint").triggers, job(facts, "unit").triggers?.pullRequest], [undefined, true]);
    assert.deepEqual([job(facts, "nightly").triggers?.push, job(facts, "nightly").triggers?.other], [false, ["schedule"]]);
    assert.deepEqual([job(facts, "release").triggers?.release, job(facts, "release").triggers?.push], [true, false]);
    assert.deepEqual([job(facts, "rollback").triggers?.manual, job(facts, "rollback").triggers?.push], [true, false]);
    const narrowed = read("workflow:\n  rules: [{ if: $CI_MERGE_REQUEST_IID }]\na: { script: x, rules: [{ if: $CI_COMMIT_BRANCH }] }\nb: { script: x }\n");
    assert.deepEqual([job(narrowed, "a").triggers?.push, job(narrowed, "b").triggers], [false, undefined]);
  });

  it("names the files of the repository that it includes, and child pipelines", () => {
    assert.deepEqual(
      facts.includes?.map(({ value, span }) => [value, cut(pipeline, span)]),
      [[".gitlab/ci/deploy.yml", ".gitlab/ci/deploy.yml"]],
    );
    const short = read("include: /ci/test.yml\nchild: { trigger: { include: [{ local: ci/child.yml }], strategy: depend } }\n");
    assert.deepEqual(short.includes?.map(({ value }) => value), ["/ci/test.yml"]);
    assert.equal(job(short, "child").steps[0]?.uses?.value, "ci/child.yml");
    assert.equal(read("include: https://example.com/x.yml\na: { script: x }\n").includes, undefined);
  });

  it("reads included files in CI folders, and leaves other files there alone", () => {
    const included = read("unit:\n  stage: test\n  script: [pytest]\n  rules: [{ if: $CI_MERGE_REQUEST_IID }]\n", "ci/test.yml");
    assert.equal(included.triggers.called, true);
    assert.equal(job(included, "unit").triggers?.pullRequest, true);
    for (const text of ["steps:\n  - script: pytest\n", "a: { script: x }\n", "train:\n  script: train.py\n  params: {}\n", "a: b\n"])
      assert.equal(gitlabCiReader.read({ path: "ci/other.yml", text, bytes: text.length }), undefined, text);
  });

  it("gives signs once, also for what jobs inherit", () => {
    assert.deepEqual(signValues(facts, "action"), ["Security/Secret-Detection.gitlab-ci.yml", "acme/ml/eval"]);
    assert.deepEqual(signValues(facts, "image").sort(), ["postgres", "python", "python", "redis"]);
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI", "OPENAI_API_KEY"]);
    assert.deepEqual(signValues(facts, "uri"), ["http://mlflow:5000"]);
    assert.equal(signValues(facts, "command").filter((command) => command.startsWith("pip install")).length, 1);
  });

  it("reads the document behind a spec header", () => {
    assert.deepEqual(
      read("spec:\n  inputs: {}\n---\na: { script: x }\n").jobs.map(({ id }) => id),
      ["a"],
    );
  });

  it("ends on templates that refer to themselves, and on those that multiply", () => {
    const loops = read(
      ".a: { extends: .b, script: [!reference [.a, script]] }\n.b: { extends: [.a, .b] }\nc: { extends: .a }\nd: { script: !reference [d, script] }\n",
    );
    assert.deepEqual(
      loops.jobs.map(({ steps }) => steps.length),
      [0, 0],
    );
    const doubling = Array.from(
      { length: 9 },
      (_, level) =>
        `.t${level}: { script: [${Array(20)
          .fill(level === 0 ? "x" : `!reference [.t${level - 1}, script]`)
          .join(", ")}] }`,
    );
    const facts = read(`${doubling.join("\n")}\njob: { extends: .t8 }\n`);
    assert((job(facts, "job").steps[0]?.commands.length ?? 0) <= 50_000);
    assert.match(facts.notes[0]?.message ?? "", /scripts are too long/);
  });

  itTakesAnything(gitlabCiReader, path, [pipeline]);
});
