import assert from "node:assert/strict";
import fc from "fast-check";
import { closest, editDistance } from "../../src/manifest/problems/closest.js";
import { sections } from "../../src/manifest/sections.js";

describe("closest", () => {
  const names = Object.keys(sections);
  for (const [word, meant] of Object.entries({
    moniters: "monitoring",
    montioring: "monitoring",
    experiment: "experiments",
    EVALS: "evals",
    eval: "evals",
    gaurdrails: "guardrails",
    govern: "governance",
    pipeline: "pipelines",
  })) {
    it(`${word} is ${meant}`, () => assert.equal(closest(word, names), meant));
  }

  it("takes dashes, underscores and spaces for one another", () => {
    assert.equal(closest("model-card", ["model_card", "access"]), "model_card");
    assert.equal(closest("on call", ["on_call", "owners"]), "on_call");
  });

  for (const word of ["deployment", "zebra", "x", "", "k".repeat(100_000)]) {
    it(`finds nothing near "${word.slice(0, 12)}"`, () => assert.equal(closest(word, names), undefined));
  }

  it("does not choose between abbreviations", () => {
    assert.equal(closest("prod", ["production", "prototype"]), "production");
    assert.equal(closest("latency", ["latency_p95_of_answers", "latency_p99_of_answers"]), undefined);
  });
});

describe("editDistance", () => {
  it("counts a swap of neighbours once", () => {
    assert.deepEqual(
      [editDistance("evals", "evlas"), editDistance("evals", "eals"), editDistance("", "abc"), editDistance("kitten", "sitting")],
      [1, 1, 3, 3],
    );
  });

  it("is the same both ways, zero only for equals, and at most the longer length", () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        assert.equal(distance, editDistance(b, a));
        assert.equal(distance === 0, a === b);
        assert(distance <= Math.max(a.length, b.length));
      }),
    );
  });
});
