import assert from "node:assert/strict";
import fc from "fast-check";
import { stringify } from "smol-toml";
import { tomlLocations } from "../../../src/readers/dependencies/toml-locations.js";
import { readToml } from "../../../src/readers/dependencies/toml-tree.js";
import type { YamlNode } from "../../../src/text/yaml-node.js";
import { cut } from "../reading.js";

/** Every key and scalar of a tree as `path = source`. */
function places(text: string, node: YamlNode, path = ""): string[] {
  const below = [
    ...node.entries().map(({ key, value }) => places(text, value, `${path}/${cut(text, key.span)}`)),
    ...node.items().map((item, index) => places(text, item, `${path}/${index}`)),
  ];
  return node.kind === "text" ? [`${path} = ${cut(text, node.located()?.span)}`] : below.flat();
}

describe("TOML tree", () => {
  it("places keys and values of every kind", () => {
    const text = `top = 'a#b' # comment
"quoted key".sub = "x \\" y" # "z"
number = 3.10
many = [ # first
  "one", 2, # two
  { three = [4, 'f'] }, [ ["deep"] ],
]
text = """
line "quoted" line"""

[tool.ruff.lint]
select = []
[[tool.mypy.overrides]]
module = "a"
[[tool.mypy.overrides]]
module = "b"
[tool.mypy.overrides.extra]
inner.most = true
`;
    const { root, notes } = readToml(text);
    assert.deepEqual(notes, []);
    assert.deepEqual(places(text, root), [
      "/top = a#b",
      '/quoted key/sub = x \\" y',
      "/number = 3.10",
      "/many/0 = one",
      "/many/1 = 2",
      "/many/2/three/0 = 4",
      "/many/2/three/1 = f",
      "/many/3/0/0 = deep",
      '/text = line "quoted" line',
      "/tool/mypy/overrides/0/module = a",
      "/tool/mypy/overrides/1/module = b",
      "/tool/mypy/overrides/1/extra/inner/most = true",
    ]);
  });

  it("places every string of any document where it is written", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abz09-_ .[]{}=#,'é💥"), maxLength: 8 });
    const key = fc.string({ unit: fc.constantFrom(..."abz09-_ .[]=#"), minLength: 1, maxLength: 6 });
    const { document } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "small" }, word, fc.integer(), fc.boolean(), fc.array(tie("value"), { maxLength: 3 }), tie("document")),
      document: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(document, (data) => {
        const text = stringify(data);
        const check = (node: YamlNode, value: unknown): void => {
          if (typeof value === "string" && value.trim() !== "") assert.equal(cut(text, node.located()?.span), value.trim());
          if (Array.isArray(value)) {
            assert.equal(node.items().length, value.length);
            for (const [index, item] of node.items().entries()) check(item, value[index]);
          } else if (typeof value === "object" && value !== null)
            for (const [name, below] of Object.entries(value)) check(node.get(name), below);
        };
        const { root, notes } = readToml(text);
        assert.deepEqual(notes, []);
        check(root, data);
      }),
    );
  });

  it("keeps places inside any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab=.[]{},\"'#\\\n\r \t"), maxLength: 80 }), (text) => {
        for (const { key, value } of tomlLocations(text).values()) {
          for (const { start, end } of [key, value]) assert(0 <= start && start <= end && end <= text.length, JSON.stringify(text));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("stops at nesting that is too deep", () => {
    const text = `a = ${"[".repeat(50_000)}`;
    assert.equal(readToml(text).notes.length, 1);
    assert(tomlLocations(text).size > 0);
  });
});
