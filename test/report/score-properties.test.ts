import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { Session } from "../../src/engine/session.js";
import { toReportJson } from "../../src/formats/to-report-json.js";
import type { Report } from "../../src/report/report.js";
import { catalogue } from "../../src/rules/catalogue.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { checkout } from "../upkeep/derived-files.js";

const folder = `${checkout}examples/churn`;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")] as const);

async function reportOf(entries: readonly (readonly [string, string])[]): Promise<Report> {
  const session = new Session(literalFileSystem(Object.fromEntries(entries)));
  await session.refresh();
  return session.report("", "2026-11-01");
}

const jsonOf = (report: Report) =>
  JSON.stringify(toReportJson({ report, actions: [], texts: new Map(), notes: [], folderName: "churn", version: "0" }));

describe("the report on a whole project", () => {
  it("does not depend on the order in which files are found", async () => {
    const expected = jsonOf(await reportOf(files));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...files], { minLength: files.length }), async (shuffled) => {
        assert.equal(jsonOf(await reportOf(shuffled)), expected);
      }),
      { numRuns: 10 },
    );
  });

  it("keeps every other outcome when a rule is waived", async () => {
    const before = await reportOf(files);
    for (const { id } of catalogue) {
      if (before.outcomes.get(id)?.kind === "met") continue;
      const waived = files.map(([path, text]) =>
        path === "roadworthy.yaml" ? ([path, `${text}  - { rule: ${id}, reason: not now }\n`] as const) : ([path, text] as const),
      );
      const after = await reportOf(waived);
      for (const [other, { kind, share }] of before.outcomes) {
        if (other === id) continue;
        const outcome = after.outcomes.get(other);
        assert.deepEqual([outcome?.kind, outcome?.share], [kind, share], `${other} when ${id} is waived`);
      }
      assert.equal(after.unwaivedScore, before.unwaivedScore, id);
    }
  });
});
