import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportSchema } from "../../src/formats/report-schema.js";
import { run } from "../scaffolds/validators/run.js";
import { checkout } from "../upkeep/derived-files.js";
import { action, runAction } from "./composite-action.js";

describe("the GitHub action", function () {
  this.timeout(300_000);
  let folder: string;
  let workspace: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-action-"));
    workspace = join(folder, "work space");
    mkdirSync(workspace);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const act = (given: Record<string, string>) => runAction(workspace, join(folder, "runner"), given);

  it("checks, annotates, summarises, and leaves files and outputs for other steps, also where it fails", () => {
    cpSync(`${checkout}examples/churn`, join(workspace, "models/churn"), { recursive: true });
    const { code, log, outputs, summary } = act({ path: "models/churn" });
    assert.equal(code, 1, log);
    assert.equal(outputs.passed, "false");
    assert.match(log, /^::error file=models\/churn\/roadworthy\.yaml,line=\d+,/m);
    const report = reportSchema.parse(JSON.parse(readFileSync(outputs["json-file"] ?? "", "utf8")));
    assert.equal(outputs.score, String(report.score.value));
    assert.match(readFileSync(outputs["sarif-file"] ?? "", "utf8"), /"uri": "models\/churn\/roadworthy\.yaml"/);
    assert.match(readFileSync(outputs["html-file"] ?? "", "utf8"), /^<!DOCTYPE html>/);
    const comment = readFileSync(outputs["comment-file"] ?? "", "utf8");
    assert.equal(`${outputs["comment-body"]}\n`, comment);
    assert.equal(summary, comment);
    assert.match(comment, /^## churn: readiness \d+\/100/m);
    assert.deepEqual(readdirSync(workspace), ["models"], "nothing is left in the workspace");
  });

  it("holds the bar that is asked for, over several projects, and tells what changed", () => {
    cpSync(`${checkout}examples/churn`, join(workspace, "churn"), { recursive: true });
    cpSync(`${checkout}examples/support-bot`, join(workspace, "bot"), { recursive: true });
    const first = act({ path: "churn\nbot\n", "fail-on": "never", annotations: "false", "step-summary": "false" });
    assert.deepEqual([first.code, first.outputs.passed, first.summary], [0, "true", ""], first.log);
    assert.doesNotMatch(first.log, /^::/m);
    assert.equal(JSON.parse(readFileSync(first.outputs["json-file"] ?? "", "utf8")).length, 2);
    const base = join(folder, "base.json");
    cpSync(first.outputs["json-file"] ?? "", base);
    writeFileSync(join(workspace, "churn/keys.py"), 'KEY = "AKIA' + 'Q3EGRIZLK7WJ2X5N"\n');
    const second = act({ path: "churn\nbot", "fail-on": "never", "min-score": "100", base });
    assert.deepEqual([second.code, second.outputs.passed], [1, "false"], second.log);
    assert.match(second.summary, /Since the base: \*\*[1-9]\d* new\*\*/);
  });

  it("fails only for what is new since a commit", () => {
    cpSync(`${checkout}examples/churn`, join(workspace, "churn"), { recursive: true });
    const git = (...words: string[]) =>
      assert.equal(run("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...words], { cwd: workspace }).code, 0);
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
    const old = act({ path: "churn", since: "main" });
    assert.deepEqual([old.code, old.outputs.passed], [0, "true"], old.log);
    writeFileSync(join(workspace, "churn/keys.py"), 'KEY = "AKIA' + 'Q3EGRIZLK7WJ2X5N"\n');
    const fresh = act({ path: "churn", since: "main" });
    assert.deepEqual([fresh.code, fresh.outputs.passed], [1, "false"], fresh.log);
  });

  it("takes inputs for what they are: no text of theirs is run", () => {
    writeFileSync(join(workspace, "a.py"), "x = 1\n");
    for (const path of ["$(touch pwned)", "`touch pwned`", "; touch pwned", "--min-score", "nowhere\n."]) {
      const { code, outputs, log } = act({ path });
      assert.equal(code, 2, log);
      assert.match(log, /no such file or folder/);
      assert.equal(outputs.score, "");
    }
    const bad = act({ "min-score": "$(touch pwned)" });
    assert.equal(bad.code, 2);
    assert(!existsSync(join(workspace, "pwned")));
  });

  it("is built from the commit where a release does not carry what it runs, and gives each output", () => {
    const [build] = action.runs.steps;
    assert.match(build?.run ?? "", /npm ci --ignore-scripts .*&& node esbuild\.js/);
    for (const { run: script } of action.runs.steps) {
      const { code, text } = run("shellcheck", ["--shell", "bash", "-"], { cwd: folder, input: script });
      assert.equal(code, 0, text);
      assert.equal(run("shellcheck", ["--shell", "bash", "-"], { cwd: folder, input: `${script}\necho $unquoted_\n` }).code, 1);
    }
    for (const { value } of Object.values(action.outputs)) {
      const [, name = ""] = /steps\.check\.outputs\.([\w-]+)/.exec(value) ?? [];
      assert(
        action.runs.steps.some((step) => new RegExp(`echo "${name}(?:=|<<)`).test(step.run)),
        `${name} is not written`,
      );
    }
  });
});
