import assert from "node:assert/strict";
import fc from "fast-check";
import { fingerprints } from "../../src/formats/fingerprints.js";
import { PlaceTable } from "../../src/formats/report-input.js";
import type { Finding } from "../../src/report/outcome.js";

const line = fc.string({ maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, ""));

function findingAt(path: string, text: string, start: number, end: number): Finding {
  return {
    rule: "llm/timeout",
    kind: "weak",
    severity: "warning",
    message: text,
    at: { path, span: { start, end } },
    related: [],
    fixes: [],
  };
}

/** A finding on each non-empty line of a text, with the whole line as its range. */
function onEachLine(path: string, text: string): readonly Finding[] {
  const found: Finding[] = [];
  let start = 0;
  for (const one of text.split("\n")) {
    if (one.length > 0) found.push(findingAt(path, "No timeout.", start, start + one.length));
    start += one.length + 1;
  }
  return found;
}

const printsOf = (path: string, text: string) => fingerprints(onEachLine(path, text), new PlaceTable(new Map([[path, text]])));

describe("fingerprints of findings", () => {
  it("stay as lines shift, files move, and indentation and ends of lines change", () => {
    fc.assert(
      fc.property(fc.array(line), fc.nat(5), fc.constantFrom("", "    ", "\t"), (lines, shift, indentation) => {
        const before = printsOf("a.py", lines.join("\n"));
        const shown = lines.filter((one) => one.length > 0);
        const after = printsOf("b/c.py", "\n".repeat(shift) + shown.map((one) => indentation + one).join("\r\n\n"));
        assert.deepEqual(after.slice(0, before.length), before);
      }),
    );
  });

  it("differ within a file, also for lines that are alike", () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const prints = printsOf("a.py", lines.join("\n"));
        assert.equal(new Set(prints).size, prints.length);
      }),
    );
  });

  it("differ between rules, kinds and lines, and are what they were in reports of years ago", () => {
    const text = "client.chat(model)\nclient.chat(other)\n";
    const [first, second] = onEachLine("a.py", text);
    assert(first && second);
    const findings = [
      first,
      second,
      { ...first, rule: "llm/retry" },
      { ...first, kind: "missing" as const },
      { ...first, check: "llm/timeout/x" },
    ];
    const prints = fingerprints(findings, new PlaceTable(new Map([["a.py", text]])));
    assert.equal(new Set(prints).size, findings.length);
    assert.equal(prints[0], "319ad11c3895de9f:1");
  });

  it("of findings without a line speak of the message", () => {
    const whole = { ...findingAt("a.py", "No drift detection.", 0, 0) };
    const { at: _, ...nowhere } = whole;
    const [one, other, third] = fingerprints(
      [whole, nowhere, { ...whole, message: "No owner." }],
      new PlaceTable(new Map([["a.py", "x"]])),
    );
    assert.equal(one, other);
    assert.notEqual(one, third);
  });
});
