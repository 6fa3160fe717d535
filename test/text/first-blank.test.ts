import assert from "node:assert/strict";
import { firstBlank } from "../../src/text/first-blank.js";

const selected = (text: string) => {
  const span = firstBlank(text);
  return span && text.slice(span.start, span.end);
};

describe("the first thing left to fill in", () => {
  it("is a value, not what a head says of them", () => {
    assert.equal(selected('# Fill in every TODO. A placeholder counts as absent.\nowner: "TODO: @who"\n'), "TODO: @who");
    assert.equal(selected('"""Gate. Written by Roadworthy; look for TODO.\n"""\nLIMIT = "TODO: 0.8"\n'), "TODO: 0.8");
  });

  it("keeps the quote that closes it", () => {
    assert.equal(selected("pii: 'TODO: none, personal or sensitive' # by law\n"), "TODO: none, personal or sensitive");
    assert.equal(selected('{"question": "TODO: what users ask", "answer": "TODO: what is right"}'), "TODO: what users ask");
  });

  it("is the rest of a line where nothing is quoted", () => {
    assert.equal(selected("# TODO: name the program's owner\n"), "TODO: name the program's owner");
    assert.equal(selected("x = 1  # roadworthy: ignore[llm/timeout] -- TODO: why this may stay\n"), "TODO: why this may stay");
  });

  it("is a bare word where there are no hints", () => {
    assert.equal(selected("    newTag: TODO\n"), "TODO");
    assert.equal(selected('assert "TODO" not in CASES\n'), undefined);
    assert.equal(selected("// look for TODO.\nconst prices = {};\n"), undefined);
  });
});
