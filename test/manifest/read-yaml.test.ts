import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, parseDocument, stringify } from "yaml";
import { toPlain, type YamlNode } from "../../src/manifest/yaml/node.js";
import { readYaml } from "../../src/manifest/yaml/read-yaml.js";
import { splitSections } from "../../src/manifest/yaml/split-sections.js";

function dataOf(text: string): unknown {
  const { root, problems } = readYaml(text);
  assert.deepEqual(problems, [], text);
  return root && toPlain(root);
}

/** Every scalar of a tree that is written somewhere. */
function* scalarsOf(node: YamlNode): Generator<Extract<YamlNode, { kind: "scalar" }>> {
  if (node.kind === "scalar") yield node;
  else
    for (const child of node.kind === "list" ? node.items : [...node.entries.values()].map(({ value }) => value)) yield* scalarsOf(child);
}

const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."a :#-,[]{}\"'\n&*!|>%@?\t".split("")), maxLength: 8 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
/** `<<` is no key of data: it takes in the entries of another map. */
const key = fc.string({ maxLength: 6 }).filter((text) => text !== "<<");
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    scalar,
    fc.array(tie("data"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(key, fc.constantFrom("a", "b-c", "é", "1", "- x", "# x")), tie("data"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));
const style = fc.record({
  collectionStyle: fc.constantFrom("any" as const, "flow" as const),
  indent: fc.constantFrom(1, 2, 4),
  indentSeq: fc.boolean(),
  singleQuote: fc.constantFrom(null, true, false),
  lineWidth: fc.constantFrom(0, 20, 80),
});

/** Whether the YAML library can read what it wrote: texts of several lines between brackets are beyond it, or come back as tags. */
function isSound(text: string): boolean {
  const { errors, warnings } = parseDocument(text, { logLevel: "silent" });
  return errors.length + warnings.length === 0;
}

describe("readYaml", () => {
  it("reads what the YAML library writes as the YAML library reads it", () => {
    fc.assert(
      fc.property(fc.dictionary(key, data, { minKeys: 1, maxKeys: 6, noNullPrototype: true }), style, (value, options) => {
        const text = stringify(value, options);
        fc.pre(isSound(text));
        assert.deepEqual(dataOf(text), parse(text));
      }),
      { numRuns: 200 },
    );
  });

  it("knows where every scalar stands", () => {
    fc.assert(
      fc.property(fc.dictionary(key, data, { minKeys: 1, maxKeys: 6, noNullPrototype: true }), style, (value, options) => {
        const text = stringify(value, options);
        fc.pre(isSound(text));
        const { root } = readYaml(text);
        assert(root);
        for (const { span, value: found, style: quotes } of scalarsOf(root)) {
          const written = text.slice(span.start, span.end);
          if (quotes === "plain" && !written.includes("\n")) assert.deepEqual(written === "" ? null : parse(`- ${written}`)[0], found);
          if (quotes === "double") assert.match(written, /^".*"$/s);
          if (quotes === "single") assert.match(written, /^'.*'$/s);
          if (quotes === "block") assert.match(written, /^[|>]/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("reads the same text the same with the documents of an earlier reading", () => {
    const before = readYaml("a: &x [1]\nb: 2\nc: 3\n");
    const after = readYaml("# new\na: &x [1]\nb: *x\nc: 3\n", before.documents);
    assert(after.root);
    assert.deepEqual(toPlain(after.root), { a: [1], b: [1], c: 3 });
    assert.equal(after.documents.get("c: 3\n"), before.documents.get("c: 3\n"));
    assert.deepEqual(after, readYaml("# new\na: &x [1]\nb: *x\nc: 3\n"));
  });
});

describe("splitSections", () => {
  const pieces = (text: string) => splitSections(text, 0).sections.map(({ start, end }) => text.slice(start, end));

  it("cuts at the top-level keys", () => {
    assert.deepEqual(pieces('# head\na: 1\n\n# about b\nb:\n- x\n- y\n"c d": [\n  1\n]\n'), [
      "# head\na: 1\n\n# about b\n",
      "b:\n- x\n- y\n",
      '"c d": [\n  1\n]\n',
    ]);
  });

  it("leaves whole what is no block map", () => {
    for (const text of ["{a: 1,\nb: 2}\n", "- a\n- b\n", "", "# only\n", "&x\na: 1\nb: 2\n"]) assert.deepEqual(pieces(text), [text]);
  });

  it("takes the first document", () => {
    assert.deepEqual(pieces("%YAML 1.2\n--- # start\na: 1\nb: 2\n...\n# after\n"), [" # start\na: 1\n", "b: 2\n"]);
    const { sections, second } = splitSections("a: 1\n---\nb: 2\n", 0);
    assert.deepEqual([sections, second], [[{ start: 0, end: 5 }], { start: 5, end: 8 }]);
  });

  it("does not take other line separators for line ends", () => {
    assert.deepEqual(pieces("a: x\u2028b: y\n"), ["a: x\u2028b: y\n"]);
  });
});
