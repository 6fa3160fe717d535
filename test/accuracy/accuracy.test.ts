import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { practices } from "../../src/practices/index.js";
import { checkout } from "../upkeep/derived-files.js";
import { findCheckout } from "./find-checkout.js";
import { practiceFor, practiceOfLabel } from "./label-table.js";
import { count, f1, noCounts, precision, recall } from "./measure.js";

describe("the accuracy tool", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-accuracy-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  function measure(
    labels: unknown,
    ...words: string[]
  ): { readonly status: number | null; readonly out: string; readonly lines: readonly string[] } {
    write("labels.json", JSON.stringify(labels));
    const { status, stdout } = spawnSync("npx", ["tsx", "test/accuracy/accuracy.ts", join(folder, "labels.json"), folder, ...words], {
      cwd: checkout,
      encoding: "utf8",
    });
    return { status, out: stdout, lines: stdout.trim().split("\n") };
  }

  const label = (value: unknown, uncertain?: true) => ({
    value,
    evidence: { path: "somewhere", reason: "because" },
    ...(uncertain && { uncertain }),
  });

  it("counts hits, false alarms and misses, shows both sides of each disagreement, and sums up in its last line", () => {
    write("acme/ranker/requirements.txt", "mlflow==2.0.0\nscikit-learn==1.5.0\n");
    write("acme/ranker/train.py", "import mlflow\n\nmlflow.log_metric('f1', 0.9)\n");
    write("acme/ranker/LICENSE", "MIT");
    const { status, out, lines } = measure([
      {
        repo: "acme/ranker",
        commit: "0",
        labels: {
          "deps.declared": label(true),
          "deps.locked": label(true),
          license: label(false),
          "experiment.tracking": label(true, true),
          model_card: label(true),
          "seed.fixed": label("na"),
          "no.such.label": label(true),
        },
        tools: ["mlflow", "wandb"],
      },
    ]);
    assert.equal(status, 0);
    assert.equal(lines.at(-1), "precision 0.667 recall 0.500 f1 0.571 over 5 labels");
    assert.equal(lines.at(-2), "with the uncertain ones: precision 0.750 recall 0.600 f1 0.667 over 6 labels");
    assert.match(
      out,
      /false alarm {2}license {2}acme\/ranker\n {2}label: false, somewhere: because\n {2}found: present, LICENSE:0: `LICENSE`/,
    );
    assert.match(out, /missed {2}model_card {2}acme\/ranker\n.*\n {2}found: nothing/);
    assert.match(out, /no\.such\.label +\(not mapped\) +0\/0\/1/);
    assert.match(out, /license +licence +0\/1\/0/);
    assert.match(out, /missed: wandb\n {2}found, and not in the list: scikit-learn/);
    assert.match(out, /tools: precision 0\.500 recall 0\.500/);
  });

  it("finds checkouts however they are laid out, and says which are not there", () => {
    for (const layout of ["a/one", "b+two/repo", "c__three", "Four"]) write(`${layout}/main.py`, "");
    const found = ["a/one", "b/two", "c/three", "d/four", "f/six"].map((repo) =>
      findCheckout(folder, repo)?.folder.slice(folder.length + 1),
    );
    assert.deepEqual(found, ["a/one", "b+two/repo", "c__three", "Four", undefined]);
    const { out, lines } = measure([{ repo: "f/six", labels: { license: label(true) } }]);
    assert.match(out, /no checkout: f\/six/);
    assert.match(lines.at(-1) ?? "", /over 0 labels$/);
  });

  it("takes a git directory for its commit's files, and says when a work tree is at another one", () => {
    write("seed/LICENSE", "MIT");
    const git = (...words: string[]) =>
      spawnSync("git", ["-C", join(folder, "seed"), "-c", "user.name=x", "-c", "user.email=x@example.com", ...words], { encoding: "utf8" });
    for (const words of [
      ["init", "-q"],
      ["add", "-A"],
      ["commit", "-qm", "one"],
    ])
      git(...words);
    const commit = git("rev-parse", "HEAD").stdout.trim();
    write("seed/NOTICE", "later");
    for (const words of [
      ["add", "-A"],
      ["commit", "-qm", "two"],
      ["clone", "-q", "--bare", ".", "../acme+bare/repo"],
    ])
      git(...words);
    const bare = findCheckout(folder, "acme/bare", commit);
    assert(bare?.temporary);
    assert.deepEqual(readdirSync(bare.folder), ["LICENSE"]);
    rmSync(bare.folder, { recursive: true });
    assert.notEqual(findCheckout(folder, "x/seed", commit)?.otherCommit, undefined);
  });

  it("says how it is used, and what is wrong with a labels file", () => {
    const bare = spawnSync("npx", ["tsx", "test/accuracy/accuracy.ts"], { cwd: checkout, encoding: "utf8" });
    assert.deepEqual([bare.status, /LABELS {5}a labels file/.test(bare.stderr)], [2, true]);
    write("labels.json", "{}");
    const wrong = spawnSync("npx", ["tsx", "test/accuracy/accuracy.ts", join(folder, "labels.json"), folder], {
      cwd: checkout,
      encoding: "utf8",
    });
    assert.notEqual(wrong.status, 0);
    assert.match(wrong.stderr, /labels\.json: not a list of repositories/);
  });

  it("holds each label against a practice that there is, and each practice against a label", () => {
    for (const name of Object.keys(practiceOfLabel)) assert(practiceFor(name), name);
    assert.deepEqual([...new Set(Object.values(practiceOfLabel))].sort(), Object.keys(practices).sort());
  });

  it("computes what the words mean", () => {
    const counts = [true, true, true, false].reduce((sum, truth, index) => count(sum, truth, index !== 0), noCounts);
    assert.deepEqual(counts, { hits: 2, falseAlarms: 1, misses: 1, correctAbsences: 0 });
    assert.deepEqual([precision(counts), recall(counts)], [2 / 3, 2 / 3]);
    assert(Math.abs(f1(counts) - 2 / 3) < 1e-12);
    assert.deepEqual([precision(noCounts), recall(noCounts), f1({ ...noCounts, misses: 1, falseAlarms: 1 })], [1, 1, 0]);
  });
});
