import assert from "node:assert/strict";
import fc from "fast-check";
import { Session } from "../../src/engine/session.js";
import { makeBaseline } from "../../src/report/baseline.js";
import type { Report } from "../../src/report/report.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const manifest = "version: 1\nproject:\n  name: parcels\n  kind: llm-app\n  stage: pilot\n";
const path = 'DATA = "/home/ann/parcels.csv"\n';
const files = { "roadworthy.yaml": manifest, "app.py": `from openai import OpenAI\n\nclient = OpenAI()\n${path}` };

async function reportOf(workspace: Record<string, string>): Promise<Report> {
  const session = new Session(literalFileSystem(workspace));
  await session.refresh();
  return session.report("", "2026-11-01");
}

const withBaseline = (workspace: Record<string, string>, baseline: unknown) => ({
  ...workspace,
  "roadworthy-baseline.json": typeof baseline === "string" ? baseline : JSON.stringify(baseline),
});

describe("a baseline", () => {
  it("marks the findings that it counts, and drops none", async () => {
    const before = await reportOf(files);
    const after = await reportOf(withBaseline(files, makeBaseline(before, "0.1.0")));
    assert.deepEqual(
      after.findings.map(({ rule }) => rule),
      before.findings.map(({ rule }) => rule),
    );
    assert(after.findings.every(({ known }) => known));
    assert.equal(after.score.value, before.score.value);
    assert.deepEqual(after.baseline, {
      version: "0.1.0",
      score: before.score.value,
      known: before.findings.length,
      addedRules: [],
      removedRules: [],
    });
  });

  it("does not mind lines that move, and shows all of a rule in a file that has more than it counts", async () => {
    const baseline = makeBaseline(await reportOf(files), "0.1.0");
    const moved = await reportOf(withBaseline({ ...files, "app.py": `\n\n\n${files["app.py"]}` }, baseline));
    assert(moved.findings.every(({ known }) => known));
    const more = await reportOf(withBaseline({ ...files, "app.py": files["app.py"] + path.replace("parcels", "depots") }, baseline));
    assert.deepEqual(
      more.findings.filter(({ known }) => !known).map(({ rule }) => rule),
      ["repro/portable-paths", "repro/portable-paths"],
    );
  });

  it("says when it counts what is gone", async () => {
    const baseline = makeBaseline(await reportOf(files), "0.1.0");
    const { findings } = await reportOf(withBaseline({ ...files, "app.py": files["app.py"].replace(path, "") }, baseline));
    assert.deepEqual(
      findings.filter(({ known }) => !known).map(({ rule, message }) => [rule, message.slice(0, 12)]),
      [["baseline/stale", "One finding "]],
    );
  });

  it("names the rules that came and went since", async () => {
    const baseline = makeBaseline(await reportOf(files), "0.0.1");
    const rules = ["old/rule", ...baseline.rules.filter((id) => id !== "team/owner")];
    const { baseline: comparison } = await reportOf(withBaseline(files, { ...baseline, rules }));
    assert.deepEqual([comparison?.addedRules, comparison?.removedRules], [["team/owner"], ["old/rule"]]);
  });

  it("that is broken makes nothing known, and nothing throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        const report = await reportOf(withBaseline({ "roadworthy.yaml": manifest }, text));
        assert(report.findings.every(({ known }) => !known));
        assert.equal(report.baseline, undefined);
      }),
      { numRuns: 50 },
    );
  });
});
