import assert from "node:assert/strict";
import { textReader } from "../../src/readers/text.js";
import type { Finding } from "../../src/report/outcome.js";
import { applyReplacements } from "../../src/text/edit.js";
import { commentMark, waiveByComment } from "../../src/vscode/findings/waivers.js";

function findingAt(path: string, text: string, culprit: string): Finding {
  const start = text.indexOf(culprit);
  const at = { path, span: { start, end: start + culprit.length } };
  return { rule: "llm/timeout", kind: "missing", severity: "warning", message: "", at, related: [], fixes: [] };
}

describe("a waiver as a comment", () => {
  it("stands above the line it covers, indented like it, and is read back as such", () => {
    const path = "app/main.py";
    const before = "def ask():\n    client = OpenAI()\n    return client\n";
    const edits = waiveByComment(findingAt(path, before, "OpenAI()"), path, before);
    const after = applyReplacements(
      before,
      edits.flatMap((edit) => (edit.kind === "replace" ? [edit] : [])),
    );
    assert.equal(
      after,
      `def ask():\n    # roadworthy: ignore[llm/timeout] -- TODO: why this may stay\n    client = OpenAI()\n    return client\n`,
    );
    const filled = after.replace("TODO: why this may stay", "the gateway has one");
    const [waiver] = textReader.read({ path, text: filled, bytes: filled.length })?.waivers ?? [];
    assert.deepEqual(waiver?.rules, ["llm/timeout"]);
    assert.match(filled.slice(waiver?.covers.start, waiver?.covers.end), /client = OpenAI\(\)/);
  });

  it("goes where line comments are known, and not into JSON", () => {
    assert.equal(commentMark("Dockerfile"), "#");
    assert.equal(commentMark("deploy/Dockerfile.gpu"), "#");
    assert.equal(commentMark(".github/workflows/ci.yml"), "#");
    assert.equal(commentMark("web/app.ts"), "//");
    assert.equal(commentMark("explore.ipynb"), undefined);
    assert.equal(commentMark("package.json"), undefined);
  });
});
