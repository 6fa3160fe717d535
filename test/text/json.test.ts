import assert from "node:assert/strict";
import fc from "fast-check";
import { readJson } from "../../src/text/json.js";
import { readYaml } from "../../src/text/yaml.js";
import type { YamlNode } from "../../src/text/yaml-node.js";

/** A tree as plain data, scalars as text. */
function plain(node: YamlNode): unknown {
  if (node.kind === "map") return Object.fromEntries(node.entries().map(({ key, value }) => [key.value, plain(value)]));
  if (node.kind === "list") return node.items().map(plain);
  return node.kind === "text" ? node.mapped()?.value : null;
}

/** The same of what `JSON.parse` gives. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)]));
  return value === null ? null : String(value);
}

function spansOf(node: YamlNode): { start: number; end: number }[] {
  return [node.span, ...node.items().flatMap(spansOf), ...node.entries().flatMap(({ key, value }) => [key.span, ...spansOf(value)])];
}

describe("readJson", () => {
  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        fc.pre(!JSON.stringify(value).includes("__proto__"));
        for (const indent of [0, 2, "\t"]) {
          const { root, notes } = readJson(JSON.stringify(value, undefined, indent));
          assert.deepEqual(notes, []);
          // Numbers stay as written.
          assert.deepEqual(
            plain(root),
            asText(JSON.parse(JSON.stringify(value, (_, one) => (typeof one === "number" ? JSON.stringify(one) : one)))),
          );
        }
      }),
    );
  });

  it("gives the tree that readYaml gives", () => {
    const text = '{\n  "name": "churn",\n  "list": [1, "two", null, {"deep": true}],\n  "empty": {}\n}\n';
    const spans = (root: YamlNode) => spansOf(root).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(plain(readJson(text).root), plain(readYaml(text).root));
    assert.equal(readJson(text).root.get("list").items()[1]?.located()?.value, "two");
    assert.deepEqual(spans(readJson(text).root.get("list")), [
      '[1, "two", null, {"deep": true}]',
      "1",
      '"two"',
      "null",
      '{"deep": true}',
      "deep",
      "true",
    ]);
  });

  it("tells where pieces of a text with escapes stand", () => {
    const text = '{"a": "sum(rate(x{a=\\"b\\"}[5m])) \\u003e 1"}';
    const mapped = readJson(text).root.get("a").mapped();
    assert.equal(mapped?.value, 'sum(rate(x{a="b"}[5m])) > 1');
    const span = mapped?.span(mapped.value.indexOf(">"), mapped.value.indexOf(">") + 1);
    assert.equal(text.slice(span?.start, span?.end), "\\u003e");
  });

  it("reads JSON5 and JSON with comments", () => {
    const text = `// Renovate
{
  extends: ['config:recommended', "b\\
c",], /* all
  of it */
  "url": "https://example.org/a // b",
  enabled: false, // for now
}
`;
    const { root, notes } = readJson(text);
    assert.deepEqual(notes, []);
    assert.deepEqual(plain(root), { extends: ["config:recommended", "bc"], url: "https://example.org/a // b", enabled: "false" });
  });

  it("reads a broken text up to the fault, with one note", () => {
    for (const [text, expected] of [
      ['{"a": 1, "b": [2, 3', { a: "1", b: ["2", "3"] }],
      ['{"a": 1, "b" 2}', { a: "1" }],
      ['{"a": "x', {}],
      ['{"a": 1} trailing', { a: "1" }],
      ["", null],
      ["<<<<<<< HEAD\n{}\n", null],
    ] as const) {
      const { root, notes } = readJson(text);
      assert.deepEqual(plain(root), expected, text);
      assert.equal(notes.length, 1, text);
    }
    assert.equal(readJson(undefined).notes.length, 1);
  });

  it("takes any text", () => {
    const pieces = ["{", "}", "[", "]", ",", ":", '"', "'", "\\", "\\u00", "/*", "*/", "//", "\n", "a", "1", "null"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        const { root, notes } = readJson(text);
        assert(notes.length <= 1);
        for (const { start, end } of spansOf(root)) assert(0 <= start && start <= end && end <= text.length);
      }),
    );
  });

  it("comes to an end on hostile texts", () => {
    for (const piece of ["[", '{"a":', '"', "\\", '"\\', "//", "/*", "[[],", "'a',"]) readJson(piece.repeat(200_000));
  });
});
