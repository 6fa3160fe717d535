import assert from "node:assert/strict";
import { promptfooReader } from "../../src/readers/promptfoo.js";
import { cut, itTakesAnything, reading } from "./reading.js";

const path = "evals/promptfooconfig.yaml";

const config = `# yaml-language-server: $schema=https://promptfoo.dev/config-schema.json
description: Answers about refunds
prompts:
  - file://prompts/answer.txt
  - 'Answer briefly: {{question}}'
  - { id: chat, raw: "Be kind" }
providers:
  - openai:gpt-4o-2024-08-06
  - id: anthropic:messages:claude-3-5-sonnet-20241022
    config: { temperature: 0 }
  - azure:chat:
      config: {}
defaultTest:
  assert:
    - type: latency
      threshold: 4000
tests:
  - vars: { question: "Where is my order?" }
    assert:
      - type: llm-rubric
        value: Polite
        threshold: 0.8
      - type: assert-set
        threshold: 0.5
        assert:
          - { type: contains, value: order }
          - { type: cost, threshold: 0 }
  - vars: { question: "Refund?" }
  - file://more/*.yaml
  - path: file://generate.py:cases
scenarios:
  - config: [{ vars: { a: 1 } }, { vars: { a: 2 } }]
    tests:
      - assert: [{ type: equals, value: x }]
      - vars: {}
`;

const read = reading(promptfooReader, path);

describe("promptfoo reader", () => {
  const facts = read(config);

  it("tells what is still to be filled in", () => {
    assert.deepEqual(facts.blanks, []);
    const unfilled = `prompts: ["TODO: the prompt", "Answer {{question}}"]
providers: [openai:gpt-4o, { id: "<model>" }]
defaultTest: { options: { provider: "TODO: the judge" } }
tests: [{ vars: { question: "TODO list app?" } }]
`;
    assert.deepEqual(
      read(unfilled).blanks.map(({ span }) => cut(unfilled, span)),
      ["<model>", "TODO: the prompt", "TODO: the judge"],
    );
  });

  it("reads providers and prompts of every form", () => {
    assert.deepEqual(
      facts.providers.map(({ value, span }) => [value, cut(config, span)]),
      [
        ["openai:gpt-4o-2024-08-06", "openai:gpt-4o-2024-08-06"],
        ["anthropic:messages:claude-3-5-sonnet-20241022", "anthropic:messages:claude-3-5-sonnet-20241022"],
        ["azure:chat", "azure:chat"],
      ],
    );
    assert.deepEqual(
      facts.prompts.map(({ value, span }) => [value, cut(config, span)]),
      [
        ["file://prompts/answer.txt", "file://prompts/answer.txt"],
        ["Answer briefly: {{question}}", "Answer briefly: {{question}}"],
        ["Be kind", "Be kind"],
      ],
    );
    assert.deepEqual(
      read("targets: openai:gpt-4o\nprompts: x\n").providers.map(({ value }) => value),
      ["openai:gpt-4o"],
    );
  });

  it("counts cases, and names the files of others", () => {
    assert.equal(facts.cases, 6);
    assert.deepEqual(
      facts.testFiles.map(({ value, span }) => [value, cut(config, span)]),
      [
        ["evals/more/*.yaml", "file://more/*.yaml"],
        ["evals/generate.py:cases", "file://generate.py:cases"],
      ],
    );
    assert.deepEqual(
      read("prompts: a\nproviders: b\ntests: tests.csv\n").testFiles.map(({ value }) => value),
      ["evals/tests.csv"],
    );
    assert.deepEqual(
      read("prompts: a\nproviders: b\ntests: https://docs.google.com/x\n").testFiles.map(({ value }) => value),
      ["https://docs.google.com/x"],
    );
    assert.equal(read("prompts: a\nproviders: b\n").cases, 0);
  });

  it("reads assertions with their thresholds", () => {
    assert.deepEqual(
      facts.assertions.map(({ type, threshold, span }) => [type, threshold, cut(config, span)]),
      [
        ["latency", 4000, "latency"],
        ["llm-rubric", 0.8, "llm-rubric"],
        ["contains", undefined, "contains"],
        ["cost", 0, "cost"],
        ["equals", undefined, "equals"],
      ],
    );
  });

  it("keeps what an assertion asks for in words", () => {
    assert.deepEqual(
      facts.assertions.map(({ asks }) => asks),
      [undefined, "Polite", "order", undefined, "x"],
    );
  });

  it("names the judge, and the attacks that are tried", () => {
    const text = `targets: [openai:gpt-4o]
defaultTest: { options: { provider: { text: { id: anthropic:claude-sonnet-4-20250514 } } } }
redteam: { plugins: [harmful:hate, { id: pii, numTests: 3 }], strategies: [jailbreak] }
`;
    assert.equal(cut(text, read(text).judge?.span ?? { start: 0, end: 0 }), "anthropic:claude-sonnet-4-20250514");
    assert.deepEqual(read(text).attacks?.value, ["harmful:hate", "pii", "jailbreak"]);
    assert.deepEqual(read("targets: [a]\nredteam:\n  purpose: x\n").attacks?.value, []);
    assert.equal(facts.attacks ?? facts.judge, undefined);
  });

  it("gives the sign of the format", () => {
    assert.deepEqual(
      facts.signs.map(({ kind, value }) => [kind, value]),
      [["config", "promptfoo"]],
    );
  });

  it("decides by content where the name leaves it open", () => {
    assert.equal(promptfooReader.read({ path: "promptfoo/cases.yaml", text: "- vars: {}\n", bytes: 11 }), undefined);
    assert.equal(read("providers: [a]\nprompts: [b]\n", "promptfoo/rag.yaml").providers.length, 1);
    assert.equal(read("", "promptfooconfig.yaml").cases, 0);
    assert.deepEqual(read('{"prompts": ["x"], "providers": ["p"], "tests": [{}]}', "promptfooconfig.json").cases, 1);
  });

  it("reads a broken configuration as far as it goes", () => {
    const broken = read(`${config}tests: [\n`);
    assert.equal(broken.providers.length, 3);
    assert.equal(broken.notes.length, 1);
  });

  itTakesAnything(promptfooReader, path, [config]);
});
