import assert from "node:assert/strict";
import type { CiFacts } from "../../src/facts/ci-facts.js";
import { circleciReader } from "../../src/readers/circleci.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = ".circleci/config.yml";

const config = `version: 2.1

orbs:
  python: circleci/python@2.1.1
  slack: circleci/slack@4.12

parameters:
  run-evals:
    type: boolean
    default: false

executors:
  default:
    docker:
      - image: cimg/python:3.11
      - image: cimg/postgres:15.0

commands:
  install:
    parameters:
      extras: { type: string, default: dev }
    steps:
      - checkout
      - python/install-packages:
          pkg-manager: poetry
      - run: pip install ".[<< parameters.extras >>]"

jobs:
  lint:
    executor: default
    steps:
      - install
      - run: { name: Ruff, command: "ruff check . || true" }
  test:
    parameters:
      marker: { type: string, default: "not slow" }
    executor: { name: default }
    environment:
      MLFLOW_TRACKING_URI: http://localhost:5000
    steps:
      - install:
          extras: test
      - run:
          name: Tests
          working_directory: backend
          command: |
            pytest -m "<< parameters.marker >>" \\
              --junitxml=out/results.xml
            coverage report --format=<<pipeline.parameters.format>> && echo ok
      - run:
          command: ./scripts/upload.sh
          when: always
      - when:
          condition: << pipeline.parameters.run-evals >>
          steps:
            - run: promptfoo eval
      - store_artifacts: { path: out }
  deploy:
    machine: { image: ubuntu-2204:current }
    steps:
      - run: make deploy
      - slack/notify: { event: fail }
  unused:
    docker: [{ image: busybox }]
    steps: [{ run: exit 1 }]

workflows:
  version: 2
  commit:
    jobs:
      - lint
      - test:
          requires: [lint]
      - test:
          name: test-slow
          marker: slow
          requires:
            - lint: [success, failed]
      - hold: { type: approval, requires: [test] }
      - deploy:
          requires: [hold]
          filters:
            tags: { only: /^v.*/ }
            branches: { ignore: /.*/ }
  nightly:
    triggers:
      - schedule:
          cron: "0 2 * * *"
          filters: { branches: { only: main } }
    jobs:
      - test
      - evaluate-model
`;

const read = reading(circleciReader, path);

function job(facts: CiFacts, id: string) {
  const found = facts.jobs.find((candidate) => candidate.id === id);
  assert(found, `no job ${id}`);
  return found;
}

function commands(facts: CiFacts, id: string) {
  return job(facts, id).steps.flatMap((step) => step.commands.map(({ text }) => text));
}

describe("circleci reader", () => {
  const facts = read(config);

  it("reads the jobs that workflows run, by the names they have there", () => {
    assert.deepEqual(
      facts.jobs.map(({ id, span, needs }) => [id, cut(config, span), needs.map(({ value }) => value)]),
      [
        ["lint", "lint", []],
        ["test", "test", ["lint"]],
        ["test-slow", "test-slow", ["lint"]],
        ["hold", "hold", ["test"]],
        ["deploy", "deploy", ["hold"]],
        ["evaluate-model", "evaluate-model", []],
      ],
    );
    assert.equal(job(facts, "hold").condition, "type: approval");
  });

  it("follows commands, and fills parameters in", () => {
    assert.deepEqual(commands(facts, "lint"), ['pip install ".[dev]"', "ruff check ."]);
    assert.deepEqual(commands(facts, "test"), [
      'pip install ".[test]"',
      'pytest -m "not slow" --junitxml=out/results.xml',
      "coverage report --format=<<pipeline.parameters.format>>",
      "echo ok",
      "./scripts/upload.sh",
      "promptfoo eval",
    ]);
    assert.equal(commands(facts, "test-slow")[1], 'pytest -m "slow" --junitxml=out/results.xml');
    const tests = job(facts, "test").steps.find(({ name }) => name === "Tests");
    assert.equal(tests?.workingDirectory, "backend");
    assert.equal(cut(config, tests?.commands[0]?.span)?.startsWith('pytest -m "<< parameters.marker >>" \\'), true);
    assert.equal(job(facts, "test").steps.find(({ commands: [first] }) => first?.text === "./scripts/upload.sh")?.condition, "when: always");
    assert.equal(job(facts, "lint").steps.at(-1)?.commands[0]?.swallowed?.by, "|| true");
  });

  it("says what starts each job", () => {
    const triggers = (id: string) => {
      const { push, release, schedules } = job(facts, id).triggers ?? facts.triggers;
      return [push, release, ...schedules.map(({ value }) => value)];
    };
    assert.deepEqual(triggers("lint"), [true, false]);
    assert.deepEqual(triggers("test"), [true, false, "0 2 * * *"]);
    assert.deepEqual(triggers("deploy"), [false, true]);
    assert.deepEqual(triggers("evaluate-model"), [false, false, "0 2 * * *"]);
    assert.equal(facts.triggers.push, true);
    assert.equal(cut(config, facts.triggers.schedules[0]?.span), "0 2 * * *");
  });

  it("knows workflows that a parameter or a scheduled pipeline starts", () => {
    const workflow = (when: string) =>
      read(
        `version: 2.1\nparameters:\n  evals: { type: boolean, default: false }\njobs:\n  e: { steps: [{ run: make eval }] }\nworkflows:\n  w:\n    when: ${when}\n    jobs: [e]\n`,
      ).triggers;
    assert.deepEqual([workflow("<< pipeline.parameters.evals >>").push, workflow("<< pipeline.parameters.evals >>").manual], [false, true]);
    const scheduled = workflow("{ equal: [scheduled_pipeline, << pipeline.trigger_source >>] }");
    assert.deepEqual([scheduled.push, scheduled.other], [false, ["schedule"]]);
    assert.equal(workflow("{ not: { equal: [scheduled_pipeline, << pipeline.trigger_source >>] } }").push, true);
  });

  it("reads images, orbs and variables", () => {
    assert.equal(job(facts, "test").image?.value, "cimg/python:3.11");
    assert.deepEqual(
      job(facts, "test").services.map(({ value }) => value),
      ["cimg/postgres:15.0"],
    );
    const orb = job(facts, "lint").steps[0];
    assert.deepEqual([orb?.uses?.value, orb?.name, orb?.with["pkg-manager"]], ["circleci/python@2.1.1", "python/install-packages", "poetry"]);
    assert.deepEqual([...new Set(signValues(facts, "action"))], ["circleci/python", "circleci/slack"]);
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI"]);
  });

  it("runs `build` where there are no workflows", () => {
    const old = read("version: 2\njobs:\n  build:\n    docker: [{ image: python:3.8 }]\n    steps: [checkout, { run: pytest }]\n  other: { steps: [] }\n");
    assert.deepEqual(
      old.jobs.map(({ id, image }) => [id, image?.value]),
      [["build", "python:3.8"]],
    );
    assert.equal(old.triggers.push, true);
  });

  it("ends on commands that call themselves, and on those that multiply", () => {
    const loop = read("commands:\n  a: { steps: [a, { run: ls }] }\njobs:\n  build: { steps: [a] }\n");
    assert.ok((loop.jobs[0]?.steps.length ?? 0) <= 20);
    const doubling = Array.from({ length: 10 }, (_, level) => `  c${level}: { steps: [${Array(8).fill(level === 0 ? "{ run: x }" : `c${level - 1}`).join(", ")}] }`);
    const many = read(`commands:\n${doubling.join("\n")}\njobs:\n  build: { steps: [c9] }\n`);
    assert.ok((many.jobs[0]?.steps.length ?? 0) <= 20_000);
    assert.match(many.notes[0]?.message ?? "", /too many steps/);
  });

  itTakesAnything(circleciReader, path, [config]);
});
