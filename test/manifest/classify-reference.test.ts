import assert from "node:assert/strict";
import { classifyReference, splitFragment } from "../../src/manifest/classify-reference.js";

const examples = {
  placeholder: ["", "TODO", "TODO: docs/runbook.md", "TBD", "<path>", "..."],
  url: [
    "https://oncall.example.com/desk",
    "s3://acme-lake/tickets/",
    "postgresql://warehouse/articles",
    "grafana.example.com/d/abc",
    "mailto:a@b.org",
  ],
  path: [
    "docs/runbook.md#rollback",
    "docs/decisions/",
    "deploy/k8s",
    "dvc.yaml",
    "Dockerfile",
    "Dockerfile.gpu",
    "LICENSE",
    ".env.example",
    ".github/workflows/ci.yml#evals",
    "../policy/roadworthy-policy.yaml",
    "./train.sh",
    "evals/*.jsonl",
    "tests/test_api.py::test_health",
  ],
  text: [
    "dbt",
    "@ml-platform",
    "@acme/ml-platform",
    "#ml-alerts",
    "60/min",
    "60/min per user",
    "gpt-4o-2024-08-06",
    "claude-3.5",
    "/healthz",
    "recall@5",
    "legitimate interest",
    "filter by team id in app/retrieve.py",
  ],
} as const;

describe("classifyReference", () => {
  for (const [kind, texts] of Object.entries(examples)) {
    for (const text of texts) it(`"${text}" is ${kind}`, () => assert.equal(classifyReference(text), kind));
  }

  it("is not confused by long texts", () => {
    const texts = ["a/".repeat(50_000), "a.".repeat(50_000), `${"a".repeat(100_000)}!`, " ".repeat(100_000)];
    assert.deepEqual(texts.map(classifyReference), ["path", "text", "text", "placeholder"]);
  });
});

describe("splitFragment", () => {
  it("parts a path from its heading, job or test", () => {
    assert.deepEqual(splitFragment("docs/runbook.md#rollback"), { path: "docs/runbook.md", fragment: "rollback" });
    assert.deepEqual(splitFragment("tests/test_a.py::test_b"), { path: "tests/test_a.py", fragment: "test_b" });
    assert.deepEqual(splitFragment(" docs/ "), { path: "docs/" });
  });
});
