import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { appendItem } from "../../src/text/append-item.js";
import { applyReplacements } from "../../src/text/edit.js";
import { readYaml } from "../../src/text/yaml.js";

function appended(text: string, item = "new.yaml"): string | undefined {
  const insertions = appendItem(text, readYaml(text).root, "resources", item);
  return insertions && applyReplacements(text, insertions);
}

describe("an item more in a list of YAML", () => {
  for (const [title, before, after] of [
    [
      "a block",
      "resources:\n  - a.yaml # ours\n\n  # the last\n  - b.yaml\nimages: []\n",
      "resources:\n  - a.yaml # ours\n\n  # the last\n  - b.yaml\n  - new.yaml\nimages: []\n",
    ],
    ["a block at the margin", "resources:\n- a.yaml\n", "resources:\n- a.yaml\n- new.yaml\n"],
    ["a block without a last line end", "resources:\n  - a.yaml", "resources:\n  - a.yaml\n  - new.yaml\n"],
    ["a block of maps", "resources:\n  - local: a.yaml\n    rules: [x]\n", "resources:\n  - local: a.yaml\n    rules: [x]\n  - new.yaml\n"],
    ["brackets", "resources: [a.yaml, 'b.yaml'] # all\n", "resources: [a.yaml, 'b.yaml', new.yaml] # all\n"],
    ["empty brackets", "resources: []\n", "resources: [new.yaml]\n"],
    ["a value alone", "resources: 'a.yaml' # one\n", "resources: ['a.yaml', new.yaml] # one\n"],
    ["no such key", "images: []\n", "images: []\nresources:\n  - new.yaml\n"],
    ["Windows line ends", "resources:\r\n  - a.yaml\r\nimages: []\r\n", "resources:\r\n  - a.yaml\r\n  - new.yaml\r\nimages: []\r\n"],
    ["a map", "resources:\n  local: a.yaml\n", undefined],
    ["text over several lines", "resources: >\n  a.yaml\n", undefined],
  ] as const)
    it(`is put into ${title}, or not`, () => assert.equal(appended(before), after));

  it("leaves everything else as it was", () => {
    const names = fc.array(fc.stringMatching(/^[a-z]{1,8}\.yaml$/), { maxLength: 5 });
    fc.assert(
      fc.property(names, fc.array(fc.constantFrom("a", "b", "c")), (files, others) => {
        const text = stringify({ kind: "Kustomization", resources: files, others });
        const after = appended(text);
        assert(after !== undefined);
        assert.deepEqual(parse(after), { kind: "Kustomization", resources: [...files, "new.yaml"], others });
      }),
    );
  });
});
