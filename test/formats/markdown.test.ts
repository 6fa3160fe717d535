import assert from "node:assert/strict";
import { markdown } from "../../src/formats/markdown.js";
import type { ReportInput } from "../../src/formats/report-input.js";
import { toReportJson } from "../../src/formats/to-report-json.js";
import type { Finding } from "../../src/report/outcome.js";
import { hostile, inputOf, manifest, richWorkspace } from "./input-of.js";

/** What a comment on GitHub holds. */
const mostCharacters = 65_536;

function withMany(input: ReportInput, count: number, message: string): ReportInput {
  const [first] = input.report.findings;
  const findings = Array.from({ length: count }, (): Finding => ({ ...(first ?? assert.fail()), message }));
  return { ...input, report: { ...input.report, findings }, notes: Array.from({ length: count }, () => message) };
}

describe("the Markdown summary", () => {
  it("tells score, findings, known ones apart, next steps and areas", async () => {
    const input = await inputOf(richWorkspace, { prefix: "desk/" });
    const text = markdown([input], {});
    assert.match(text, /^<!-- roadworthy -->\n## desk &amp; co: readiness \d+\/100 \(\w+\)\n/);
    assert.match(text, /^At stage pilot: \d+ errors?, \d+ warnings?, \d+ info, and 1 that the baseline knows\./m);
    assert.match(
      text,
      /^\| error \| \[repro\/experiments\]\(https:[^)]+repro\/experiments\.md\) \| `desk\/roadworthy\.yaml:3:22` \| The manifest names `wandb`/m,
    );
    assert.match(text, /<summary>1 known<\/summary>\n\n(?:\|.*\n)+\| \w+ \| \[ci\/exists\]/);
    assert.match(text, /^\*\*Next\*\*\n\n- .*: `roadworthy add [\w-]+`$/m);
    assert.match(text, /^\| Evaluation \| \d+ \|$/m);
    assert.doesNotMatch(text, /Since the base/);
  });

  it("says what changed since a base", async () => {
    const before = await inputOf({ "roadworthy.yaml": manifest("desk") });
    const now = await inputOf({ "roadworthy.yaml": manifest("desk"), LICENSE: "MIT License\n", "a.py": 'KEY = "AKIAQ3EGRIZLK7WJ2X5N"\n' });
    const text = markdown([now], { base: { label: "main", reports: [toReportJson(before)] } });
    const change = now.report.score.value - before.report.score.value;
    assert.match(
      text,
      new RegExp(
        `readiness ${now.report.score.value}/100 \\(\\w+, ${change === 0 ? "unchanged" : change > 0 ? `\\+${change}` : `−${-change}`}\\)`,
      ),
    );
    assert.match(
      text,
      /^Since the base: \*\*\d+ new\*\*, \d+ fixed\.\n\n(?:\|.*\n)+\| error \| \[governance\/secrets\][^|]*\| `a\.py:1` /m,
    );
    const same = markdown([now], { base: { label: "main", reports: [toReportJson(now)] } });
    assert.match(same, /\(\w+, unchanged\)\n[\s\S]*^Since the base: \*\*0 new\*\*, 0 fixed\.$/m);
  });

  it("fits into a comment, however much there is to say", async () => {
    const one = await inputOf({ "roadworthy.yaml": manifest("x") });
    const long = withMany(one, 5_000, `${hostile} `.repeat(50));
    for (const inputs of [[long], Array<ReportInput>(40).fill(long), Array<ReportInput>(8_000).fill(one)]) {
      const text = markdown(inputs, {});
      assert(text.length <= mostCharacters, `${text.length} characters for ${inputs.length} projects`);
      assert(text.length > 500);
    }
    assert.match(markdown(Array<ReportInput>(8_000).fill(one), {}), /^And \d+ more\.$/m);
  });

  it("says so where there is no project", () => {
    assert.match(markdown([], {}), /No projects were found/);
  });
});
