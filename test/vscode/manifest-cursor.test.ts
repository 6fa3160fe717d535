import assert from "node:assert/strict";
import { findCursor } from "../../src/vscode/manifest-cursor.js";

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

  it("is nowhere in comments, flow collections, quotes and block texts", () => {
    for (const text of [
      "# mo|",
      "evals: [{ na|",
      'project:\n  name: "a|',
      "project:\n  use_case:\n    problem: |-\n      some te|".replace("|-", ">-"),
    ]) {
      assert.equal(at(text), undefined, text);
    }
  });

  it("goes on after a block text", () => {
    const offset = "project:\n  note: |\n    key: in text\n  st".length;
    assert.deepEqual(findCursor("project:\n  note: |\n    key: in text\n  st", offset)?.path, ["project"]);
  });
});
