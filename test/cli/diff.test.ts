import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { compareReports } from "../../src/formats/compare-reports.js";
import { diffMarkdown } from "../../src/formats/diff-markdown.js";
import { type DiffJson, diffSchema } from "../../src/formats/diff-schema.js";
import { type FindingJson, matchFindings } from "../../src/formats/match-findings.js";
import { reportSchema } from "../../src/formats/report-schema.js";
import { askingModule, churnRepository, git, write } from "./churn-repository.js";
import { runCli } from "./run-cli.js";

const calls = ["llm/model-pinned", "llm/timeout", "llm/token-cap"];
const rulesOf = (findings: readonly FindingJson[]) => findings.map(({ rule }) => rule).sort();

describe("the diff of reports", () => {
  let top: string;
  let folder: string;
  before(() => {
    top = mkdtempSync(join(tmpdir(), "roadworthy-diff-"));
    folder = join(top, "churn");
    churnRepository(folder);
  });
  after(() => rmSync(top, { recursive: true, force: true }));

  async function diffOf(...words: string[]): Promise<DiffJson> {
    const { out, error } = await runCli("diff", ...words, "--folder", folder, "--format", "json");
    assert.equal(error, "");
    return diffSchema.parse(JSON.parse(out));
  }

  it("names what is new between two commits, and how rules, areas and the score changed", async () => {
    const { before, after, projects } = await diffOf("v0.1", "HEAD~2");
    const [project] = projects;
    assert(project && projects.length === 1);
    assert.match(before.label, /^v0\.1 \([0-9a-f]{10}\)$/);
    assert.match(after.label, /^HEAD~2 \(/);
    assert.deepEqual(
      rulesOf(project.findings.new).filter((rule) => calls.includes(rule)),
      calls,
    );
    assert.deepEqual(project.findings.fixed, []);
    assert(
      project.outcomes.some(({ rule, before, after }) => rule === "llm/model-pinned" && before === "not-applicable" && after === "missing"),
    );
    assert(project.areas.some(({ area, before, after }) => area === "llm" && before === undefined && after !== undefined));
    assert(project.score.after < project.score.before && project.score.change < 0);
    const back = await diffOf("HEAD~2", "v0.1");
    assert.deepEqual(back.projects[0]?.findings.fixed, project.findings.new);
    assert.deepEqual(back.projects[0]?.findings.new, []);
  });

  it("takes no shift of lines for a change, and tells what moved to another file", async () => {
    const shifted = (await diffOf("HEAD~2", "v0.2")).projects[0];
    assert.deepEqual([shifted?.findings.new, shifted?.findings.fixed, shifted?.findings.moved, shifted?.outcomes], [[], [], [], []]);
    const moved = (await diffOf("v0.2", "HEAD")).projects[0];
    assert.deepEqual([moved?.findings.new, moved?.findings.fixed], [[], []]);
    assert.deepEqual(
      moved?.findings.moved.map(({ from, to }) => [to.rule, from.at?.path, to.at?.path]).sort(),
      calls.map((rule) => [rule, "app/ask.py", "app/answer.py"]),
    );
  });

  it("holds a commit against the files as they are, and gives the same as a checkout", async () => {
    assert.deepEqual((await diffOf()).projects[0]?.findings.new, []);
    const { projects: clean } = await diffOf("HEAD");
    assert.equal(clean[0]?.score.change, 0);
    assert.deepEqual(clean[0]?.outcomes, []);
    write(
      folder,
      "app/answer.py",
      `${askingModule}\n\ndef again(question):\n    return client.chat.completions.create(model="gpt-4.1", messages=[])\n`,
    );
    const { projects } = await diffOf();
    assert.deepEqual(rulesOf(projects[0]?.findings.new ?? []), ["llm/model-pinned"]);
    git(folder, "2026-09-23", "checkout", "-q", "app/answer.py");
  });

  it("fails for what is new and severe enough, and for nothing else", async () => {
    const codes = async (...words: string[]) => (await runCli("diff", ...words, "--folder", folder)).code;
    assert.equal(await codes("v0.1", "HEAD"), 0);
    assert.equal(await codes("v0.1", "HEAD", "--fail-on", "error"), 0);
    assert.equal(await codes("v0.1", "HEAD", "--fail-on", "warning"), 1);
    assert.equal(await codes("v0.2", "HEAD", "--fail-on", "info"), 0);
    assert.equal(await codes("HEAD", "v0.1", "--fail-on", "info"), 0);
  });

  it("compares two files of reports, names other versions and rules, and says what is no report", async () => {
    const { out } = await runCli("check", folder, "--format", "json");
    const report = reportSchema.parse(JSON.parse(out));
    const [first, ...rest] = report.outcomes;
    assert(first);
    const other = { ...report, tool: { ...report.tool, version: "0.0.1" }, outcomes: rest, findings: report.findings.slice(1) };
    const files = { "now.json": out, "then.json": JSON.stringify([other]), "broken.json": "{", "foreign.json": '{"version": 7}' };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(top, name), text);
    const at = (name: string) => join(top, name);
    const { before, projects } = await diffOf(at("then.json"), at("now.json"));
    assert.equal(before.version, "0.0.1");
    assert.deepEqual(projects[0]?.rules, { added: [first.rule], removed: [], changed: [] });
    assert.deepEqual(projects[0]?.findings.new, report.findings.slice(0, 1));
    const text = await runCli("diff", at("then.json"), at("now.json"));
    assert.match(text.out, /Made by versions 0\.0\.1 and development\./);
    assert.match(text.out, /The rules differ, so the scores do not compare\./);
    assert.match((await runCli("diff", at("broken.json"), at("now.json"))).error, /broken\.json: not JSON/);
    assert.match((await runCli("diff", at("foreign.json"), at("now.json"))).error, /foreign\.json: no report of .*0\.version/);
  });

  it("says what is not there", async () => {
    for (const [words, says] of [
      [["v9"], /no branch, tag or commit "v9"/],
      [["a", "b", "c"], /two commits or reports at most/],
      [["HEAD~40"], /goes back further/],
    ] as const) {
      const { code, error } = await runCli("diff", ...words, "--folder", folder);
      assert.equal(code, 2);
      assert.match(error, says);
    }
    mkdirSync(join(top, "bare"));
    assert.match((await runCli("diff", "--folder", join(top, "bare"))).error, /not in a git repository/);
  });

  it("looks at a folder within the repository, and at a project that came and went", async () => {
    const inside = await runCli("diff", "HEAD~1", "HEAD", "--folder", join(folder, "app"), "-f", "json");
    assert.equal(inside.code, 0);
    const moved = diffSchema.parse(JSON.parse(inside.out)).projects[0]?.findings.moved ?? [];
    assert(moved.length > 0 && moved.every(({ from, to }) => from.at?.path === "ask.py" && to.at?.path === "answer.py"));
    const came = diffSchema.parse(JSON.parse((await runCli("diff", "v0.1", "--folder", join(folder, "app"), "-f", "json")).out));
    assert.equal(came.added.length + came.projects.length, 1);
  });

  it("is safe Markdown, whatever texts say", async () => {
    const hostile = "]|\n<script>alert(1)</script> @everyone `x|y` ![a](http://b)";
    const { out } = await runCli("check", folder, "--format", "json");
    const report = reportSchema.parse(JSON.parse(out));
    const [finding] = report.findings;
    assert(finding);
    const worse = {
      ...report,
      project: { ...report.project, name: hostile },
      findings: [{ ...finding, message: hostile, at: { path: hostile }, fingerprint: "0" }],
    };
    const markdown = diffMarkdown(compareReports({ label: hostile, reports: [report] }, { label: "b", reports: [worse] }, "1"));
    assert.doesNotMatch(markdown.replace(/(`+) ?.*?\1(?!`)/g, ""), /<script|@everyone|(?<!\\)!\[/);
    const row = markdown.split("\n").find((line) => line.startsWith(`| ${finding.severity} `)) ?? "";
    assert.equal(row.replace(/\\\|/g, "").split("|").length, 6);
  });
});

describe("matching findings", () => {
  const finding: fc.Arbitrary<FindingJson> = fc.record({
    rule: fc.constantFrom("a/b", "a/c"),
    kind: fc.constantFrom("missing" as const, "weak" as const),
    severity: fc.constant("warning" as const),
    message: fc.constantFrom("One.", "Two."),
    fingerprint: fc.option(fc.constantFrom("aa:1", "aa:2", "bb:1"), { nil: undefined }),
    at: fc.option(fc.record({ path: fc.constantFrom("x.py", "y.py"), startLine: fc.integer({ min: 1, max: 99 }) }), { nil: undefined }),
    related: fc.constant<FindingJson["related"]>([]),
    fixes: fc.constant<FindingJson["fixes"]>([]),
  });
  const findings = fc.array(finding, { maxLength: 12 });

  it("accounts for each finding once, and never for two of different rules", () => {
    fc.assert(
      fc.property(findings, findings, (before, after) => {
        const { new: added, fixed, moved, same } = matchFindings(before, after);
        assert.equal(added.length + moved.length + same.length, after.length);
        assert.equal(fixed.length + moved.length + same.length, before.length);
        for (const { from, to } of moved) assert.deepEqual([from.rule, from.kind], [to.rule, to.kind]);
        for (const one of [...added, ...moved.map(({ to }) => to), ...same]) assert(after.includes(one));
      }),
    );
  });

  it("finds nothing new when only lines and the order changed", () => {
    fc.assert(
      fc.property(findings, fc.nat(50), (before, shift) => {
        const after = before
          .map((one) => ({ ...one, ...(one.at && { at: { ...one.at, startLine: (one.at.startLine ?? 0) + shift } }) }))
          .reverse();
        const { new: added, fixed, moved } = matchFindings(before, after);
        assert.deepEqual([added, fixed, moved], [[], [], []]);
      }),
    );
  });
});
