import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readYaml } from "../../src/manifest/yaml/read-yaml.js";
import { manifestPlaceAt, manifestPlaces } from "../../src/vscode/manifest/manifest-place.js";
import { checkout } from "../upkeep/derived-files.js";

describe("a place in a manifest", () => {
  for (const [name, text] of [
    ["a complete manifest", readFileSync(`${checkout}test/manifest/complete.yaml`, "utf8")],
    ["keys right after what is nested", "a:\n  b: |\n    text\nc:\n  - d: 1\n  - |\n    text\n  - e:\n      f: g\nh: i\n"],
  ] as const)
    it(`is found from its first character to behind its last: ${name}`, () => {
      const { root } = readYaml(text);
      assert(root);
      const places = [...manifestPlaces(root)];
      assert(places.length > 5);
      for (const { path, part, span } of places)
        for (const offset of [span.start, span.end]) {
          const found = manifestPlaceAt(root, offset);
          assert.deepEqual([found?.path, found?.part], [path, part], `${text.slice(span.start, span.end)} at ${offset}`);
        }
    });
});
