import assert from "node:assert/strict";
import { compactFacts } from "../../src/readers/compact-facts.js";
import { readers } from "../../src/readers/index.js";

describe("compact facts", () => {
  it("say what they said", () => {
    const text = "import pandas as pd\n\n\ndef load(path, kind='csv'):\n    return pd.read_csv(path, sep=',', encoding='utf-8', dtype={'a': str})\n";
    for (const reader of readers.filter(({ name }) => name === "python" || name === "text")) {
      const read = () => reader.read({ path: "src/load.py", text, bytes: text.length });
      assert.deepEqual(compactFacts(read() ?? {}), read());
    }
  });

  it("keep what is not plain as it is: absent values, numbers, nothing", () => {
    const facts = { a: undefined, b: null, c: 0, d: false, e: [], f: [[], [null, undefined, "x"]], g: { h: {} }, "": "y" };
    assert.deepEqual(compactFacts(structuredClone(facts)), facts);
  });

  it("share no list that a reader might still add to", () => {
    const list = ["a text of some length", "b"];
    const facts = compactFacts({ list });
    list.push("c");
    assert.deepEqual(facts.list, ["a text of some length", "b"]);
  });
});
