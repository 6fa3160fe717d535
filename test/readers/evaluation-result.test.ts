import assert from "node:assert/strict";
import { evaluationResultReader } from "../../src/readers/evaluation-result.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { cut, itTakesAnything, reading } from "./reading.js";

const path = "evals/results/latest.json";
const result = `{
  "created_at": "2026-03-01T10:00:00Z",
  "model": "gpt-4o-2024-08-06",
  "runs": [{ "timestamp": 1772496000, "provider": "openai:gpt-4o-2024-08-06" }, { "model": "gpt-4o-2024-08-06" }],
  "note": "timestamp: none"
}
`;
const read = reading(evaluationResultReader, path);

describe("evaluation result reader", () => {
  it("wants results of evaluations", () => {
    const select = readerSelector([evaluationResultReader]);
    const count = (file: string) => select(file).length;
    assert.deepEqual(["evals/results/latest.json", "reports/metrics.json", "metrics.json", "eval_results.json"].map(count), [1, 1, 1, 1]);
    assert.deepEqual(["package.json", "evals/cases.json", "app/latest.json", "results/plot.png", "tsconfig.json"].map(count), [0, 0, 0, 0, 0]);
  });

  it("gives the latest day, and the models that were judged", () => {
    const facts = read(result);
    assert.equal(facts.date?.value, "2026-03-03");
    assert.deepEqual(
      facts.models.map(({ value, span }) => [value, cut(result, span)]),
      [
        ["gpt-4o-2024-08-06", "gpt-4o-2024-08-06"],
        ["openai:gpt-4o-2024-08-06", "openai:gpt-4o-2024-08-06"],
      ],
    );
  });

  it("names the figures", () => {
    const text = '{ "gpt_groundedness": { "mean_rating": 4.5, "pass": true }, "note": "f1", "recall@5": -0.1 }';
    assert.deepEqual(
      read(text).figures.map(({ value, span }) => [value, cut(text, span)]),
      ["gpt_groundedness", "mean_rating", "recall@5"].map((name) => [name, name]),
    );
  });

  it("says nothing of a day that is not written", () => {
    assert.deepEqual([read('{"f1": 0.8, "update": "2026-01-01"}').date, read("[]").models], [undefined, []]);
    assert.equal(evaluationResultReader.read({ path, text: "f1: 0.8\n", bytes: 8 }), undefined);
  });

  itTakesAnything(evaluationResultReader, path, [result]);
});
