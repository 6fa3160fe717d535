import assert from "node:assert/strict";
import fc from "fast-check";
import { evidenceLevels } from "../../src/project/evidence.js";
import type { Project } from "../../src/project/project.js";
import { stages } from "../../src/project/stage.js";
import { type Traits, traitNames } from "../../src/project/trait.js";
import { judgeRule, strength } from "../../src/report/judge-rule.js";
import type { Outcome } from "../../src/report/outcome.js";
import { levelOf, score } from "../../src/report/score.js";
import type { CatalogueEntry } from "../../src/rules/catalogue.js";
import type { Verdict } from "../../src/rules/rule.js";

function rule(part: Partial<CatalogueEntry>): CatalogueEntry {
  return {
    id: "ci/x",
    area: "ci",
    title: "X",
    why: { source: "A0", text: "" },
    applies: "always",
    stage: "prototype",
    weight: 2,
    asks: "wired",
    evidence: {},
    check: () => ({ evidence: [], gaps: [] }),
    ...part,
  };
}

function outcome(part: Partial<Outcome>): Outcome {
  return { rule: "ci/x", kind: "met", evidence: [], findings: [], waived: [], share: 1, ...part };
}

const traits = Object.fromEntries(
  traitNames.map((name) => [name, { value: false, source: "not detected", evidence: [] }]),
) as unknown as Traits;
const manifest = { exists: false, value: {}, path: "roadworthy.yaml", keySpan: () => ({ start: 0, end: 0 }) };
const project = { observation: { memory: {} }, traits, manifest, stage: "production", severities: {} } as unknown as Project;

function judged(verdict: Verdict, part: Partial<CatalogueEntry> = {}): Outcome {
  return judgeRule(rule({ ...part, check: () => verdict }), project, [], new Set());
}

const verdicts: fc.Arbitrary<Verdict> = fc.record(
  {
    evidence: fc.array(fc.record({ level: fc.constantFrom(...evidenceLevels), what: fc.string() })),
    gaps: fc.array(fc.record({ kind: fc.constantFrom("missing", "weak", "partial", "hollow", "contradicted"), message: fc.string() }), {
      maxLength: 3,
    }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    unknown: fc.string(),
  },
  { requiredKeys: ["evidence", "gaps"] },
);
const rules = fc.array(
  fc.record({
    weight: fc.constantFrom(1 as const, 2 as const, 3 as const),
    stage: fc.constantFrom(...stages),
    critical: fc.constantFrom(undefined, true as const),
    verdict: verdicts,
  }),
  {
    minLength: 1,
    maxLength: 30,
  },
);

describe("the score", () => {
  it("earns the share of strength that a rule asks for", () => {
    const evidence = (level: (typeof evidenceLevels)[number]) => [{ level, what: "x" }];
    assert.equal(judged({ evidence: evidence("claimed"), gaps: [] }, { asks: "wired" }).share, strength.claimed / strength.wired);
    assert.equal(judged({ evidence: evidence("proven"), gaps: [] }, { asks: "present" }).share, 1);
    assert.equal(
      judged({ evidence: evidence("present"), gaps: [{ kind: "partial", message: "" }], share: 0.5 }, { asks: "present" }).share,
      0.5,
    );
    for (const kind of ["hollow", "contradicted"] as const)
      assert.equal(judged({ evidence: evidence("proven"), gaps: [{ kind, message: "" }] }).share, 0);
    assert.deepEqual(
      [judged({ evidence: [], gaps: [], unknown: "unseen" }).kind, judged({ evidence: [], gaps: [] }).kind],
      ["unknown", "missing"],
    );
  });

  it("contains a rule that throws", () => {
    const crashing = rule({
      check: () => {
        throw new Error("boom");
      },
    });
    const result = judgeRule(crashing, project, [], new Set());
    assert.deepEqual([result.kind, result.reason, result.share], ["crashed", "boom", 0]);
  });

  it("is capped at 49 by an unmet critical rule, and says so", () => {
    const entries = [
      rule({ id: "ci/a", critical: true, weight: 1 }),
      ...Array.from({ length: 9 }, (_, index) => rule({ id: `ci/b${index}`, weight: 3 })),
    ];
    const outcomes = new Map(
      entries.map(({ id, critical }) => [id, outcome({ rule: id, kind: critical ? "missing" : "met", share: critical ? 0 : 1 })]),
    );
    const result = score(entries, outcomes, { stage: "production" });
    assert.deepEqual([result.value, result.cappedBy, result.level], [49, ["ci/a"], "Prototype"]);
  });

  it("counts neither rules of later stages, nor waived or inapplicable ones", () => {
    const entries = [rule({ id: "ci/a" }), rule({ id: "ci/b", stage: "production" }), rule({ id: "ci/c" }), rule({ id: "ci/d" })];
    const outcomes = new Map([
      ["ci/a", outcome({ rule: "ci/a" })],
      ["ci/b", outcome({ rule: "ci/b", kind: "missing", share: 0 })],
      ["ci/c", outcome({ rule: "ci/c", kind: "waived", share: 0 })],
      ["ci/d", outcome({ rule: "ci/d", kind: "not-applicable", share: 0 })],
    ]);
    assert.equal(score(entries, outcomes, { stage: "pilot" }).value, 100);
    assert.equal(score(entries, outcomes, { stage: "production" }).value, 50);
    assert.equal(score(entries, outcomes, { stage: "pilot", ignoreWaivers: true }).value, 50);
  });

  it("names its ranges", () => {
    assert.deepEqual([0, 24, 25, 49, 50, 69, 70, 84, 85, 100].map(levelOf), [
      "Notebook",
      "Notebook",
      "Prototype",
      "Prototype",
      "Pilot",
      "Pilot",
      "Production",
      "Production",
      "Exemplary",
      "Exemplary",
    ]);
  });

  it("stays in 0-100, whatever the rules say, in any order", () => {
    fc.assert(
      fc.property(rules, fc.constantFrom(...stages), fc.infiniteStream(fc.nat()), (parts, stage, random) => {
        const entries = parts.map((part, index) => rule({ ...part, id: `ci/r${index}` }));
        const outcomes = new Map(
          entries.map((entry, index) => [
            entry.id,
            { ...judged(parts[index]?.verdict ?? { evidence: [], gaps: [] }, entry), rule: entry.id },
          ]),
        );
        const { value, exact } = score(entries, outcomes, { stage });
        assert(Number.isInteger(value) && value >= 0 && value <= 100 && exact >= value - 1e-6 && exact < value + 1 + 1e-6);
        const shuffled = entries
          .map((entry) => ({ entry, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        assert.equal(score(shuffled, outcomes, { stage }).value, value);
      }),
    );
  });

  it("never falls when evidence is added", () => {
    fc.assert(
      fc.property(verdicts, fc.constantFrom(...evidenceLevels), fc.constantFrom(...evidenceLevels), (verdict, level, asks) => {
        const before = judged(verdict, { asks }).share;
        const after = judged({ ...verdict, evidence: [...verdict.evidence, { level, what: "more" }] }, { asks }).share;
        assert(after >= before, `${before} → ${after}`);
      }),
    );
  });
});
