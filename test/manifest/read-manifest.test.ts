import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { noManifest } from "../../src/manifest/manifest.js";
import { readManifest } from "../../src/manifest/read-manifest.js";

const complete = readFileSync(new URL("complete.yaml", import.meta.url), "utf8");
const head = "version: 1\nproject:\n  name: desk\n";

function read(text: string) {
  return readManifest("roadworthy.yaml", text);
}

describe("readManifest: the complete manifest", () => {
  const { value, problems, exists, path } = read(complete);

  it("has no problems", () => {
    assert.deepEqual(problems, []);
    assert.deepEqual({ exists, path }, { exists: true, path: "roadworthy.yaml" });
  });

  it("gives every section", () => {
    const written = [...complete.matchAll(/^([a-z]+):/gm)].map((match) => match[1]);
    assert.equal(written.length, 21);
    assert.deepEqual(Object.keys(value).sort(), [...written].sort());
  });

  it("writes short forms out", () => {
    assert.equal(value.models?.[1]?.budget?.monthly?.text, "900 EUR");
    assert.deepEqual(value.data?.features, { importance: ["reports/feature-importance.json"] });
    assert.deepEqual(value.evals?.[0]?.baseline, { result: ["evals/results/baseline.json"] });
    assert.deepEqual(value.data?.sources?.[0]?.shared_with, [{ name: "openai", redaction: "presidio", agreement: "docs/dpa-openai.pdf" }]);
  });

  it("puts single items in lists", () => {
    assert.deepEqual(value.data?.sources?.[0]?.checks, ["tests/data/test_tickets.py"]);
    assert.deepEqual(value.serving?.[0]?.container, ["Dockerfile"]);
    assert.deepEqual(value.team?.roles?.data, ["@data-eng"]);
  });

  it("parses quantities", () => {
    assert.deepEqual(value.data?.sources?.[0]?.freshness, { text: "24h", milliseconds: 86_400_000 });
    assert.deepEqual(value.evals?.[0]?.metrics?.[0], {
      name: "correctness",
      threshold: { text: ">= 0.85", comparison: ">=", value: 0.85, unit: "" },
    });
    assert.deepEqual(value.drift?.[0]?.threshold, { text: "0.2", value: 0.2, unit: "" });
    assert.deepEqual(value.monitoring?.cost?.limit, { text: "900 EUR/month", amount: 900, currency: "EUR", per: "month" });
    assert.deepEqual(value.serving?.[0]?.limits, { cpu: "1", memory: "2Gi" });
    assert.equal(value.waivers?.[0]?.expires, "2027-03-31");
  });
});

describe("readManifest: what is understood", () => {
  it("passes over what is wrong, item by item", () => {
    const { value } = read(
      `${head}serving:\n  - name: api\n    limits: { cpu: 1 }\n  - name: job\n    limits: lots\n    auth: app/auth.py\n`,
    );
    assert.deepEqual(value.serving, [
      { name: "api", limits: { cpu: "1" } },
      { name: "job", auth: "app/auth.py" },
    ]);
  });

  it("leaves out an item that is no item, and finds the others in their places", () => {
    const text = `${head}evals:\n  - 3\n  - name: quality\n    dataset: cases.jsonl\n`;
    const manifest = read(text);
    assert.deepEqual(manifest.value.evals, [{ name: "quality", dataset: ["cases.jsonl"] }]);
    assert.equal(manifest.get("evals", 0, "dataset"), "cases.jsonl");
    assert.deepEqual(manifest.get("evals"), [{ name: "quality", dataset: "cases.jsonl" }]);
    const span = manifest.valueSpan("evals", 0, "dataset");
    assert.equal(span && text.slice(span.start, span.end), "cases.jsonl");
    assert.equal(manifest.has("evals", 1), false);
  });

  it("reads a required text that is missing as empty and keeps its neighbours", () => {
    assert.deepEqual(read("version: 1\nproject:\n  stage: pilot\n").value, { version: 1, project: { name: "", stage: "pilot" } });
    assert.deepEqual(read(`${head}evals: [{ dataset: a.jsonl }]\n`).value.evals, [{ name: "", dataset: ["a.jsonl"] }]);
    assert.deepEqual(read("project: desk\nteam: bob\n").value, { version: 1, project: { name: "desk" }, team: { owners: ["bob"] } });
  });

  it("counts placeholders and empty values as absent, without a problem", () => {
    const { value, problems } = read(
      `${head}  stage: TODO\nteam:\n  owners: [TBD, "@ml"]\n  on_call:\nmonitoring:\ndata:\n  known_bias: <where>\n`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(value, { version: 1, project: { name: "desk" }, team: { owners: ["@ml"] } });
  });

  it("counts entries and sections that were drafted and not filled in as absent, wherever they stand", () => {
    const manifest = read(
      `${head}data: { sources: [{ name: "TODO: name", owner: TODO }] }\nevals:\n` +
        "  - { name: quality, dataset: TODO, metrics: [{ name: TODO, threshold: TODO }] }\n  - { name: speed, command: pytest evals }\n",
    );
    assert.deepEqual(manifest.problems, []);
    assert.deepEqual(manifest.value, { version: 1, project: { name: "desk" }, evals: [{ name: "speed", command: "pytest evals" }] });
    assert.equal(manifest.get("evals", 0, "name"), "speed");
    assert.equal(manifest.has("data", "sources"), true);
  });

  it("believes an entry of which only the name is written, and one that says a thing beside a placeholder", () => {
    const { value } = read(`${head}serving: [{ name: api }]\nevals: [{ name: quality, dataset: TODO, tool: promptfoo }]\n`);
    assert.deepEqual(value.serving, [{ name: "api" }]);
    assert.deepEqual(value.evals, [{ name: "quality", tool: "promptfoo" }]);
  });

  it("still says what is wrong with a section of placeholders", () => {
    const { problems } = read(`${head}monitoring: { metrics: { sytem: TODO } }\nevals: [{ name: a, datset: TODO }]\n`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["unknown-key", "unknown-key"],
    );
  });

  it("keeps every other section when one is broken", () => {
    const { value } = read(`${head}data:\n  sources: [tickets, "articles\nrag: qdrant\nmonit\nexperiments: mlflow\n`);
    assert.deepEqual(value.rag, { store: "qdrant" });
    assert.deepEqual(value.experiments, { tool: "mlflow" });
    assert.equal(value.project.name, "desk");
  });

  it("follows aliases and merges", () => {
    const { value, problems } = read(
      `${head}models:\n  - &base { name: a, timeout: 20s, retries: 2 }\n  - { <<: *base, name: b }\nteam: { owners: &who ["@ml"], domain_experts: *who }\n`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(value.models?.[1], { name: "b", timeout: { text: "20s", milliseconds: 20_000 }, retries: 2 });
    assert.deepEqual(value.team?.domain_experts, ["@ml"]);
  });

  it("reads `off`, `yes` and dates as text, and versions as text", () => {
    const { value, problems } = read(
      `${head}checks: { severity: { repro/seeds: off } }\nmodels: [{ name: a, version: 3 }, { name: b, version: 2024-08-06 }]\n`,
    );
    assert.deepEqual(problems, []);
    assert.equal(value.checks?.severity?.["repro/seeds"], "off");
    assert.deepEqual(
      value.models?.map(({ version }) => version),
      ["3", "2024-08-06"],
    );
  });

  it("takes traits as a list or a map", () => {
    assert.deepEqual(read("version: 1\nproject: { name: x, traits: [llm, serves] }\n").value.project.traits, { llm: true, serves: true });
    assert.deepEqual(read("version: 1\nproject: { name: x, traits: { llm: false } }\n").value.project.traits, { llm: false });
  });

  it("gives the same from a text with CRLF, a byte-order mark, JSON or a document start", () => {
    const plain = read(`${head}team: { owners: [a] }\n`).value;
    const json = '{"version": 1,\n"project": {"name": "desk"},\n"team": {"owners": ["a"]}\n}';
    for (const text of [
      `\uFEFF${head}team: { owners: [a] }\n`,
      `${head}team: { owners: [a] }\n`.replaceAll("\n", "\r\n"),
      json,
      `%YAML 1.2\n---\n${head}team: a\n...\n`,
    ]) {
      assert.deepEqual(read(text).value, plain, text);
      assert.deepEqual(read(text).problems, [], text);
    }
  });
});

describe("readManifest: places", () => {
  const text = `${head}experiments: mlflow\nserving: { framework: fastapi, limits: { cpu: 1 } }\nevals:\n  - name: quality\n    metrics:\n      - f1\ndata:\n  known_bias: |\n    many\n    gaps\n  dictionary: "docs/\n    data.md"\n`;
  const manifest = read(text);
  const key = (...path: (string | number)[]) => {
    const span = manifest.keySpan(...path);
    return text.slice(span.start, span.end);
  };
  const value = (...path: (string | number)[]) => {
    const span = manifest.valueSpan(...path);
    return span && text.slice(span.start, span.end);
  };

  it("gives the key at a path", () => {
    assert.equal(key("project", "name"), "name");
    assert.equal(key("data", "known_bias"), "known_bias");
  });

  it("gives the nearest key above where there is none", () => {
    assert.equal(key("project", "use_case", "problem"), "project");
    assert.equal(key("evals", 0, "gate", "ci"), "name");
    assert.equal(key("monitoring", "alerts"), "version");
    assert.equal(key(), "version");
  });

  it("gives an item its first key or its text", () => {
    assert.equal(key("evals", 0), "name");
    assert.equal(key("evals", 0, "metrics", 0), "f1");
    assert.equal(key("evals", 3), "evals");
  });

  it("gives the text at a path, and for what is longer its key", () => {
    assert.equal(value("project", "name"), "desk");
    assert.equal(value("project"), "project");
    assert.equal(value("data", "known_bias"), "known_bias");
    assert.equal(value("data", "dictionary"), '"docs/');
    assert.equal(value("project", "stage"), undefined);
  });

  it("passes through short forms and single items", () => {
    assert.equal(value("experiments", "tool"), "mlflow");
    assert.equal(value("serving", 0, "framework"), "fastapi");
    assert.equal(key("serving", 0, "limits", "cpu"), "cpu");
    assert.equal(value("evals", 0, "metrics", 0, "name"), "f1");
    assert.equal(key("experiments", "config"), "experiments");
    assert.equal(manifest.get("experiments", "tool"), "mlflow");
    assert.equal(manifest.has("experiments", "config"), false);
    assert.equal(manifest.has("serving", 1), false);
  });

  it("gives plain data", () => {
    assert.deepEqual(manifest.get("serving"), { framework: "fastapi", limits: { cpu: 1 } });
    assert.equal(manifest.get("data", "known_bias"), "many\ngaps\n");
    assert.equal(manifest.get("team"), undefined);
  });

  it("counts from after a byte-order mark and through CRLF", () => {
    const windows = `\uFEFF${head}team:\n  on_call: bob\n`.replaceAll("\n", "\r\n");
    const span = read(windows).valueSpan("team", "on_call");
    assert.equal(span && windows.slice(span.start, span.end), "bob");
  });
});

describe("noManifest", () => {
  it("is empty, and names the file that there could be", () => {
    const manifest = noManifest("services/ranker");
    assert.deepEqual([manifest.path, manifest.exists, manifest.problems], ["services/ranker/roadworthy.yaml", false, []]);
    assert.deepEqual(manifest.value, { version: 1, project: { name: "" } });
    assert.deepEqual(manifest.keySpan("data", "sources"), { start: 0, end: 0 });
    assert.equal(manifest.valueSpan("project"), undefined);
    assert.equal(noManifest("").path, "roadworthy.yaml");
  });
});

describe("readManifest with an earlier reading", () => {
  it("gives what a fresh reading gives", () => {
    const lines = complete.split("\n");
    let previous = read(complete);
    for (let index = 0; index < lines.length; index += 7) {
      const text = [...lines.slice(0, index), "  x: [", ...lines.slice(index + 1)].join("\n");
      const again = readManifest("roadworthy.yaml", text, previous);
      const fresh = read(text);
      assert.deepEqual(again.value, fresh.value);
      assert.deepEqual(again.problems, fresh.problems);
      assert.deepEqual(again.keySpan("waivers", 0, "rule"), fresh.keySpan("waivers", 0, "rule"));
      previous = again;
    }
  });
});
