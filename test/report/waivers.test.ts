import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import type { Report } from "../../src/report/report.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const manifest = "version: 1\nproject:\n  name: parcels\n  kind: llm-app\n  stage: pilot\n";
const app = (comment = "") => `from openai import OpenAI\n\nclient = OpenAI(timeout=None)${comment}\n`;

async function reportOf(files: Record<string, string>): Promise<Report> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return session.report("", "2026-11-01");
}

const waiver = (lines: string) => `${manifest}waivers:\n  - rule: llm/timeout\n${lines}`;
const kinds = ({ findings }: Report, rule: string) => findings.filter((finding) => finding.rule === rule).length;

describe("waivers", () => {
  it("take a rule out of both sides of the score, and show the score without them", async () => {
    const before = await reportOf({ "roadworthy.yaml": manifest, "app.py": app() });
    const after = await reportOf({
      "roadworthy.yaml": waiver('    reason: the gateway limits it\n    owner: "@sre"\n    expires: 2027-03-31\n'),
      "app.py": app(),
    });
    const outcome = after.outcomes.get("llm/timeout");
    assert.deepEqual([outcome?.kind, outcome?.waiver?.reason, outcome?.waiver?.owner], ["waived", "the gateway limits it", "@sre"]);
    assert.equal(kinds(after, "llm/timeout"), 0);
    assert.equal(after.score.possible, before.score.possible - 2);
    assert.equal(after.unwaivedScore, before.score.value);
    for (const [rule, { kind }] of before.outcomes) if (rule !== "llm/timeout") assert.equal(after.outcomes.get(rule)?.kind, kind, rule);
  });

  it("cover only their paths", async () => {
    const files = {
      "roadworthy.yaml": waiver("    reason: the gateway limits it\n    paths: [jobs/**]\n"),
      "app.py": app(),
      "jobs/b.py": app(),
    };
    const report = await reportOf(files);
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule === "llm/timeout").map(({ at }) => at?.path),
      ["app.py"],
    );
    assert.equal(report.outcomes.get("llm/timeout")?.kind, "hollow");
  });

  it("stand in a comment too, for their line alone", async () => {
    const report = await reportOf({
      "roadworthy.yaml": manifest,
      "app.py": app("  # roadworthy: ignore[llm/timeout] -- the gateway limits it"),
      "other.py": app(),
    });
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule === "llm/timeout").map(({ at }) => at?.path),
      ["other.py"],
    );
  });

  it("do not count without a reason, nor past their date, and say so", async () => {
    const bare = await reportOf({ "roadworthy.yaml": manifest, "app.py": app("  # roadworthy: ignore[llm/timeout]") });
    assert.deepEqual([kinds(bare, "llm/timeout"), kinds(bare, "waiver/reason")], [1, 1]);
    const expired = await reportOf({
      "roadworthy.yaml": waiver("    reason: until the gateway is there\n    expires: 2026-10-31\n"),
      "app.py": app(),
    });
    assert.deepEqual([kinds(expired, "llm/timeout"), kinds(expired, "waiver/expired")], [1, 1]);
    const lastDay = await reportOf({
      "roadworthy.yaml": waiver("    reason: until the gateway is there\n    expires: 2026-11-01\n"),
      "app.py": app(),
    });
    assert.equal(lastDay.outcomes.get("llm/timeout")?.kind, "waived");
  });

  it("are findings themselves when they cover nothing any more", async () => {
    const met = app().replace("timeout=None", "timeout=20");
    const report = await reportOf({ "roadworthy.yaml": waiver("    reason: the gateway limits it\n"), "app.py": met });
    assert.equal(report.outcomes.get("llm/timeout")?.kind, "met");
    assert.deepEqual(
      [kinds(report, "waiver/stale"), report.findings.find(({ rule }) => rule === "waiver/stale")?.at?.path],
      [1, "roadworthy.yaml"],
    );
  });

  it("hide nothing by severity: `off` silences, the score stays", async () => {
    const before = await reportOf({ "roadworthy.yaml": manifest, "app.py": app() });
    const after = await reportOf({ "roadworthy.yaml": `${manifest}checks: { severity: { llm/timeout: off } }\n`, "app.py": app() });
    assert.deepEqual([kinds(before, "llm/timeout"), kinds(after, "llm/timeout")], [1, 0]);
    assert.equal(after.score.exact, before.score.exact);
  });
});
