import assert from "node:assert/strict";
import { formatNames, formats } from "../../src/formats/formats.js";
import type { ReportInput } from "../../src/formats/report-input.js";
import { hostile, inputOf, manifest, richWorkspace } from "./input-of.js";

const workspaces: Record<string, Record<string, string>> = {
  rich: richWorkspace,
  empty: {},
  "without a manifest": { "train.py": "from sklearn.linear_model import Ridge\nRidge().fit(x, y)\n" },
  "with a broken manifest": { "roadworthy.yaml": "version: 1\nproject: {name: x\n" },
  hostile: { "roadworthy.yaml": manifest(hostile), [`${hostile.replaceAll("/", "_")}\ud800\u0000\n.py`]: 'KEY = "AKIAQ3EGRIZLK7WJ2X5N"\n' },
};

describe("every format", () => {
  for (const [name, files] of Object.entries(workspaces))
    it(`gives the same text twice, and changes nothing, for a workspace that is ${name}`, async () => {
      const input = await inputOf(files);
      const before = JSON.stringify([...input.report.outcomes]);
      for (const format of formatNames) {
        const text = formats[format].render([input], {});
        assert(text.endsWith("\n") || text === "", `${format} does not end its last line`);
        assert.equal(formats[format].render([input], {}), text, format);
        assert(!text.includes("\u001b"), `${format} has colour`);
      }
      assert.equal(JSON.stringify([...input.report.outcomes]), before);
    });

  it("takes no project, and several", async () => {
    const input: ReportInput = await inputOf(richWorkspace);
    for (const format of formatNames) {
      formats[format].render([], {});
      const several = formats[format].render([input, { ...input, prefix: "other/" }], {});
      assert(several.length > 0, format);
    }
  });

  it("shows no place of a text that is not at hand, and fails on none", async () => {
    const input = await inputOf(richWorkspace);
    for (const format of formatNames) assert(formats[format].render([{ ...input, texts: new Map() }], {}).length > 0, format);
  });

  it("has a title of its own, and a file name that its users know", () => {
    const titles = Object.values(formats).map(({ title }) => title);
    assert.equal(new Set(titles).size, titles.length);
    for (const format of Object.values(formats)) if ("file" in format) assert.match(format.file, /^[\w-]+\.\w+$/);
  });
});
