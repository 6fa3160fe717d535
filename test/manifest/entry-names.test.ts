import assert from "node:assert/strict";
import { entryNames } from "../../src/manifest/entry-names.js";
import { readManifest } from "../../src/manifest/read-manifest.js";

function namesIn(text: string): string[] {
  return entryNames(readManifest("roadworthy.yaml", text).root).map(
    ({ entries, span, isDefinition }) => `${isDefinition ? "=" : ">"} ${entries} ${text.slice(span.start, span.end)}`,
  );
}

describe("names of entries", () => {
  it("are found where entries stand and where sections refer to them, at any depth and in every form", () => {
    const text = `
project: { name: desk, use_case: { baseline: { eval: quality } } }
data:
  sources:
    - tickets
    - { name: "articles", system: s3 }
models: [answerer, { name: judge, fallback: [answerer, "a canned reply"] }]
rag: { store: qdrant, sources: articles }
prompts:
  path: prompts/
  tested_by: [quality, 'safety']
evals:
  - name: quality
    covers: [answerer]
    metrics:
      - recall@5
      - name: groundedness
  - name: safety
drift: [{ kind: provider, eval: quality }]
monitoring: { quality: { job: jobs/q.py, metrics: groundedness } }
`;
    assert.deepEqual(namesIn(text), [
      "> evals quality",
      "= data.sources tickets",
      "= data.sources articles",
      "= models answerer",
      "= models judge",
      "> models answerer",
      "> models a canned reply",
      "> data.sources articles",
      "> evals quality",
      "> evals safety",
      "= evals quality",
      "> models answerer",
      "= evals.metrics recall@5",
      "= evals.metrics groundedness",
      "= evals safety",
      "> evals quality",
      "> evals.metrics groundedness",
    ]);
  });

  it("take one entry for a list of one", () => {
    assert.deepEqual(namesIn("models: { name: a }\nevals: b\n"), ["= models a", "= evals b"]);
  });

  it("are each found once, whatever an alias repeats, and none in block texts or in what is no manifest", () => {
    assert.deepEqual(namesIn("models:\n  - &m { name: a }\n  - *m\nevals:\n  - name: |-\n      b\n"), ["= models a"]);
    for (const text of ["", "- a\n", "models: [", "models:\n  name:\n    name: [[]]\n"]) assert.deepEqual(namesIn(text), []);
  });
});
