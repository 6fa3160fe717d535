import assert from "node:assert/strict";
import fc from "fast-check";
import type { Span } from "../../src/text/span.js";
import { readYaml } from "../../src/text/yaml.js";
import type { YamlNode } from "../../src/text/yaml-node.js";

function cutter(text: string) {
  return (span: Span | undefined) => span && text.slice(span.start, span.end);
}

/** All nodes below one, itself included. */
function walk(node: YamlNode): YamlNode[] {
  return [node, ...node.items().flatMap(walk), ...node.entries().flatMap(({ value }) => walk(value))];
}

describe("readYaml", () => {
  it("keeps scalars as written, whatever YAML version would make of them", () => {
    const { root } = readYaml("on: push\nversion: 3.10\nyes: no\noctal: 010\nempty:\nnone: ~\nquoted: 'null'\n");
    assert.deepEqual(
      root.entries().map(({ key, value }) => [key.value, value.text()]),
      [
        ["on", "push"],
        ["version", "3.10"],
        ["yes", "no"],
        ["octal", "010"],
        ["empty", undefined],
        ["none", undefined],
        ["quoted", "null"],
      ],
    );
    assert.equal(root.get("empty").kind, "null");
    assert.equal(root.get("missing").kind, "absent");
    assert(root.has("empty") && !root.has("missing"));
  });

  it("reads JSON", () => {
    const text = '{ "a": [1, "two"], "b": { "c": null } }';
    const { root, notes } = readYaml(text);
    assert.deepEqual(
      root
        .get("a")
        .texts()
        .map(({ value }) => value),
      ["1", "two"],
    );
    assert.deepEqual(notes, []);
    assert.equal(cutter(text)(root.get("a").texts()[1]?.span), "two");
  });

  it("ends blocks at their last character, not at the next line", () => {
    const text =
      "jobs:\n  a:\n    run: |\n      one\n      two\n\n    # comment\n  b:\n    list:\n    - x\n    - y   \n\nend: {p: 1}   # note\n";
    const cut = cutter(text);
    const { root } = readYaml(text);
    const jobs = root.get("jobs");
    assert.equal(cut(jobs.get("a").span), "run: |\n      one\n      two");
    assert.equal(cut(jobs.get("a").get("run").span), "|\n      one\n      two");
    assert.equal(cut(jobs.get("a").get("run").located()?.span), "one\n      two");
    assert.equal(cut(jobs.get("b").span), "list:\n    - x\n    - y");
    assert.equal(cut(root.get("end").span), "{p: 1}");
    assert.equal(cut(jobs.pairSpan("b")), "b:\n    list:\n    - x\n    - y");
  });

  it("leaves quotes out of located texts and in nodes", () => {
    const text = "a: \"x y\"\nb: 'it''s'\n";
    const { root } = readYaml(text);
    assert.deepEqual(root.get("b").located(), { value: "it's", span: { start: 13, end: 18 } });
    assert.equal(cutter(text)(root.get("a").located()?.span), "x y");
    assert.equal(cutter(text)(root.get("a").span), '"x y"');
  });

  it("follows aliases and merges, own keys first", () => {
    const text =
      "base: &base {image: a, tag: 1}\nmore: &more {tag: 2, user: u}\nuse:\n  <<: [*base, *more]\n  image: b\nlist: &l [x, y]\ncopy: *l\n";
    const { root } = readYaml(text);
    assert.deepEqual(
      root
        .get("use")
        .entries()
        .map(({ key, value }) => `${key.value}=${value.text()}`),
      ["image=b", "tag=1", "user=u"],
    );
    assert.equal(root.get("copy").texts().length, 2);
    assert.equal(cutter(text)(root.get("copy").span), "[x, y]");
    assert.equal(cutter(text)(root.get("use").span), "<<: [*base, *more]\n  image: b");
  });

  it("takes the last of equal keys, and keeps unknown tags", () => {
    const { root } = readYaml("a: 1\na: 2\nscript: !reference [.setup, script]\nsecret: !vault |\n  x\n");
    assert.equal(root.get("a").text(), "2");
    assert.equal(root.get("script").tag, "!reference");
    assert.deepEqual(
      root
        .get("script")
        .texts()
        .map(({ value }) => value),
      [".setup", "script"],
    );
    assert.equal(root.get("secret").tag, "!vault");
  });

  it("reads several documents", () => {
    const { documents, root } = readYaml("---\n# nothing\n---\nspec: 1\n---\njob: 2\n");
    assert.deepEqual(
      documents.map((document) => document.entries()[0]?.key.value),
      ["spec", "job"],
    );
    assert.equal(root.get("spec").text(), "1");
  });

  it("offers the short and the long form alike", () => {
    const { root } = readYaml("short: x\nlong: { name: y }\nlist: [z]\n");
    assert.equal(root.get("short").textOr("name")?.value, "x");
    assert.equal(root.get("long").textOr("name")?.value, "y");
    assert.equal(root.get("short").list().length, 1);
    assert.equal(root.get("list").list().length, 1);
    assert.equal(root.get("missing").list().length, 0);
  });

  it("keeps what can be read of broken text, with one note", () => {
    const text = 'jobs:\n  test:\n    run: pytest\n  build:\n    run: "docker\n  x: [1, 2\n';
    const { root, notes } = readYaml(text);
    assert.equal(root.get("jobs").get("test").get("run").text(), "pytest");
    assert.equal(notes.length, 1);
    assert.match(notes[0]?.message ?? "", /^Not valid YAML: /);
  });

  it("does not read merge conflicts, missing text, and text out of bounds", () => {
    const conflict = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> main\n";
    for (const text of [
      conflict,
      undefined,
      "[".repeat(50_000),
      "- ".repeat(50_000),
      "? ".repeat(50_000),
      "a: 1\n".repeat(600_000),
      "a: 1\n".repeat(100_000),
      "]".repeat(5000),
    ]) {
      const { root, documents, notes } = readYaml(text);
      assert.equal(root.kind, "absent");
      assert.equal(documents.length, 0);
      assert.equal(notes.length, 1);
      assert.match(notes[0]?.message ?? "", /^Not read: /);
    }
    assert.equal(cutter(conflict)(readYaml(conflict).notes[0]?.span), "<<<<<<< HEAD");
  });

  it("does not let aliases multiply", () => {
    const bomb = [
      "a: &a [x, x, x, x, x, x, x, x, x, x]",
      ..."bcdefghi".split("").map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdefgh"[index]}`).join(", ")}]`),
    ].join("\n");
    const { root, notes } = readYaml(bomb);
    assert(walk(root).length < 400_000);
    assert.equal(notes[0]?.message, "Not read in full: aliases stand for too much.");
    const chain = Array.from({ length: 500 }, (_, index) => `k${index}: &k${index} [${index === 0 ? "x" : `*k${index - 1}`}]`).join("\n");
    assert(walk(readYaml(chain).root).length < 100_000);
    assert(walk(readYaml("a: &a [*a]\nb: &b { <<: *b, c: *b }\n").root).length < 10);
    assert.equal(readYaml("a: *nowhere\n").root.get("a").kind, "null");
  });

  it("never throws, and keeps all spans inside the text", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        "a: ",
        "- ",
        "\n",
        "\n  ",
        "&x ",
        "*x",
        "<<: ",
        "|\n",
        ">\n",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "!t ",
        "---\n",
        "#",
        "\t",
        "? ",
        "%Y 1\n",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const { documents, notes } = readYaml(text);
        const nodes = documents.flatMap(walk);
        for (const { start, end } of [
          ...nodes.map((node) => node.span),
          ...nodes.flatMap((node) => node.located()?.span ?? []),
          ...notes.map((note) => note.span),
        ]) {
          assert(0 <= start && start <= end && end <= text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("survives keys that objects are born with", () => {
    const { root } = readYaml("__proto__: 1\nconstructor: 2\n");
    assert.equal(root.get("__proto__").text(), "1");
    assert.equal(root.get("toString").kind, "absent");
  });
});
