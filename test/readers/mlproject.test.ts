import assert from "node:assert/strict";
import { mlprojectReader } from "../../src/readers/mlproject.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const project = `name: churn

docker_env:
  image: acme/mlflow-churn:1.2

entry_points:
  main:
    parameters:
      alpha: { type: float, default: 0.1 }
      data_path: path
    command: "python -m churn.train --alpha {alpha} {data_path} && python -m churn.evaluate"
  validate:
    command: |
      pytest tests/data
`;

describe("mlproject reader", () => {
  const read = reading(mlprojectReader, "MLproject");

  it("reads entry points as tasks", () => {
    const facts = read(project);
    assert.equal(facts.runner, "mlflow");
    assert.deepEqual(
      facts.tasks.map(({ name, span, commands }) => [name, cut(project, span), commands.map(({ text }) => text)]),
      [
        ["main", "main", ["python -m churn.train --alpha {alpha} {data_path}", "python -m churn.evaluate"]],
        ["validate", "validate", ["pytest tests/data"]],
      ],
    );
    assert.equal(cut(project, facts.tasks[0]?.commands[1]?.span), "python -m churn.evaluate");
  });

  it("gives signs of MLflow and of the image", () => {
    assert.deepEqual(signValues(read(project), "config"), ["mlflow-project"]);
    assert.deepEqual(signValues(read(project), "image"), ["acme/mlflow-churn"]);
    assert.deepEqual(read("").signs, []);
  });

  it("selects the file whatever its case", () => {
    const select = readerSelector([mlprojectReader]);
    assert.deepEqual([select("steps/train/MLproject").length, select("mlproject.py").length], [1, 0]);
  });

  itTakesAnything(mlprojectReader, "MLproject", [project]);
});
