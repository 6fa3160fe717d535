import assert from "node:assert/strict";
import fc from "fast-check";
import { isSameData, type Plain } from "../../src/manifest/edit/plain.js";
import { setValue } from "../../src/manifest/edit-manifest.js";
import type { Manifest } from "../../src/manifest/manifest.js";
import { readManifest } from "../../src/manifest/read-manifest.js";
import type { Path } from "../../src/manifest/shape/schema-walk.js";
import { applyReplacements, type Edit } from "../../src/text/edit.js";

/** Each section as people may write it, indented by two. */
const writings: Readonly<Record<string, readonly string[]>> = {
  version: ["version: 1", "version: 1 # shape"],
  project: [
    "project: desk",
    "project:\n  name: desk # ours\n  kind: [rag, classic-ml]",
    "project: { name: desk, kind: rag }",
    "project:\n  # what it is\n  name: 'desk'\n\n  use_case:\n    problem: >\n      too many\n      tickets\n",
  ],
  team: [
    "team: bob",
    'team: ["@ml", eve]',
    'team:\n  owners:\n    - "@ml" # first\n    - eve\n  # on_call: soon',
    'team:\n  owners:\n  - "@ml"\n',
    "team: # nobody yet",
  ],
  data: [
    "data:\n  sources:\n    - tickets # by name\n    - name: articles\n      pii: none\n\n    # the last one\n    - { name: notes, owner: eve }\n  known_bias: |\n    many\n\n    gaps",
    "data: {}",
    "data:\n  dictionary: docs/data.md",
  ],
  monitoring: [
    "monitoring:",
    "monitoring: ~",
    "monitoring:\n  metrics: prometheus\n  alerts: { rules: a.yml } # who?",
    "monitoring:\n  metrics:\n    system: prometheus # as ever\n    # endpoint: /metrics\n",
  ],
  evals: [
    "evals: []",
    "evals: [quality]",
    "evals:\n  - quality\n",
    "evals:\n  - name: quality\n    metrics: [{ name: f1, threshold: '>= 0.8' }]\n  -   name: safety\n      type: safety",
    "evals: { name: quality,\n  type: human, # by hand\n  }",
  ],
  serving: ["serving: fastapi", "serving:\n  framework: fastapi\n  limits:\n    cpu: 1 # core", "serving: [{ name: api, limits: {} }]"],
};

/** Texts that people write between sections. */
const between = ["", "\n", "# a remark\n", "\n# ---- next ----\n", "\n\n  # indented remark\n"];

const additions: readonly (readonly [Path, Plain])[] = [
  [["version"], 1],
  [["project", "name"], "help desk"],
  [["project", "stage"], "pilot"],
  [
    ["project", "kind"],
    ["rag", "agent"],
  ],
  [["project", "use_case", "problem"], "TODO: what hurts"],
  [["project", "use_case", "baseline"], { description: "a rule: keyword search", eval: "quality" }],
  [["team", "owners"], ["@ml-platform"]],
  [["team", "owners", 0], "ann, the first"],
  [["team", "on_call"], "https://oncall.example.com/desk"],
  [["data", "sources", 0, "owner"], "@data-eng"],
  [["data", "sources", 1, "freshness"], "24h"],
  [["data", "sources", 2, "pii"], "personal"],
  [["data", "splits"], { train: "a.csv", test: "b.csv" }],
  [["data", "known_bias"], "docs/data.md#gaps"],
  [
    ["monitoring", "alerts", "rules"],
    ["a.yml", "b.yml"],
  ],
  [["monitoring", "alerts", "receiver"], "#alerts"],
  [["monitoring", "metrics", "endpoint"], "/metrics"],
  [["monitoring", "runbook"], 'it\'s "here"\nor there'],
  [["evals", 0, "gate", "ci"], ".github/workflows/ci.yml#evals"],
  [["evals", 0, "metrics"], [{ name: "recall@5", threshold: ">= 0.9" }]],
  [["evals", 1], { name: "retrieval", slices: ["language"] }],
  [["serving", 0, "limits", "memory"], "2Gi"],
  [["serving", 0, "limits"], { cpu: 2, gpu: 1 }],
  [["drift", 0, "schedule"], "0 5 * * *"],
  [["waivers", 0], { rule: "serving/canary", reason: "one tenant", expires: "2027-03-31" }],
  [["checks", "severity"], { "repro/notebook-order": "off" }],
];

/** An indentation, perhaps with the dash of a list item and the gap after it, so many times as wide. */
function widen(indent: string, gap: string | undefined, times: number): string {
  return indent.repeat(times) + (gap === undefined ? "" : `-${" ".repeat((gap.length + 1) * times - 1)}`);
}

const manifestText = fc
  .record({
    sections: fc.shuffledSubarray(Object.keys(writings)),
    choices: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
    head: fc.constantFrom("", "\uFEFF", "# head\n", "# head\n\n", "---\n"),
    newline: fc.constantFrom("\n", "\r\n"),
    width: fc.constantFrom(1, 2),
    endsInNewline: fc.boolean(),
  })
  .map(({ sections, choices, head, newline, width, endsInNewline }) => {
    const pick = (from: readonly string[], index: number) => from[(choices[index] ?? 0) % from.length] ?? "";
    const parts = sections.map((name, index) => `${pick(writings[name] ?? [], index)}\n${pick(between, index + 10)}`);
    const text = head + parts.join("").replace(/^( *)(?:-( +)(?=\w+:))?/gm, (_, indent: string, gap?: string) => widen(indent, gap, width));
    return (endsInNewline ? text : text.trimEnd()).replaceAll("\n", newline);
  });

function replacements(edits: readonly Edit[]) {
  return edits.map((edit) => {
    assert(edit.kind === "replace" && edit.path === "roadworthy.yaml");
    return edit;
  });
}

/** The comments of a text that holds no `#` elsewhere but in additions. */
function comments(text: string): string[] {
  return [...text.matchAll(/(?:^|\s)(#[^\r\n]*)/gm)].map((match) => match[1] ?? "");
}

/** Whether a path goes to an item that neither is there nor would be the next one. */
function isOutOfReach(manifest: Manifest, path: Path): boolean {
  const at = path.findIndex((step) => typeof step === "number");
  const list = manifest.get(...path.slice(0, at));
  return at !== -1 && Number(path[at]) > (Array.isArray(list) ? list.length : 0);
}

describe("setValue on any manifest", () => {
  it("sets the value and nothing else", () => {
    fc.assert(
      fc.property(manifestText, fc.constantFrom(...additions), (text, [path, value]) => {
        const before = readManifest("roadworthy.yaml", text);
        assert.deepEqual(
          before.problems.filter(({ code }) => code === "syntax"),
          [],
          text,
        );
        const edits = replacements(setValue(before, path, value, "why"));
        if (edits.length === 0) {
          assert(isSameData(before.get(...path), value) || isOutOfReach(before, path), text);
          return;
        }
        const after = applyReplacements(text, edits);
        const manifest = readManifest("roadworthy.yaml", after);
        assert(isSameData(manifest.get(...path), value), after);
        const added = manifest.problems.filter(({ message }) => !before.problems.some((problem) => problem.message === message));
        assert.deepEqual(
          added.filter(({ code }) => code !== "missing-key"),
          [],
          after,
        );
        assert.deepEqual(setValue(manifest, path, value, "why"), [], after);

        for (const name of Object.keys(before.value)) {
          if (name !== path[0] && name !== "project" && name !== "version") assert.deepEqual(manifest.get(name), before.get(name), after);
        }
        const left = edits.reduceRight((rest, { span }) => rest.slice(0, span.start) + rest.slice(span.end), text);
        const kept = comments(left);
        const found = comments(after);
        assert.deepEqual(
          kept.filter((comment) => !found.some((other) => other.includes(comment))),
          [],
          after,
        );
        if (text.includes("\r\n")) assert.doesNotMatch(after, /(?<!\r)\n/);
      }),
      { numRuns: 1000 },
    );
  });

  it("can be asked again and again", () => {
    fc.assert(
      fc.property(manifestText, fc.shuffledSubarray([...additions], { maxLength: 6 }), (start, several) => {
        let manifest = readManifest("roadworthy.yaml", start);
        for (const [path, value] of several) {
          const text = applyReplacements(manifest.text, replacements(setValue(manifest, path, value)));
          manifest = readManifest("roadworthy.yaml", text, manifest);
          assert.deepEqual(
            manifest.problems.filter(({ code }) => code === "syntax" || code === "duplicate-key"),
            [],
            text,
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
