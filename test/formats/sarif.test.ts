import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { codeScanning } from "../../src/formats/code-scanning.js";
import type { ReportInput } from "../../src/formats/report-input.js";
import { sarif } from "../../src/formats/sarif.js";
import type { Finding } from "../../src/report/outcome.js";
import { hostile, inputOf, manifest, richWorkspace } from "./input-of.js";

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number; readonly startColumn: number; readonly endLine: number; readonly endColumn: number };
  };
  readonly logicalLocations?: readonly { readonly name: string }[];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [Location];
  readonly relatedLocations?: readonly (Location & { readonly id: number })[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly baselineState?: string;
  readonly suppressions: readonly { readonly kind: string; readonly justification: string; readonly location: Location }[];
}

interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly { readonly id: string; readonly properties: { readonly tags: readonly string[] } }[] };
  };
  readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[] }];
  readonly results: readonly Result[];
}

function runOf(text: string): Run {
  const { runs } = JSON.parse(text) as { readonly runs: readonly Run[] };
  assert.equal(runs.length, 1, "GitHub refuses several runs of one tool in an upload");
  return runs[0] ?? assert.fail();
}

/** As many findings as asked for, each at a line of its own. */
async function manyFindings(count: number): Promise<ReportInput> {
  const text = Array.from({ length: count }, (_, index) => `value_${index} = call(${index})`).join("\n");
  const input = await inputOf({ "roadworthy.yaml": manifest("many") });
  const [first] = input.report.findings;
  let start = 0;
  const findings = text.split("\n").map((line, index): Finding => {
    const at = { path: "big.py", span: { start, end: start + line.length } };
    start += line.length + 1;
    const severity = index % 100 === 99 ? "error" : index % 2 === 0 ? "info" : "warning";
    return {
      ...(first ?? assert.fail()),
      rule: "llm/timeout",
      severity,
      at,
      message: `The call on line ${index + 1} has no timeout, so a slow provider stops the service.`,
    };
  });
  return { ...input, report: { ...input.report, findings }, texts: new Map([...input.texts, ["big.py", text]]) };
}

describe("SARIF", () => {
  it("tells all findings, with the rule, the range and the places that explain it", async () => {
    const input = await inputOf(richWorkspace, { prefix: "services/desk/" });
    const { results, tool } = runOf(sarif([input]));
    assert.equal(results.filter(({ suppressions }) => suppressions.length === 0).length, input.report.findings.length);
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    const contradicted = results.find(({ ruleId }) => ruleId === "repro/experiments");
    assert.equal(contradicted?.level, "error");
    assert.deepEqual(contradicted.locations[0].physicalLocation, {
      artifactLocation: { uri: "services/desk/roadworthy.yaml", uriBaseId: "%SRCROOT%" },
      region: { startLine: 3, startColumn: 22, endLine: 3, endColumn: 27 },
    });
    assert.match(contradicted.message.text, / \[[^\]]+\]\(1\)$/);
    assert.equal(contradicted.relatedLocations?.[0]?.physicalLocation.artifactLocation.uri, "services/desk/train.py");
    assert(
      results.some(({ locations: [at] }) => at.physicalLocation.artifactLocation.uri === "services/desk/a%20dir/n%C3%A4me%20%5B1%5D%23.py"),
    );
    for (const { properties } of tool.driver.rules) assert(properties.tags.length <= 10);
  });

  it("names the cell of a notebook beside the range of its JSON", async () => {
    const { results } = runOf(sarif([await inputOf(richWorkspace)]));
    const [found] = results.filter(({ ruleId }) => ruleId === "eval/split-first");
    const line = (richWorkspace["explore.ipynb"] ?? "").split("\n")[(found?.locations[0].physicalLocation.region.startLine ?? 0) - 1];
    assert.match(line ?? "", /StandardScaler\(\)\.fit_transform/);
    assert.equal(found?.locations[0].logicalLocations?.[0]?.name, "cell 2");
  });

  it("keeps what is waived, with its reason, as suppressed by the manifest or in the source", async () => {
    const input = await inputOf(richWorkspace);
    const { results } = runOf(sarif([input]));
    const suppressed = results.filter(({ suppressions }) => suppressions.length > 0);
    assert.deepEqual(
      suppressed
        .map(({ locations: [at], suppressions: [one] }) => [at.physicalLocation.artifactLocation.uri, one?.kind, one?.justification])
        .sort(),
      [
        ["commented.py", "inSource", "the gateway pins it"],
        ["waived.py", "external", "the gateway pins it"],
      ],
    );
    assert(runOf(codeScanning([input])).results.every(({ suppressions }) => suppressions.length === 0));
    assert.equal(runOf(codeScanning([input])).results.length, input.report.findings.length);
  });

  it("says of all results, or of none, whether the baseline knows them", async () => {
    const withBaseline = runOf(sarif([await inputOf(richWorkspace)])).results;
    const known = withBaseline.filter(({ baselineState }) => baselineState === "unchanged");
    assert.deepEqual(
      known.map(({ ruleId }) => ruleId),
      ["ci/exists"],
    );
    assert(withBaseline.every(({ baselineState }) => baselineState !== undefined));
    const without = runOf(sarif([await inputOf({ "roadworthy.yaml": manifest("x") })])).results;
    assert(without.length > 0 && without.every((one) => !("baselineState" in one)));
  });

  it("gives a finding the same fingerprint when lines shift, and no two in a file the same", async () => {
    const code = "import openai\n\nclient = openai.OpenAI()\na = client.chat.completions.create(model='gpt-4', messages=[])\n";
    const prints = async (text: string) => {
      const { results } = runOf(sarif([await inputOf({ "roadworthy.yaml": manifest("x"), "a.py": text })]));
      return results
        .filter(({ locations: [at] }) => at.physicalLocation.artifactLocation.uri === "a.py")
        .map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints.primaryLocationLineHash}`);
    };
    const before = await prints(code);
    assert(before.length >= 2);
    assert.deepEqual(await prints(`# A comment.\n\n\n${code}`), before);
    const twice = await prints(`${code}${code}`);
    assert.equal(new Set(twice).size, twice.length);
    assert.deepEqual(twice.filter((one) => before.includes(one)).sort(), [...before].sort());
  });

  it("lets nothing of a workspace become a link or an address", async () => {
    const input = await inputOf({
      "roadworthy.yaml": manifest("x"),
      "]( \ud800 b.py": "import openai\nopenai.OpenAI().responses.create(model='gpt-4')\n",
    });
    const findings = input.report.findings.map((one) => ({
      ...one,
      message: hostile,
      related: [{ message: hostile, at: one.at ?? assert.fail() }],
    }));
    const { results } = runOf(sarif([{ ...input, report: { ...input.report, findings } }]));
    for (const { message } of results) assert.deepEqual(message.text.match(/\]\([^)]*\)/g), ["](1)"]);
  });

  it("keeps within what GitHub takes, the most severe first, and says what it leaves out", async () => {
    const input = await manyFindings(30_000);
    const text = codeScanning([input]);
    const { results, invocations } = runOf(text);
    assert.equal(results.length, 25_000);
    assert.equal(
      results.filter(({ level }) => level === "error").length,
      input.report.findings.filter(({ severity }) => severity === "error").length,
    );
    const notes = invocations[0].toolExecutionNotifications.map((one) => one.message.text);
    assert(notes.includes("5000 of 30000 findings are left out: GitHub takes 25000 of a run. The most severe are here."));
    const size = gzipSync(text).length;
    assert(size < 10_000_000, `${size} bytes compressed`);
    assert.equal(new Set(results.map((one) => one.partialFingerprints.primaryLocationLineHash)).size, results.length);
  });
});
