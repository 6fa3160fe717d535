import assert from "node:assert/strict";
import fc from "fast-check";
import { findCursor } from "../../src/vscode/manifest/manifest-cursor.js";

/** The cursor at `|` in a text. */
function at(marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const cursor = findCursor(text, offset);
  return cursor && { ...cursor, word: text.slice(cursor.wordStart, offset), siblings: [...cursor.siblings].sort() };
}

describe("the cursor in a manifest", () => {
  it("is at a key of the whole, knowing the keys around it", () => {
    const cursor = at("version: 1\nproject:\n  name: churn\nmo|\ndrift:\n  - kind: data\n");
    assert.deepEqual(cursor?.path, []);
    assert.equal(cursor?.at, "key");
    assert.equal(cursor?.word, "mo");
    assert.deepEqual(cursor?.siblings, ["drift", "project", "version"]);
  });

  it("is in the map whose keys stand in its column", () => {
    const cursor = at("project:\n  name: churn\n  use_case:\n    problem: late\n  st|\n  kind: rag\nteam:\n  owners: a\n");
    assert.deepEqual(cursor?.path, ["project"]);
    assert.deepEqual(cursor?.siblings, ["kind", "name", "use_case"]);
  });

  it("is in an item of a list, indented or not", () => {
    for (const text of ["evals:\n  - name: quality\n    da|\n", "evals:\n- name: quality\n  da|\n"]) {
      assert.deepEqual(at(text)?.path, ["evals", 0], text);
      assert.deepEqual(at(text)?.siblings, ["name"], text);
    }
  });

  it("tells the items of a list apart", () => {
    const cursor = at("evals:\n  - name: a\n    dataset: x\n  - name: b\n    |\n  - name: c\n    gate: ci\n");
    assert.deepEqual(cursor?.path, ["evals", 0]);
    assert.deepEqual(cursor?.siblings, ["name"]);
  });

  it("is at a value, with its key", () => {
    const cursor = at("project:\n  stage: pro|\n");
    assert.deepEqual(cursor?.path, ["project", "stage"]);
    assert.equal(cursor?.at, "value");
    assert.equal(cursor?.word, "pro");
  });

  it("may be a key or a value after a dash", () => {
    const cursor = at("project:\n  kind:\n    - ra|\n");
    assert.deepEqual(cursor?.path, ["project", "kind", 0]);
    assert.equal(cursor?.at, "item");
  });

  it("is nowhere in comments, block texts, sentences, and behind what is closed", () => {
    for (const text of [
      "# mo|",
      "team: # mo|",
      "evals: [a, # mo|",
      "project:\n  use_case:\n    problem: >-\n      some te|",
      "project:\n  name: two wo|",
      'project:\n  name: "churn" |',
      "models: [a] |",
      "models: &m|",
    ]) {
      assert.equal(at(text), undefined, text);
    }
  });

  it("is between brackets, on one line or several", () => {
    for (const text of ["evals: [{ na|", "evals:\n  [\n    { na|", "evals:\n  - { na|"]) {
      const { path, at: kind, word } = at(text) ?? {};
      assert.deepEqual({ path, kind, word }, { path: ["evals", 0], kind: "key", word: "na" }, text);
    }
    const value = at("evals:\n  - name: a\n    gate: { blocks: deploy, ci: .gi|, other: 1 }\n");
    assert.deepEqual(value?.path, ["evals", 0, "gate", "ci"]);
    assert.deepEqual(value?.siblings, ["blocks", "ci", "other"]);
    assert.equal(value?.word, ".gi");
    const item = at("project:\n  kind: [rag, ll|]\n");
    assert.deepEqual([item?.path, item?.at, item?.word], [["project", "kind", 0], "item", "ll"]);
    assert.deepEqual(at("models: [{ name: a, budget: { monthly: 1 }, | }]")?.siblings, ["budget", "name"]);
  });

  it("is between quotes, closed or not", () => {
    for (const text of ['team:\n  owners: "@ml|', "team:\n  owners: '@ml|'\n", 'team:\n  owners: "@ml|x"\nci: a\n']) {
      const cursor = at(text);
      assert.deepEqual([cursor?.path, cursor?.at, cursor?.word, cursor?.isQuoted], [["team", "owners"], "value", "@ml", true], text);
    }
    assert.deepEqual(at('team: { owners: ["@ml|"] }')?.path, ["team", "owners", 0]);
    assert.equal(at('team:\n  owners:\n    - "@|"\n')?.at, "item");
  });

  it("goes on behind brackets and quotes of several lines", () => {
    assert.deepEqual(at("models: [\n  a,\n  { name: b }\n]\nteam:\n  ow|\n")?.path, ["team"]);
    assert.deepEqual(at('project:\n  name: "it: [is"\n  st|\n')?.path, ["project"]);
    assert.deepEqual(at("project:\n  name: it's [not\n  st|\n")?.path, ["project"]);
  });

  it("says how far right of its line's indentation a nested key goes", () => {
    assert.equal(at("evals:\n  - da|\n")?.offsetInLine, 2);
    assert.equal(at("evals:\n  - name: a\n    da|\n")?.offsetInLine, 0);
  });

  it("takes any text without throwing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(..."ab:-[]{}\"'#|\n  ,".split(""), "- ", ": ", "key: "), { maxLength: 60 }),
        fc.nat(),
        (parts, at) => {
          const text = parts.join("");
          const offset = at % (text.length + 1);
          const cursor = findCursor(text, offset);
          if (cursor) assert.ok(cursor.wordStart >= 0 && cursor.wordStart <= offset, JSON.stringify({ text, offset }));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("goes on after a block text", () => {
    const offset = "project:\n  note: |\n    key: in text\n  st".length;
    assert.deepEqual(findCursor("project:\n  note: |\n    key: in text\n  st", offset)?.path, ["project"]);
  });
});
