import assert from "node:assert/strict";
import type { ProblemCode } from "../../src/manifest/problems/problem.js";
import { readManifest } from "../../src/manifest/read-manifest.js";
import { applyReplacements } from "../../src/text/edit.js";

interface Case {
  readonly text: string;
  readonly code: ProblemCode;
  /** What is underlined. */
  readonly at: string;
  readonly message: string;
  /** The line that the suggestion makes of the line it changes. */
  readonly mended?: string;
}

const head = "version: 1\nproject:\n  name: desk\n";

const cases: Readonly<Record<string, Case>> = {
  "an unknown section": {
    text: `${head}moniters:\n  dashboard: x\n`,
    code: "unknown-key",
    at: "moniters",
    message: "Unknown key `moniters`. Did you mean `monitoring`?",
    mended: "monitoring:",
  },
  "an unknown key that belongs elsewhere": {
    text: `${head}runbook: docs/runbook.md\n`,
    code: "unknown-key",
    at: "runbook",
    message: "Unknown key `runbook`. It belongs in `monitoring`.",
  },
  "an unknown key like nothing else": {
    text: `${head}prompts:\n  folder: prompts/\n`,
    code: "unknown-key",
    at: "folder",
    message: "Unknown key `folder`. Possible here: `path`, `versioned_by`, `tested_by`.",
  },
  "an unknown key without a value": { text: `${head}xyzzy:\n`, code: "unknown-key", at: "xyzzy", message: "Unknown key `xyzzy`." },
  "an unknown key inside a list": {
    text: `${head}evals:\n  - name: a\n    datset: x.jsonl\n`,
    code: "unknown-key",
    at: "datset",
    message: "Unknown key `datset`. Did you mean `dataset`?",
    mended: "    dataset: x.jsonl",
  },
  "text cut at a comma": {
    text: `${head}waivers: [{ rule: serving/canary, reason: one tenant, one replica, owner: "@sre" }]\n`,
    code: "unknown-key",
    at: "one replica",
    message: "`one replica` reads as a key, because of the comma before it: text with a comma must be in quotes here.",
    mended: 'waivers: [{ rule: serving/canary, reason: "one tenant, one replica", owner: "@sre" }]',
  },
  "a word outside the set": {
    text: `${head}  stage: prod\n`,
    code: "bad-value",
    at: "prod",
    message: "`stage` must be one of prototype, pilot, production; got `prod`. Did you mean `production`?",
    mended: "  stage: production",
  },
  "a word outside the set, in a list": {
    text: `${head}drift: [{ kind: data }, { kind: conept }]\n`,
    code: "bad-value",
    at: "conept",
    message: "`kind` must be one of data, concept, prediction, provider; got `conept`. Did you mean `concept`?",
    mended: "drift: [{ kind: data }, { kind: concept }]",
  },
  "a list item outside the set": {
    text: "version: 1\nproject: { name: x, traits: [llm, ragg] }\n",
    code: "bad-value",
    at: "ragg",
    message:
      "`traits[1]` must be one of trains, serves, batch, llm, rag, agent, labels, personal-data, time-series, pipeline, notebooks; got `ragg`. Did you mean `rag`?",
    mended: "project: { name: x, traits: [llm, rag] }",
  },
  "a duration without a unit": {
    text: `${head}models: [{ name: a, timeout: soon }]\n`,
    code: "bad-value",
    at: "soon",
    message: "`timeout` must be a duration such as `20s`; got `soon`.",
  },
  "a day that is not in the calendar": {
    text: `${head}waivers:\n  - rule: serving/canary\n    expires: 2026-02-30\n`,
    code: "bad-value",
    at: "2026-02-30",
    message: "`expires` must be a date such as `2027-03-31`; got `2026-02-30`.",
  },
  "a cron line out of range": {
    text: `${head}pipelines: [{ name: a, schedule: "0 25 * * *" }]\n`,
    code: "bad-value",
    at: '"0 25 * * *"',
    message: "`schedule` must be a cron line such as `0 3 * * *`, `@daily`, `@weekly` or `every 6h`; got `0 25 * * *`.",
  },
  "a threshold in words": {
    text: `${head}evals: [{ name: a, metrics: { name: f1, threshold: good } }]\n`,
    code: "bad-value",
    at: "good",
    message: "`threshold` must be a number or a comparison such as `>= 0.9`; got `good`.",
  },
  "a share above one": {
    text: `${head}labels: { synthetic: 15 }\n`,
    code: "bad-value",
    at: "15",
    message: "`synthetic` must be a number between 0 and 1; got `15`.",
  },
  "a number for a text": {
    text: `${head}models: [{ name: a, version: 1.10 }]\n`,
    code: "wrong-type",
    at: "1.10",
    message: "`version` must be text or a whole number, not the number 1.1.",
    mended: 'models: [{ name: a, version: "1.10" }]',
  },
  "a text for a number": {
    text: `${head}agents: [{ name: a, max_steps: "12" }]\n`,
    code: "wrong-type",
    at: '"12"',
    message: "`max_steps` must be a whole number of at least 0, not text.",
    mended: "agents: [{ name: a, max_steps: 12 }]",
  },
  "yes for true": {
    text: "version: 1\nproject: { name: x, traits: { llm: yes } }\n",
    code: "wrong-type",
    at: "yes",
    message: "`llm` must be true or false, not text.",
    mended: "project: { name: x, traits: { llm: true } }",
  },
  "text for a map": {
    text: `${head}serving:\n  - name: api\n    limits: lots\n`,
    code: "wrong-type",
    at: "lots",
    message: "`limits` must be a map with `cpu`, `memory`, `gpu`, not text.",
  },
  "a map for text": {
    text: `${head}team:\n  on_call:\n    who: bob\n`,
    code: "wrong-type",
    at: "on_call",
    message: "`on_call` must be text, not a map.",
  },
  "a list for a map": {
    text: `${head}monitoring:\n  - prometheus\n`,
    code: "wrong-type",
    at: "monitoring",
    message: "`monitoring` must be a map with keys such as `metrics`, `alerts`, `dashboard`, not a list.",
  },
  "a number for a list": {
    text: `${head}data:\n  sources: { a: 1 }\n  dictionary: { b: 1 }\n`.replace("sources: { a: 1 }", "sources: []"),
    code: "wrong-type",
    at: "dictionary",
    message: "`dictionary` must be text, or a list of texts, not a map.",
  },
  "a truth value for a list": {
    text: `${head}evals: true\n`,
    code: "wrong-type",
    at: "true",
    message: "`evals` must be a list of evals, not `true`.",
    mended: 'evals: "true"',
  },
  "no name": {
    text: `${head}evals:\n  - dataset: a.jsonl\n`,
    code: "missing-key",
    at: "dataset",
    message: "Missing key `name` in `evals[0]`.",
  },
  "no project name": {
    text: "version: 1\nproject:\n  stage: pilot\n",
    code: "missing-key",
    at: "project",
    message: "Missing key `name` in `project`.",
  },
  "a name without a value": { text: "version: 1\nproject:\n  name:\n", code: "missing-key", at: "name", message: "`name` has no value." },
  "no project": { text: "version: 1\nteam: bob\n", code: "missing-key", at: "version", message: "Missing key `project`." },
  "no version": {
    text: "# desk\r\nproject: desk\r\n",
    code: "missing-key",
    at: "project",
    message: "Missing key `version`: a manifest starts with `version: 1`.",
    mended: "version: 1",
  },
  "a later version": {
    text: "version: 2\nproject: desk\nnovelty: 1\nteam: { pets: [] }\n",
    code: "version",
    at: "2",
    message: "This engine reads manifests with `version: 1`; got `2`.",
  },
  "a version in quotes": {
    text: 'version: "1"\nproject: desk\n',
    code: "version",
    at: '"1"',
    message: 'This engine reads manifests with `version: 1`; got `"1"`.',
    mended: "version: 1",
  },
  "a key given twice": {
    text: `${head}team: bob\nrag: qdrant\nteam: eve\n`,
    code: "duplicate-key",
    at: "team",
    message: "`team` is given twice; only the first counts.",
  },
  "nothing but comments": {
    text: "# to do\n\n",
    code: "missing-key",
    at: "",
    message: "This manifest is empty. It needs `version: 1` and a `project` with a `name`.",
  },
  "a list at the top": {
    text: "- version: 1\n- project: desk\n",
    code: "wrong-type",
    at: "version",
    message: "A manifest is a map, with `version: 1` and a `project` with a `name`; this is a list.",
  },
  "text at the top": {
    text: "hello\n",
    code: "wrong-type",
    at: "hello",
    message: "A manifest is a map, with `version: 1` and a `project` with a `name`; this is text.",
  },
  "an owner without quotes": {
    text: `${head}team:\n  on_call: @sre # rota\n`,
    code: "syntax",
    at: "@",
    message: "Text that starts with `@` must be in quotes.",
    mended: '  on_call: "@sre" # rota',
  },
  "a tab": {
    text: `${head}team:\n\ton_call: bob\n`,
    code: "syntax",
    at: "\t",
    message: "YAML is indented with spaces, not with tabs.",
    mended: "  on_call: bob",
  },
  "a colon in a text": {
    text: `${head}team:\n  on_call: rota: bob\n`,
    code: "syntax",
    at: "r",
    message: "Text with a colon in it must be in quotes; a nested key goes on a line of its own.",
    mended: '  on_call: "rota: bob"',
  },
  "a section half typed": {
    text: `${head}monit\nteam: bob\n`,
    code: "syntax",
    at: "monit",
    message: "`monit` is no section: a key is followed by a colon and a space.",
  },
  "a key half typed": {
    text: `${head}team:\n  owners: bob\n  on_c\n`,
    code: "syntax",
    at: "on_c",
    message: "This key has no value: a colon and a space are missing after it.",
  },
  "a key half typed above another": {
    text: `${head}team:\n  on_c\n  owners: bob\n`,
    code: "syntax",
    at: "on_c",
    message: "This line has no colon, so it runs into the next one.",
  },
  "a bracket left open": {
    text: `${head}team:\n  owners: [bob, eve\nrag: qdrant\n`,
    code: "syntax",
    at: "e",
    message: "The bracket is not closed: `]` is missing, or this line is indented too little.",
  },
  "a quote left open": {
    text: `${head}team:\n  on_call: "bob\nrag: qdrant\n`,
    code: "syntax",
    at: "b",
    message: 'The quote is not closed: " is missing.',
  },
  "a line indented differently": {
    text: `${head}team:\n  owners: bob\n   on_call: eve\n`.replace("owners: bob", "owners:\n      - bob"),
    code: "syntax",
    at: " ",
    message: "This line is indented unlike the keys beside it.",
  },
  "an alias of nothing": { text: `${head}team: *who\n`, code: "syntax", at: "*who", message: "No value above is named `&who`." },
  "a second document": {
    text: `${head}---\nversion: 1\n`,
    code: "syntax",
    at: "---",
    message: "A manifest is one document; what follows here is not read.",
  },
  "a merge conflict": {
    text: `${head}<<<<<<< HEAD\nteam: bob\n=======\nteam: eve\n>>>>>>> theirs\n`,
    code: "merge-conflict",
    at: "<<<<<<< HEAD",
    message: "A merge conflict is not resolved here. Until it is, the side above `=======` counts.",
  },
  "a collection as a key": {
    text: `${head}team:\n  ? [a, b]\n  : bob\n`,
    code: "wrong-type",
    at: "[",
    message: "A key must be text, not a collection.",
  },
  "a merge of what is no map": {
    text: `${head}team:\n  <<: bob\n`,
    code: "wrong-type",
    at: "<<",
    message: "`<<` takes an alias of a map, such as `*defaults`.",
  },
  "a zero byte": {
    text: "version: 1\nproject: a\0b\n",
    code: "encoding",
    at: "\0",
    message: "This is not UTF-8 text: it holds a zero byte.",
  },
};

describe("the problems of a manifest", () => {
  for (const [name, { text, code, at, message, mended }] of Object.entries(cases)) {
    it(name, () => {
      const { problems } = readManifest("roadworthy.yaml", text);
      assert.deepEqual(
        problems.map((problem) => [problem.code, problem.severity, problem.message, text.slice(problem.span.start, problem.span.end)]),
        [[code, "error", message, at]],
      );
      const suggestion = problems[0]?.suggestion;
      if (!suggestion) return assert.equal(mended, undefined, "no suggestion");
      const after = applyReplacements(text, [suggestion]);
      const changed = after.split(/\r?\n/).find((line) => !text.split(/\r?\n/).includes(line));
      assert.equal(changed, mended);
      assert.deepEqual(readManifest("roadworthy.yaml", after).problems, []);
    });
  }

  it("warns of a tag and of lost characters, and reads on", () => {
    const text = `${head}team: { on_call: !who bob, domain_experts: ev\uFFFD }\n`;
    const { problems, value } = readManifest("roadworthy.yaml", text);
    assert.deepEqual(
      problems.map(({ code, severity, message, span }) => [code, severity, message, text.slice(span.start, span.end)]),
      [
        ["syntax", "warning", "The tag `!who` is not understood; its value is read as text.", "!who"],
        ["encoding", "warning", "This file is not valid UTF-8: here a character was lost.", "\uFFFD"],
      ],
    );
    assert.deepEqual(value.team, { on_call: "bob", domain_experts: ["ev\uFFFD"] });
  });

  it("reports unknown keys one by one, in the order of the text", () => {
    const text = `${head}  stag: pilot\nteem: bob\nteam:\n  boss: eve\n`;
    const { problems } = readManifest("roadworthy.yaml", text);
    assert.deepEqual(
      problems.map(({ span }) => text.slice(span.start, span.end)),
      ["stag", "teem", "boss"],
    );
  });

  it("does not suggest a key that is there already", () => {
    const { problems } = readManifest("roadworthy.yaml", `${head}team: bob\nteem: eve\n`);
    assert.deepEqual(
      problems.map(({ message, suggestion }) => [message, suggestion]),
      [["Unknown key `teem`.", undefined]],
    );
  });

  it("says nothing of the shape of lines that are not YAML", () => {
    const { problems } = readManifest("roadworthy.yaml", `${head}team:\n  owners:\n      - bob\n   nonsense: eve\n`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["syntax"],
    );
  });

  it("says nothing of what an undetermined merge brings, and keeps the current side", () => {
    const text = `${head}<<<<<<< HEAD\nteam: bob\n||||||| base\nteam: ann\n=======\nteem: eve\n>>>>>>> theirs\nrag: qdrant\n`;
    const { value, problems } = readManifest("roadworthy.yaml", text);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["merge-conflict"],
    );
    assert.deepEqual([value.team?.owners, value.rag?.store], [["bob"], "qdrant"]);
  });
});
