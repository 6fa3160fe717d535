import assert from "node:assert/strict";
import { text } from "../../src/formats/text.js";
import { inputOf } from "./input-of.js";

describe("the text report", () => {
  const service =
    "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post('/late')\ndef late(weight: float):\n    return {'late': weight > 3}\n";

  it("names the practices that cost points and have no finding", async () => {
    const input = await inputOf({ "app.py": service, "requirements.txt": "fastapi==0.115.6\nscikit-learn==1.7.2\n" });
    const [, named = ""] = /^Short of what is asked, without a finding \(--verbose says why\): (.*)\.$/m.exec(text([input], {})) ?? [];
    const quiet = named.split(", ").map((one) => one.replace(/ \(.*/, ""));
    assert(quiet.includes("data/pii-classified"), named);
    for (const rule of quiet) {
      const outcome = input.report.outcomes.get(rule);
      assert.deepEqual([outcome?.findings, (outcome?.share ?? 1) < 1], [[], true], rule);
    }
  });

  it("lists among what only people can say nothing that code can show", async () => {
    const page = text([await inputOf({ "app.py": service })], {});
    const [, unsaid = ""] = /^Only people can say.*\n((?: {2}.*\n)+)/m.exec(page) ?? [];
    assert.match(unsaid, /^ {2}team\/roles /m);
    assert.doesNotMatch(unsaid, /governance\/licence/);
    assert.match(page, /^ {2}(?:info|warning) +governance\/licence +No licence/m);
  });
});
