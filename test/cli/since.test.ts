import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportSchema } from "../../src/formats/report-schema.js";
import { askingModule, churnRepository, git, write } from "./churn-repository.js";
import { runCli } from "./run-cli.js";

describe("a check of what is new since a commit", () => {
  let top: string;
  let folder: string;
  before(() => {
    top = mkdtempSync(join(tmpdir(), "roadworthy-since-"));
    folder = join(top, "churn");
    churnRepository(folder);
    git(folder, "2026-09-23", "checkout", "-q", "-b", "topic", "v0.1");
    write(folder, "app/other.py", askingModule);
    git(folder, "2026-09-24", "add", "-A");
    git(folder, "2026-09-24", "commit", "-q", "-m", "Ask elsewhere");
  });
  after(() => rmSync(top, { recursive: true, force: true }));

  it("marks what was there before, says since when, and fails for the rest", async () => {
    assert.equal((await runCli("check", folder)).code, 1, "there is an error");
    assert.equal((await runCli("check", folder, "--since", "v0.1")).code, 0, "which was there before");
    const { code, out } = await runCli("check", folder, "--since", "v0.1", "--fail-on", "warning", "--format", "json");
    assert.equal(code, 1);
    const report = reportSchema.parse(JSON.parse(out));
    assert.equal(report.since?.revision, "v0.1");
    assert.equal(report.since?.commit, git(folder, "2026-09-24", "rev-parse", "v0.1"));
    assert.equal(report.since?.known, report.findings.filter(({ known }) => known).length);
    const added = report.findings.filter(({ known, severity }) => !known && severity === "warning").map(({ rule }) => rule);
    assert(added.includes("llm/model-pinned") && !added.includes("data/contract"));
    const text = (await runCli("check", folder, "--since", "v0.1")).out;
    assert.match(text, /^Known \(there before v0\.1, at [0-9a-f]{10}; they fail no build\)$/m);
    assert.equal((await runCli("check", folder, "--since", "HEAD", "--fail-on", "warning")).code, 0);
  });

  it("counts from where the work left a branch: what came to that later is not held against it", async () => {
    const report = reportSchema.parse(JSON.parse((await runCli("check", folder, "--since", "main", "--format", "json")).out));
    assert.equal(report.since?.commit, git(folder, "2026-09-24", "rev-parse", "v0.1"));
    assert(report.findings.some(({ rule, known }) => rule === "llm/model-pinned" && !known));
  });

  it("is wrong use where the commit is not there, and says what to do in a shallow clone", async () => {
    assert.equal((await runCli("check", folder, "--since", "v9")).code, 2);
    const clone = join(top, "shallow");
    git(top, "2026-10-01", "clone", "-q", "--depth", "1", "--branch", "topic", `file://${folder}`, clone);
    const { code, error } = await runCli("check", clone, "--since", "main");
    assert.equal(code, 2);
    assert.match(error, /fetch-depth: 0/);
  });
});
