import assert from "node:assert/strict";
import { line } from "../../src/formats/line.js";
import { inputOf, manifest } from "./input-of.js";

/** What VS Code's problem matchers, reviewdog and Emacs take apart. */
const form = /^(.+?):(\d+):(\d+): (error|warning|info): (.+) \[([\w/-]+)\]$/;

describe("the line format", () => {
  it("gives each finding one line that a problem matcher takes apart", async () => {
    const input = await inputOf({ "roadworthy.yaml": manifest("churn"), "train.py": "import sklearn\n" }, { prefix: "services/ranker/" });
    const lines = line([input]).trimEnd().split("\n");
    assert.equal(lines.length, input.report.findings.length);
    const parts = lines.map((text) => form.exec(text) ?? assert.fail(text));
    assert.deepEqual(
      parts.map(([, path, , , severity, , rule]) => [path, severity, rule]),
      input.report.findings.map(({ at, severity, rule }) => [`services/ranker/${at?.path}`, severity, rule]),
    );
    const missing = parts.find((part) => /`missing\.jsonl`/.test(part[5] ?? ""));
    assert.deepEqual(missing?.slice(2, 4), ["7", "25"]);
  });

  it("places what concerns the whole project where its manifest belongs", async () => {
    const input = await inputOf({ "train.py": "from sklearn.linear_model import Ridge\nRidge().fit(x, y)\n" });
    assert(input.report.findings.some(({ at }) => at === undefined));
    assert.match(line([input]), /^roadworthy\.yaml:1:1: warning: .* \[eval\/threshold\]$/m);
  });

  it("keeps a file's name from making lines of its own", async () => {
    const input = await inputOf({
      "roadworthy.yaml": manifest("churn"),
      "a\nb\u001b[31m.py": 'import openai\nKEY = "AKIAQ3EGRIZLK7WJ2X5N"\n',
    });
    const lines = line([input]).trimEnd().split("\n");
    assert(lines.some((text) => text.startsWith("a b\ufffd[31m.py:2:")));
    for (const text of lines) assert.match(text, form);
  });
});
