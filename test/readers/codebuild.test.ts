import assert from "node:assert/strict";
import { codebuildReader } from "../../src/readers/codebuild.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = "model/buildspec.yml";

const config = `version: 0.2

env:
  variables: { SAGEMAKER_PROJECT_NAME: churn }
  parameter-store:
    HF_TOKEN: /ml/hf

phases:
  install:
    runtime-versions: { python: 3.11 }
    commands:
      - pip install -r $CODEBUILD_SRC_DIR/model/requirements.txt # pinned
  pre_build:
    commands: pytest tests || true
    on-failure: CONTINUE
  build:
    commands:
      - cd $CODEBUILD_SRC_DIR
      - |
        python model/run_pipeline.py \\
          --role-arn=$ROLE
    finally:
      - echo done
artifacts:
  files: ["assets/*.json"]
`;

const read = reading(codebuildReader, path);

describe("codebuild reader", () => {
  const facts = read(config);

  it("reads phases as the steps of one job that runs on push", () => {
    assert.deepEqual(
      facts.jobs.map(({ id, span, steps }) => [id, cut(config, span), steps.map((step) => [step.name, ...step.commands.map(({ text }) => text)])]),
      [
        [
          "build",
          "phases",
          [
            ["install", "pip install -r $CODEBUILD_SRC_DIR/model/requirements.txt"],
            ["pre_build", "pytest tests"],
            ["build", "cd $CODEBUILD_SRC_DIR", "python model/run_pipeline.py --role-arn=$ROLE"],
            ["build finally", "echo done"],
          ],
        ],
      ],
    );
    assert.equal(facts.triggers.push, true);
  });

  it("sees failures that do not count", () => {
    const [install, before, build, last] = facts.jobs[0]?.steps ?? [];
    assert.deepEqual([install?.swallowed, build?.swallowed, last?.swallowed?.by], [undefined, undefined, "finally"]);
    assert.equal(cut(config, before?.swallowed?.span), "on-failure: CONTINUE");
    assert.equal(cut(config, before?.commands[0]?.swallowed?.span), "|| true");
  });

  it("gives signs", () => {
    assert.deepEqual(signValues(facts, "env"), ["SAGEMAKER_PROJECT_NAME", "HF_TOKEN"]);
    assert.ok(signValues(facts, "command").includes("pytest tests"));
  });

  it("knows build specifications of any name, and other phases apart", () => {
    const isRead = (text: string, at: string) => codebuildReader.read({ path: at, text, bytes: text.length }) !== undefined;
    assert.equal(isRead(config, "ci/unit-tests.yaml"), true);
    assert.equal(isRead("phases:\n  discovery: { owner: x }\n", "roadmap.yml"), false);
    assert.equal(isRead("batch: {}\n", "buildspec.yml"), false);
  });

  itTakesAnything(codebuildReader, path, [config]);
});
