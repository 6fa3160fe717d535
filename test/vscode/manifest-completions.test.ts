import assert from "node:assert/strict";
import { Session } from "../../src/engine/index.js";
import type { Report } from "../../src/report/report.js";
import { english } from "../../src/text/localization.js";
import { type CompletionOptions, type ManifestCompletion, manifestCompletions } from "../../src/vscode/manifest/manifest-completions.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const manifest = `version: 1
project: { name: desk, kind: [rag, llm-app], stage: production }
team: { owners: ["@ml-platform"] }
models: [answerer, judge]
evals: [{ name: quality }, { name: safety }]
`;

async function reportOn(files: Record<string, string>): Promise<Report> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return session.report("", "2026-01-31");
}

let report: Report;

/** What completes at `|`. */
function at(marked: string, options: CompletionOptions = { schema: true, l10n: english }): readonly ManifestCompletion[] {
  const offset = marked.indexOf("|");
  return manifestCompletions(marked.slice(0, offset) + marked.slice(offset + 1), offset, report, options)?.items ?? [];
}

/** The text after a completion is taken at `|`, the cursor being where `|` is then; further lines indented as an editor does. */
function taken(marked: string, label: string): string {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = manifestCompletions(text, offset, report, { schema: true, l10n: english });
  const item = found?.items.find((one) => one.label === label);
  assert.ok(found && item, `${label} is not among ${found?.items.map((one) => one.label)}`);
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const indent = /^ */.exec(line)?.[0] ?? "";
  return `${text.slice(0, found.wordStart)}${item.before.replaceAll("\n", `\n${indent}`)}|${item.after}${text.slice(found.wordEnd)}`;
}

const labels = (items: readonly ManifestCompletion[]) => items.map(({ label }) => label);

describe("completions in a manifest", () => {
  before(async () => {
    report = await reportOn({
      "roadworthy.yaml": manifest,
      "requirements.txt": "qdrant-client==1.9.0\nopenai==1.30.0\n",
      "app/main.py": "import qdrant_client\nfrom openai import OpenAI\nOpenAI().chat.completions.create(model='gpt-4o', messages=[])\n",
      "evals/golden.jsonl": '{"question": "a", "expected": "b"}\n',
      "evals/run.py": "",
      "docs/runbook.md": "# Rollback\n\nRun it.\n\n## Known gaps (2026)\n",
      ".github/CODEOWNERS": "* @acme/owners\n",
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  test: { runs-on: a, steps: [{ run: pytest }] }\n  evals: { runs-on: a, steps: [{ run: python evals/run.py }] }\n",
    });
  });

  it("give the keys that are not there yet, in the order of the schema", () => {
    const keys = labels(at("project:\n  stage: pilot\n  |\n  name: a\n"));
    assert.deepEqual(keys, ["description", "kind", "traits", "use_case", "decisions"]);
    assert.equal(labels(at("version: 1\n|\n"))[0], "project");
  });

  it("indent what a key holds, at any depth, past dashes, in the width that the file uses", () => {
    assert.equal(taken("version: 1\nmod|", "models"), "version: 1\nmodels:\n  - name: |");
    assert.equal(taken("data:\n  sour|", "sources"), "data:\n  sources:\n    - name: |");
    assert.equal(taken("evals:\n  - bas|", "baseline"), "evals:\n  - baseline:\n      |");
    assert.equal(taken("evals:\n  - name: a\n    met|\n", "metrics"), "evals:\n  - name: a\n    metrics:\n      - name: |\n");
    assert.equal(taken("project:\n    name: a\n    use|", "use_case"), "project:\n    name: a\n    use_case:\n        |");
    assert.equal(
      taken("serving:\n  - name: a\n    slo:\n      lat|", "latency_p95"),
      "serving:\n  - name: a\n    slo:\n      latency_p95: |",
    );
  });

  it("close the brackets that they open between brackets", () => {
    assert.equal(taken("evals: [{ name: a, met| }]", "metrics"), "evals: [{ name: a, metrics: [{ name: | }] }]");
    assert.equal(taken("evals: [{ name: a, bas| }]", "baseline"), "evals: [{ name: a, baseline: { | } }]");
  });

  it("begin a list with a dash", () => {
    assert.equal(taken("evals:\n  |\n", "- name:"), "evals:\n  - name: |\n");
    assert.equal(taken("project:\n  kind:\n    |\n", "-"), "project:\n  kind:\n    - |\n");
  });

  it("give closed sets of words, in lists and short forms too", () => {
    assert.deepEqual(labels(at("project:\n  stage: p|")), ["prototype", "pilot", "production"]);
    assert.ok(labels(at("project:\n  kind: [rag, |]")).includes("llm-app"));
    assert.ok(labels(at("project:\n  kind:\n    - |")).includes("llm-app"));
    assert.deepEqual(labels(at("checks:\n  severity:\n    eval/ci-gate: |")), ["error", "warning", "info", "off"]);
  });

  it("put the tools first that the workspace shows", () => {
    const stores = at("rag:\n  store: |");
    assert.equal(stores[0]?.label, "qdrant");
    assert.match(stores[0]?.description ?? "", /used here/);
    assert.ok(stores.length > 5);
    assert.equal(at("rag: |")[0]?.label, "qdrant");
  });

  it("give rules by id, those with a finding first, and write them as keys where keys go", () => {
    const ids = at("waivers:\n  - rule: |");
    const gaps = new Set(report.findings.filter(({ kind }) => kind !== "invalid").map(({ rule }) => rule));
    assert.ok(gaps.size > 0 && ids.length > 100);
    assert.ok(ids.slice(0, gaps.size).every(({ label }) => gaps.has(label)));
    assert.ok(!ids.slice(gaps.size).some(({ label }) => gaps.has(label)));
    assert.equal(taken("checks:\n  severity:\n    eval/ci|", "eval/ci-gate"), "checks:\n  severity:\n    eval/ci-gate: |");
    assert.ok(!labels(at("checks:\n  severity:\n    eval/ci-gate: off\n    |")).includes("eval/ci-gate"));
  });

  it("give the names of entries where a section refers to them", () => {
    const rest = manifest.slice(manifest.indexOf("models"));
    assert.deepEqual(labels(at(`${rest}prompts: { tested_by: [| }`)), ["quality", "safety"]);
    assert.deepEqual(labels(at(`models: [a, b]\nevals:\n  - name: q\n    covers: [|]\n`)), ["a", "b"]);
    assert.deepEqual(labels(at("drift:\n  - eval: |\nevals:\n  - quality\n")), ["quality"]);
  });

  it("give people and teams that the manifest or CODEOWNERS names, in quotes where YAML needs them", () => {
    assert.deepEqual(labels(at('team: { owners: ["@ml-platform"] }\nevals: []\ndata:\n  sources:\n    - name: a\n      owner: |\n')), [
      "@ml-platform",
      "@acme/owners",
    ]);
    assert.equal(taken("labels:\n  owner: |", "@acme/owners"), 'labels:\n  owner: "@acme/owners"|');
    assert.equal(taken('labels:\n  owner: "@|"', "@acme/owners"), 'labels:\n  owner: "@acme/owners|"');
  });

  it("give files that end like those meant, then what the folder holds, one folder after the other", () => {
    assert.deepEqual(labels(at("evals:\n  - dataset: |")).slice(0, 2), ["evals/golden.jsonl", ".github/"]);
    assert.deepEqual(labels(at("evals:\n  - dataset: evals/|")), ["evals/golden.jsonl", "evals/run.py"]);
    assert.deepEqual(labels(at("evals:\n  - dataset: ./ev|")).slice(0, 2), ["./evals/golden.jsonl", "./.github/"]);
    assert.deepEqual(labels(at("evals:\n  - dataset: nowhere/|")), []);
    assert.deepEqual(labels(at("project:\n  name: |")), []);
  });

  it("give the jobs of a workflow and the headings of a document behind a `#`", () => {
    assert.deepEqual(labels(at("evals:\n  - gate: .github/workflows/ci.yml#|")), [
      ".github/workflows/ci.yml#test",
      ".github/workflows/ci.yml#evals",
    ]);
    assert.ok(labels(at("serving:\n  - rollback: docs/runbook.md#|")).includes("docs/runbook.md#known-gaps-2026"));
  });

  it("replace all of the word, also what stands behind the cursor", () => {
    assert.equal(taken("project:\n  stage: pro|totype\n", "production"), "project:\n  stage: production|\n");
    assert.equal(
      taken("evals:\n  - dataset: evals/|old.csv # why\n", "evals/golden.jsonl"),
      "evals:\n  - dataset: evals/golden.jsonl| # why\n",
    );
  });

  it("leave to the YAML extension what it knows from the schema", () => {
    const rest = { schema: false, l10n: english };
    assert.deepEqual(labels(at("project:\n  |", rest)), []);
    assert.deepEqual(labels(at("project:\n  stage: |", rest)), []);
    assert.deepEqual(labels(at("rag:\n  store: |", rest)), []);
    assert.ok(labels(at("waivers:\n  - rule: |", rest)).length > 100);
    assert.ok(labels(at("evals:\n  - dataset: |", rest)).includes("evals/golden.jsonl"));
  });

  it("need no report", () => {
    const found = manifestCompletions("rag:\n  store: ", 14, undefined, { schema: true, l10n: english });
    assert.ok(found && found.items.length > 5);
  });
});
