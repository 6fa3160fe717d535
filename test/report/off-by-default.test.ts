import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { makeReport, type Report } from "../../src/report/report.js";
import { catalogue } from "../../src/rules/catalogue.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const off = "llm/timeout";
const rules = catalogue.map((rule) => ({
  ...rule,
  offByDefault: rule.id === off ? "Limits that a gateway sets are not seen." : undefined,
}));
const app = { "app.py": "from openai import OpenAI\n\nclient = OpenAI(timeout=None)\n" };

async function reportOf(checks: string, more: Record<string, string> = {}): Promise<Report> {
  const manifest = `version: 1\nproject:\n  name: parcels\n  kind: llm-app\n${checks}`;
  const session = new Session(literalFileSystem({ ...app, "roadworthy.yaml": manifest, ...more }));
  await session.refresh();
  return makeReport(session.project("", "2026-11-01"), rules);
}

const severitiesIn = ({ findings }: Report) => findings.filter(({ rule }) => rule === off).map(({ severity }) => severity);

describe("a rule that is off by default", () => {
  it("finds nothing, leaves both sides of the score, and says why", async () => {
    const report = await reportOf("");
    const outcome = report.outcomes.get(off);
    assert.deepEqual([outcome?.kind, outcome?.reason], ["off", "Limits that a gateway sets are not seen. `checks.severity` turns it on."]);
    assert.deepEqual(severitiesIn(report), []);
    const on = await reportOf(`checks:\n  severity:\n    ${off}: warning\n`);
    assert.equal(report.score.possible, on.score.possible - 2);
    for (const [rule, { kind }] of on.outcomes) if (rule !== off) assert.equal(report.outcomes.get(rule)?.kind, kind, rule);
  });

  it("is judged where a manifest or a policy names it", async () => {
    const named = await reportOf(`checks:\n  severity:\n    ${off}: error\n`);
    assert.equal(named.outcomes.get(off)?.kind, "hollow");
    assert.deepEqual(severitiesIn(named), ["error"]);
    const policy = { "policy.yaml": `version: 1\nseverity:\n  ${off}: info\n` };
    assert.deepEqual(severitiesIn(await reportOf("checks:\n  extends: policy.yaml\n", policy)), ["info"]);
  });

  it("stays off where it is silenced", async () => {
    assert.equal((await reportOf(`checks:\n  severity:\n    ${off}: off\n`)).outcomes.get(off)?.kind, "off");
  });

  it("does not apply where its traits do not hold, whether on or off", async () => {
    assert.equal((await reportOf("  traits: { llm: false }\n")).outcomes.get(off)?.kind, "not-applicable");
  });
});
