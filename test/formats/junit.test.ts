import assert from "node:assert/strict";
import { junit } from "../../src/formats/junit.js";
import { inputOf, manifest, richWorkspace } from "./input-of.js";

describe("JUnit's XML", () => {
  it("has a case for each practice that counts, failed, skipped with the reason, or passed", async () => {
    const input = await inputOf({ ...richWorkspace, LICENSE: "MIT License\n" });
    const text = junit([input]);
    assert.match(text, /<testcase classname="desk &#38; co: Governance" name="governance\/licence: [^"]+" \/>/);
    assert.match(text, /name="repro\/experiments: [^"]+">\n {6}<failure message="The manifest names [^"]+">roadworthy\.yaml:3:22: error: /);
    assert.match(text, /name="ci\/exists: [^"]+">\n {6}<skipped>[^<]* \(known\)<\/skipped>/);
    const { outcomes, project, rules, findings } = input.report;
    const judged = rules.filter(
      ({ id, stage }) => stage !== "production" && !["off", "not-applicable"].includes(outcomes.get(id)?.kind ?? ""),
    );
    assert.equal(project.stage, "pilot");
    const remarks = new Set(findings.map(({ rule }) => rule).filter((rule) => !outcomes.has(rule)));
    assert.equal(text.match(/<testcase /g)?.length, judged.length + remarks.size);
    assert.match(
      text,
      new RegExp(
        `^<testsuites name="Roadworthy" tests="${judged.length + remarks.size}" failures="${text.match(/<failure /g)?.length}" errors="0">$`,
        "m",
      ),
    );
  });

  it("says what is waived and by which reason", async () => {
    const waiver = "waivers:\n  - { rule: eval/ci-gate, reason: the platform runs it }\n";
    const text = junit([await inputOf({ "roadworthy.yaml": manifest("x") + waiver })]);
    assert.match(text, /name="eval\/ci-gate: [^"]+">\n {6}<skipped>Waived: the platform runs it<\/skipped>/);
  });
});
