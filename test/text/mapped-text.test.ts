import assert from "node:assert/strict";
import fc from "fast-check";
import { scalarText, verbatimText } from "../../src/text/mapped-text.js";
import { readYaml } from "../../src/text/yaml.js";

/** The word of a scalar's value, and what its span covers in the source. */
function wordAt(source: string, key: string, word: string): string {
  const mapped = readYaml(source).root.get(key).mapped();
  assert(mapped, `${key} is not a scalar`);
  const start = mapped.value.indexOf(word);
  assert(start >= 0, `${JSON.stringify(mapped.value)} has no ${word}`);
  const span = mapped.span(start, start + word.length);
  return source.slice(span.start, span.end);
}

describe("mapped text", () => {
  it("finds words in literal and folded blocks", () => {
    const source = "a: |\n    first line\n\n      second line\nb: >-\n  one two\n  three\n\n  four\n";
    assert.equal(wordAt(source, "a", "second line"), "second line");
    assert.equal(wordAt(source, "b", "four"), "four");
    assert.equal(wordAt(source, "b", "two three"), "two\n  three");
  });

  it("finds words in quoted and plain scalars over several lines", () => {
    const source = `a: 'it''s here'\nb: "say \\"hi\\"\\tand \\\n   \\x41bc then"\nc: plain\n  goes on\n`;
    assert.equal(wordAt(source, "a", "it's"), "it''s");
    assert.equal(wordAt(source, "a", "here"), "here");
    assert.equal(wordAt(source, "b", 'say "hi"'), 'say \\"hi\\"');
    assert.equal(wordAt(source, "b", "Abc"), "\\x41bc");
    assert.equal(wordAt(source, "b", "then"), "then");
    assert.equal(wordAt(source, "c", "plain goes"), "plain\n  goes");
  });

  it("keeps surrogate pairs and their escapes together", () => {
    const source = 'a: "x \\U0001F600 y"\nb: "x 😀 y"\n';
    assert.equal(wordAt(source, "a", "😀"), "\\U0001F600");
    assert.equal(wordAt(source, "b", "😀"), "😀");
  });

  it("survives Windows line breaks", () => {
    assert.equal(wordAt("a: |\r\n  one\r\n  two\r\n", "a", "two"), "two");
  });

  it("maps verbatim text by its base", () => {
    assert.deepEqual(verbatimText("abc", 10).span(1, 2), { start: 11, end: 12 });
  });

  it("pairs every character that is not a blank with its own in block scalars", () => {
    const line = fc.stringMatching(/^ {0,3}[a-z#"'\\:]{0,6}( [a-z]{1,3})?$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom("|", ">", "|-", ">+"), (lines, header) => {
        const source = `a: ${header}\n  x\n${lines.map((text) => `  ${text}`).join("\n")}\n`;
        const mapped = readYaml(source).root.get("a").mapped();
        assert(mapped);
        for (let index = 0; index < mapped.value.length; index++) {
          const character = mapped.value.charAt(index);
          if (character.trim() !== "")
            assert.equal(source.slice(mapped.span(index, index + 1).start, mapped.span(index, index + 1).end), character);
        }
      }),
    );
  });

  it("stays inside the source when value and source do not belong together", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom("plain", "single", "double", "block" as const), (source, value, style) => {
        const mapped = scalarText(source, { start: 0, end: source.length }, value, style as "plain");
        for (let index = 0; index <= value.length; index++) {
          const { start, end } = mapped.span(index, value.length);
          assert(0 <= start && start <= end && end <= source.length);
        }
      }),
    );
  });
});
