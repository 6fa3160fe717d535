import assert from "node:assert/strict";
import { lmEvalTaskReader } from "../../src/readers/lm-eval-task.js";
import { openaiEvalsReader } from "../../src/readers/openai-evals.js";
import { promptflowReader } from "../../src/readers/promptflow.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const task = `task: churn_reasons
dataset_path: json
dataset_kwargs:
  data_files:
    test: data/test.jsonl
    validation: [data/a.jsonl, "https://example.org/b.jsonl"]
output_type: generate_until
doc_to_text: "Why did {{customer}} leave?\\nAnswer:"
doc_to_target: "{{reason}}"
metric_list:
  - metric: exact_match
    aggregation: mean
    higher_is_better: true
`;

describe("lm-eval-task reader", () => {
  const read = reading(lmEvalTaskReader, "evals/tasks/churn.yaml");

  it("reads the prompt and the cases of a task", () => {
    const facts = read(task);
    assert.equal(facts.tool, "lm-eval-harness");
    assert.deepEqual(
      facts.testFiles.map(({ value }) => value),
      ["evals/tasks/data/test.jsonl", "evals/tasks/data/a.jsonl", "https://example.org/b.jsonl"],
    );
    assert.deepEqual([facts.prompts.length, facts.cases, facts.assertions.length], [1, 0, 0]);
    assert.deepEqual(signValues(facts, "config"), ["lm-eval"]);
    const hub = "task: arc\ndataset_path: allenai/ai2_arc\ndoc_to_text: x\n";
    assert.deepEqual(
      read(hub).testFiles.map(({ value, span }) => [value, cut(hub, span)]),
      [["allenai/ai2_arc", "allenai/ai2_arc"]],
    );
  });

  it("leaves other YAML alone", () => {
    for (const text of ["task: train\nmodel: x\n", "doc_to_text: x\n", "jobs:\n  task: 1\n  doc_to_text: 2\n"]) {
      assert.equal(lmEvalTaskReader.read({ path: "x.yaml", text, bytes: text.length }), undefined, text);
    }
  });

  itTakesAnything(lmEvalTaskReader, "task.yaml", [task]);
});

const registry = `churn-reasons:
  id: churn-reasons.dev.v0
  description: Does the model name the reason?
  metrics: [accuracy]

churn-reasons.dev.v0:
  class: evals.elsuite.basic.match:Match
  args:
    samples_jsonl: churn/samples.jsonl
`;

describe("openai-evals reader", () => {
  const path = "evals/registry/evals/churn.yaml";
  const read = reading(openaiEvalsReader, path);

  it("reads the samples", () => {
    const facts = read(registry);
    assert.equal(facts.tool, "openai-evals");
    assert.deepEqual(
      facts.testFiles.map(({ value }) => value),
      ["churn/samples.jsonl"],
    );
  });

  it("leaves other YAML alone", () => {
    for (const text of ["a:\n  class: Model\n  args: {}\n", "a:\n  class: x:y\n", "providers: []\n"]) {
      assert.equal(openaiEvalsReader.read({ path, text, bytes: text.length }), undefined, text);
    }
  });

  itTakesAnything(openaiEvalsReader, path, [registry]);
});

const flow = `$schema: https://azuremlschemas.azureedge.net/promptflow/latest/Flow.schema.json
inputs:
  question: { type: string }
nodes:
- name: parse_score
  type: python
  source: { type: code, path: calc_groundedness.py }
- name: aggregate
  type: python
  source: { type: code, path: aggregate.py }
  aggregation: true
- name: judge
  type: llm
  api: chat
`;

describe("promptflow reader", () => {
  const read = reading(promptflowReader, "evaluator/eval-groundedness/flow.dag.yaml");

  it("reads nodes, and tells a flow that evaluates", () => {
    const facts = read(flow);
    assert.deepEqual(
      facts.pipelines.map(({ name, steps }) => [name, steps.map(({ value }) => value)]),
      [["eval-groundedness", ["parse_score", "aggregate", "judge"]]],
    );
    assert.deepEqual(signValues(facts, "config"), ["promptflow", "promptflow-evaluation"]);
    assert.equal(cut(flow, facts.signs[1]?.span), "aggregate");
    assert.deepEqual(signValues(read(flow.replace("aggregation: true", "")), "config"), ["promptflow"]);
  });

  itTakesAnything(promptflowReader, "flow.dag.yaml", [flow]);
});
