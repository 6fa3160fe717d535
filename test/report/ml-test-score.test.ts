import assert from "node:assert/strict";
import type { EvidenceLevel } from "../../src/project/evidence.js";
import { mlTestScore } from "../../src/report/ml-test-score.js";
import type { Outcome, OutcomeKind } from "../../src/report/outcome.js";
import { mlTests } from "../../src/rules/ml-tests.js";

const ids = [...new Set(mlTests.flatMap(({ rules }) => rules))];
const outcome = (rule: string, kind: OutcomeKind, share: number, level?: EvidenceLevel): Outcome => ({
  rule,
  kind,
  share,
  evidence: [],
  findings: [],
  waived: [],
  ...(level && { level }),
});
const all = (kind: OutcomeKind, share: number, level?: EvidenceLevel) => new Map(ids.map((id) => [id, outcome(id, kind, share, level)]));
const kept = all("met", 1, "wired");

describe("the ML Test Score", () => {
  it("is 7 when all is kept, 0 when nothing is", () => {
    assert.equal(mlTestScore(kept).value, 7);
    assert.equal(mlTestScore(all("missing", 0)).value, 0);
  });

  it("is that of the lowest section", () => {
    const score = mlTestScore(new Map([...kept, ["serving/canary", outcome("serving/canary", "missing", 0)]]));
    assert.equal(score.value, 6);
    assert.deepEqual(
      score.sections.map(({ section, earned }) => [section, earned]),
      [
        ["Data", 7],
        ["Model", 7],
        ["Infra", 6],
        ["Monitor", 7],
      ],
    );
  });

  it("gives half for what is done in part, or only claimed where a claim is all that can be had; nothing for less", () => {
    const points = (one: Outcome) =>
      mlTestScore(new Map([...kept, [one.rule, one]])).tests.find(({ test }) => test.rules.includes(one.rule))?.points;
    assert.equal(points(outcome("eval/slices", "partial", 0.6, "present")), 0.5);
    assert.equal(points(outcome("eval/slices", "met", 1, "claimed")), 0.5);
    assert.equal(points(outcome("eval/slices", "partial", 0.3, "claimed")), 0);
    assert.equal(points(outcome("eval/slices", "hollow", 0, "wired")), 0);
  });

  it("leaves out tests that do not apply, and takes the rest for the whole", () => {
    const score = mlTestScore(new Map([...kept, ["eval/fairness", outcome("eval/fairness", "not-applicable", 0)]]));
    assert.equal(score.value, 7);
    assert.equal(score.tests.find(({ test }) => test.id === "Model 7")?.points, undefined);
    assert.equal(score.sections.find(({ section }) => section === "Model")?.possible, 6);
  });

  it("takes a test of several rules for its least", () => {
    const score = mlTestScore(new Map([...kept, ["repro/locked", outcome("repro/locked", "missing", 0)]]));
    assert.equal(score.tests.find(({ test }) => test.id === "Infra 1")?.points, 0);
  });
});
