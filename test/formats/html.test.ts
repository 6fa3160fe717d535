import assert from "node:assert/strict";
import { html } from "../../src/formats/html.js";
import { hostile, inputOf, manifest } from "./input-of.js";

describe("the HTML report", () => {
  it("explains the score: each practice with its evidence, level, points earned, points left, and what a step gains", async () => {
    const page = html([await inputOf({ "roadworthy.yaml": manifest("churn"), "train.py": "import sklearn\n", LICENSE: "MIT License\n" })]);
    assert.match(page, /<strong>\d+<\/strong> of 100/);
    assert.match(page, /<code>missing\.jsonl<\/code> is declared but does not exist[^<]*<code>roadworthy\.yaml:7:\d+<\/code>/);
    assert.match(page, /0 of \d, asks for \w+, critical; \d+\.\d points of the score are left/);
    assert.match(page, /<td class="number">\+\d+\.\d<\/td><td class="number">\d+<\/td><td class="number">\+\d+\.\d<\/td>/);
    assert.match(page, /ML Test Score <span class="word">[\d.]+ of 7/);
  });

  it("says of a step that costs a fraction of a point that it does, since the score is cut to whole ones", async () => {
    const input = await inputOf({ "roadworthy.yaml": manifest("churn"), "train.py": "import sklearn\n" });
    const [action] = input.actions;
    assert(action);
    const page = html([{ ...input, actions: [{ ...action, gain: -0.03, potential: 2, scoreAfter: 45 }] }]);
    assert.match(page, /<td class="number">−0\.03<\/td><td class="number">45<\/td><td class="number">\+2\.0<\/td>/);
  });

  it("is one file without scripts or anything loaded, and lets nothing of the workspace become markup", async () => {
    const page = html([await inputOf({ "roadworthy.yaml": manifest(hostile), "a.py": "import openai\nopenai.OpenAI()\n" })]);
    assert.doesNotMatch(page, /<script|<img|<link|<[^>]*\s(?:style|on\w+)=|url\(|@import/i);
    assert.match(page, /&#60;script&#62;/);
    const targets = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target]) => target ?? "");
    assert(targets.length > 10 && targets.every((target) => /^(?:#[\w-]+|https:\/\/github\.com\/roadworthy\/)/.test(target)));
  });

  it("holds several projects, with an anchor each", async () => {
    const input = await inputOf({ "roadworthy.yaml": manifest("churn"), "train.py": "import sklearn\n" });
    const page = html([input, input]);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? "");
    assert.equal(new Set(ids).size, ids.length);
    const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? "");
    assert.deepEqual(
      anchors.filter((id) => !ids.includes(id)),
      [],
    );
    assert.equal(page.match(/<main>/g)?.length, 1);
  });
});
