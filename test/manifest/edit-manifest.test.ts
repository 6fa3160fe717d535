import assert from "node:assert/strict";
import type { Plain } from "../../src/manifest/edit/plain.js";
import { setValue } from "../../src/manifest/edit-manifest.js";
import { noManifest } from "../../src/manifest/manifest.js";
import { readManifest } from "../../src/manifest/read-manifest.js";
import type { Path } from "../../src/manifest/shape/schema-walk.js";
import { applyReplacements } from "../../src/text/edit.js";

interface Case {
  readonly before: string;
  readonly path: Path;
  readonly value: Plain;
  readonly comment?: string;
  readonly after: string;
}

/** The text after the edits that set a value; setting it again must change nothing. */
function set(before: string, path: Path, value: Plain, comment?: string): string {
  const apply = (text: string) => {
    const edits = setValue(readManifest("ml/roadworthy.yaml", text), path, value, comment);
    return applyReplacements(
      text,
      edits.map((edit) => {
        assert(edit.kind === "replace" && edit.path === "ml/roadworthy.yaml");
        return edit;
      }),
    );
  };
  const after = apply(before);
  assert.equal(apply(after), after, "a second time");
  return after;
}

const cases: Readonly<Record<string, Case>> = {
  "a key into a section": {
    before: "project:\n  name: desk # ours\n\n# next\nrag: qdrant\n",
    path: ["project", "stage"],
    value: "pilot",
    after: "project:\n  name: desk # ours\n  stage: pilot\n\n# next\nrag: qdrant\n",
  },
  "a key after a section's last comment": {
    before: "monitoring:\n  logs: structlog\n  # alerts are to come\n\ndrift: []\n",
    path: ["monitoring", "runbook"],
    value: "TODO: write it",
    comment: "docs/ops.md\nlooks like one",
    after:
      'monitoring:\n  logs: structlog\n  # alerts are to come\n  runbook: "TODO: write it" # docs/ops.md looks like one\n\ndrift: []\n',
  },
  "missing parents": {
    before: "version: 1\nproject:\n  name: desk\n",
    path: ["monitoring", "alerts", "rules"],
    value: ["a.yml", "b.yml"],
    comment: "found here",
    after: "version: 1\nproject:\n  name: desk\nmonitoring: # found here\n  alerts:\n    rules:\n      - a.yml\n      - b.yml\n",
  },
  "a section between two others": {
    before: "version: 1\n\nproject: desk\n\n# how we judge\nevals: [quality] # all\n\n# last\nwaivers: []\n",
    path: ["serving", 0, "auth"],
    value: "oauth2-proxy",
    after:
      "version: 1\n\nproject: desk\n\n# how we judge\nevals: [quality] # all\n\nserving:\n  - auth: oauth2-proxy\n\n# last\nwaivers: []\n",
  },
  "a section before all others, under the head of the file": {
    before: "# yaml-language-server: $schema=x.json\nproject: desk\nteam: bob\n",
    path: ["version"],
    value: 1,
    after: "# yaml-language-server: $schema=x.json\nversion: 1\nproject: desk\nteam: bob\n",
  },
  "a section before all others, above their comment": {
    before: "# head\n\n# the project\nproject: desk\n",
    path: ["version"],
    value: 1,
    after: "# head\n\nversion: 1\n\n# the project\nproject: desk\n",
  },
  "a section into a manifest whose order is its own": {
    before: "rag: qdrant\nproject: desk\nversion: 1\n",
    path: ["team", "owners"],
    value: ["@ml"],
    after: 'rag: qdrant\nproject: desk\nversion: 1\nteam:\n  owners:\n    - "@ml"\n',
  },
  "an empty file": { before: "", path: ["project", "name"], value: "desk", after: "project:\n  name: desk\n" },
  "a file of comments without a last line break": {
    before: "# soon",
    path: ["version"],
    value: 1,
    after: "# soon\nversion: 1\n",
  },
  "a file without a last line break": {
    before: "version: 1\nproject:\n  name: desk",
    path: ["project", "stage"],
    value: "pilot",
    after: "version: 1\nproject:\n  name: desk\n  stage: pilot",
  },
  "CRLF, four spaces and single quotes": {
    before: "project:\r\n    name: 'desk'\r\n    use_case:\r\n        users: 'all'\r\n",
    path: ["team", "owners"],
    value: ["@ml", "it's"],
    after:
      "project:\r\n    name: 'desk'\r\n    use_case:\r\n        users: 'all'\r\nteam:\r\n    owners:\r\n        - '@ml'\r\n        - it's\r\n",
  },
  "a byte-order mark": { before: "\uFEFFproject: desk\n", path: ["version"], value: 1, after: "\uFEFFversion: 1\n\nproject: desk\n" },
  "lists whose dashes stand under their key": {
    before: "evals:\n- name: a\n- name: b\n  type: human # by hand\n",
    path: ["evals", 1, "metrics"],
    value: [{ name: "f1", threshold: ">= 0.8" }],
    after: 'evals:\n- name: a\n- name: b\n  type: human # by hand\n  metrics:\n  - name: f1\n    threshold: ">= 0.8"\n',
  },
  "a key into the first of many items": {
    before: "evals:\n  - name: a\n    dataset: a.jsonl # cases\n    # more to come\n\n  - name: b\n",
    path: ["evals", 0, "gate", "ci"],
    value: "ci.yml#evals",
    after: "evals:\n  - name: a\n    dataset: a.jsonl # cases\n    # more to come\n    gate:\n      ci: ci.yml#evals\n\n  - name: b\n",
  },
  "an item at the end of a list": {
    before: "evals:\n  - name: a\n  - b # short\nrag: qdrant\n",
    path: ["evals", 2],
    value: { name: "c", slices: ["language"] },
    after: "evals:\n  - name: a\n  - b # short\n  - name: c\n    slices:\n      - language\nrag: qdrant\n",
  },
  "a key into braces": {
    before: "models: [{ name: a, timeout: 20s }, b] # two\n",
    path: ["models", 0, "fallback"],
    value: ["c", "d, e"],
    after: 'models: [{ name: a, timeout: 20s, fallback: [ c, "d, e" ] }, b] # two\n',
  },
  "a key into tight braces over several lines": {
    before: "models: {name: a,\n  timeout: 20s, # long\n}\n",
    path: ["models", 0, "retries"],
    value: 2,
    after: "models: {name: a,\n  timeout: 20s, retries: 2, # long\n}\n",
  },
  "a key into empty braces": {
    before: "monitoring: {} # soon\n",
    path: ["monitoring", "logs"],
    value: "structlog",
    after: "monitoring: # soon\n  logs: structlog\n",
  },
  "an item into brackets": {
    before: "team: { owners: [bob] }\n",
    path: ["team", "owners", 1],
    value: "@ml",
    after: 'team: { owners: [bob, "@ml"] }\n',
  },
  "an item into empty brackets": {
    before: "agents: []\nwaivers: []\n",
    path: ["agents", 0],
    value: { name: "a", max_steps: 3 },
    after: "agents:\n  - name: a\n    max_steps: 3\nwaivers: []\n",
  },
  "an item into empty brackets inside braces": {
    before: "team: {owners: []}\n",
    path: ["team", "owners", 0],
    value: "bob",
    after: "team: {owners: [bob]}\n",
  },
  "a key into a JSON manifest": {
    before: '{\n  "version": 1,\n  "project": {"name": "desk"}\n}\n',
    path: ["team", "owners"],
    value: ["@ml"],
    after: '{\n  "version": 1,\n  "project": {"name": "desk"}, team: {owners: ["@ml"]}\n}\n',
  },
  "a short form that becomes a map": {
    before: "experiments: mlflow # since May\nrag: qdrant\n",
    path: ["experiments", "config"],
    value: "params.yaml",
    after: "experiments:\n  tool: mlflow # since May\n  config: params.yaml\nrag: qdrant\n",
  },
  "a short form in a list": {
    before: "evals:\n    - quality # ours\n    - safety\n",
    path: ["evals", 0, "type"],
    value: "human",
    after: "evals:\n    - name: quality # ours\n      type: human\n    - safety\n",
  },
  "a short form inside brackets": {
    before: "evals: [quality, b]\n",
    path: ["evals", 0, "type"],
    value: "human",
    after: "evals: [{name: quality, type: human}, b]\n",
  },
  "a short form of a list": {
    before: 'team: ["@a"]\n',
    path: ["team", "on_call"],
    value: "bob",
    after: 'team:\n  owners: ["@a"]\n  on_call: bob\n',
  },
  "a short form for a list of one": {
    before: "serving: fastapi\n",
    path: ["serving", 0, "slo", "latency_p95"],
    value: "1s",
    after: "serving:\n  framework: fastapi\n  slo:\n    latency_p95: 1s\n",
  },
  "a map that stands for a list of one": {
    before: "serving:\n  framework: fastapi\n\ndrift: []\n",
    path: ["serving", 0, "auth"],
    value: "x.py",
    after: "serving:\n  framework: fastapi\n  auth: x.py\n\ndrift: []\n",
  },
  "a second item where one stood alone": {
    before: "project:\n  name: desk\n  kind: rag # and more\n",
    path: ["project", "kind", 1],
    value: "agent",
    after: "project:\n  name: desk\n  kind: [rag, agent] # and more\n",
  },
  "an empty section": {
    before: "monitoring:\n\ndrift: []\n",
    path: ["monitoring", "logs"],
    value: "structlog",
    after: "monitoring:\n  logs: structlog\n\ndrift: []\n",
  },
  "an empty section with a comment": {
    before: "monitoring: # to do\n  # all of it\ndrift: []\n",
    path: ["monitoring", "logs"],
    value: "structlog",
    after: "monitoring: # to do\n  logs: structlog\n  # all of it\ndrift: []\n",
  },
  "a section that says null": {
    before: "drift: ~ # none\n",
    path: ["drift", 0, "kind"],
    value: "data",
    after: "drift: # none\n  - kind: data\n",
  },
  "an empty value": {
    before: "project:\n  name:\n  stage: pilot\n",
    path: ["project", "name"],
    value: "desk",
    after: "project:\n  name: desk\n  stage: pilot\n",
  },
  "an empty value in braces": {
    before: "project: {name: , stage: pilot}\n",
    path: ["project", "name"],
    value: "desk",
    after: "project: {name: desk , stage: pilot}\n",
  },
  "a text for another": {
    before: "project:\n  stage:   prod  # soon\n",
    path: ["project", "stage"],
    value: "pilot",
    after: "project:\n  stage:   pilot  # soon\n",
  },
  "a text in its quotes": {
    before: "team:\n  on_call: \"bob\"\n  domain_experts: 'eve'\n",
    path: ["team", "on_call"],
    value: 'a "b"',
    after: 'team:\n  on_call: "a \\"b\\""\n  domain_experts: \'eve\'\n',
  },
  "a text for one of several lines": {
    before: "data:\n  known_bias: |\n    many\n\n    gaps\n\n  dictionary: d.md\n",
    path: ["data", "known_bias"],
    value: "docs/bias.md",
    after: "data:\n  known_bias: docs/bias.md\n\n  dictionary: d.md\n",
  },
  "a map for a text": {
    before: "serving:\n  - limits: many # really\n    auth: x.py\n",
    path: ["serving", 0, "limits"],
    value: { cpu: 1, memory: "2Gi" },
    after: "serving:\n  - limits: # really\n      cpu: 1\n      memory: 2Gi\n    auth: x.py\n",
  },
  "a map for a map": {
    before: "serving:\n  limits:\n    cpu: 1\n  auth: x.py\n",
    path: ["serving", 0, "limits"],
    value: { cpu: 2 },
    after: "serving:\n  limits:\n    cpu: 2\n  auth: x.py\n",
  },
  "a text for a list": {
    before: "ci:\n  workflows: # all\n    - a.yml\n    - b.yml\n  system: x\n",
    path: ["ci", "workflows"],
    value: "a.yml",
    after: "ci:\n  workflows: a.yml # all\n  system: x\n",
  },
  "an item for an item": {
    before: "team:\n  owners:\n    - bob # x\n    - eve\n",
    path: ["team", "owners", 0],
    value: "@ann",
    after: 'team:\n  owners:\n    - "@ann" # x\n    - eve\n',
  },
  "a key after a text of several lines": {
    before: "data:\n  known_bias: >\n    many\n    gaps\n\n\nrag: qdrant\n",
    path: ["data", "dictionary"],
    value: "d.md",
    after: "data:\n  known_bias: >\n    many\n    gaps\n  dictionary: d.md\n\n\nrag: qdrant\n",
  },
  "an item that the typed manifest counts otherwise": {
    before: "evals:\n  - 3\n  - name: quality\n",
    path: ["evals", 0, "type"],
    value: "human",
    after: "evals:\n  - 3\n  - name: quality\n    type: human\n",
  },
  "a section beside a broken one": {
    before: "project: desk\nrag: [qdrant\nmonit\nteam: bob\n",
    path: ["team", "on_call"],
    value: "eve",
    after: "project: desk\nrag: [qdrant\nmonit\nteam:\n  owners: bob\n  on_call: eve\n",
  },
  "a section before a second document": {
    before: "project: desk\n---\nx: 1\n",
    path: ["team", "on_call"],
    value: "eve",
    after: "project: desk\nteam:\n  on_call: eve\n---\nx: 1\n",
  },
  "a key into a map with a merge": {
    before: "models:\n  - &base\n    name: a\n    timeout: 20s\n  - <<: *base\n    name: b\n",
    path: ["models", 1, "retries"],
    value: 2,
    after: "models:\n  - &base\n    name: a\n    timeout: 20s\n  - <<: *base\n    name: b\n    retries: 2\n",
  },
};

describe("setValue", () => {
  for (const [name, { before, path, value, comment, after }] of Object.entries(cases)) {
    it(name, () => {
      assert.equal(set(before, path, value, comment), after);
      const written = readManifest("roadworthy.yaml", after);
      const listLength = written.get(...path.slice(0, -1));
      const last = path.at(-1);
      const at =
        typeof last === "number" && Array.isArray(listLength) ? [...path.slice(0, -1), Math.min(last, listLength.length - 1)] : path;
      if (name !== "an index far past the end") assert.deepEqual(written.get(...at), value);
    });
  }

  it("writes every part of a section from one value", () => {
    const value = { rules: "alerts.yml", receiver: "TODO: who" };
    const after = set("version: 1\nproject: desk\n", ["monitoring"], { alerts: value, logs: "structlog" });
    assert.equal(
      after,
      'version: 1\nproject: desk\nmonitoring:\n  alerts:\n    rules: alerts.yml\n    receiver: "TODO: who"\n  logs: structlog\n',
    );
  });

  const untouched: Readonly<Record<string, [text: string, path: Path, value: Plain]>> = {
    "the value is there": ["experiments: mlflow\n", ["experiments", "tool"], "mlflow"],
    "the same data is there, otherwise written": ["ci: { workflows: [a.yml] }\n", ["ci", "workflows"], ["a.yml"]],
    "the place is broken": ["project: desk\nrag: [qdrant\nteam: bob\n", ["rag", "embedding"], "x"],
    "the file cannot be read": ["project: a\0b\n", ["team"], "bob"],
    "the top is a list": ["- project: desk\n", ["team"], "bob"],
    "the top is text": ["desk\n", ["team"], "bob"],
    "an anchor holds the place": ["team: &t\n  owners: a\nlabels: *t\n", ["team", "on_call"], "bob"],
    "an alias holds the place": ["team: &t\n  owners: a\nlabels: *t\n", ["labels", "owner"], "bob"],
    "one map stands where a second item is wanted": ["serving:\n  framework: fastapi\n", ["serving", 1], { name: "b" }],
    "the index is past the end of the list": ["evals: [a]\n", ["evals", 2], "c"],
    "the path is empty": ["project: desk\n", [], "x"],
  };
  for (const [name, [text, path, value]] of Object.entries(untouched)) {
    it(`leaves the file alone when ${name}`, () => assert.equal(set(text, path, value), text));
  }

  it("makes nothing of a manifest that does not exist", () => {
    assert.deepEqual(setValue(noManifest(""), ["project", "name"], "desk"), []);
  });
});
