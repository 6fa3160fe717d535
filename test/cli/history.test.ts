import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { historyHtml } from "../../src/formats/history-html.js";
import { type HistoryJson, historySchema } from "../../src/formats/history-schema.js";
import { reportSchema } from "../../src/formats/report-schema.js";
import { churnRepository, git } from "./churn-repository.js";
import { runCli } from "./run-cli.js";

describe("the history of the score", () => {
  let top: string;
  let folder: string;
  before(() => {
    top = mkdtempSync(join(tmpdir(), "roadworthy-history-"));
    folder = join(top, "churn");
    churnRepository(folder);
  });
  after(() => rmSync(top, { recursive: true, force: true }));

  async function historyOf(...words: string[]): Promise<HistoryJson> {
    const { out, code } = await runCli("history", ...words, "--format", "json");
    assert.equal(code, 0);
    return historySchema.parse(JSON.parse(out));
  }

  it("has a point for each commit, and each is what a check of its checkout gives", async () => {
    const [project] = (await historyOf(folder)).projects;
    assert(project);
    assert.deepEqual(
      project.points.map(({ day, subject, tags, date }) => [day, subject, tags.join(), date]),
      [
        ["2026-09-01", "Predict churn", "v0.1", "2026-11-01"],
        ["2026-09-08", "Ask a model | <why>", "", "2026-11-01"],
        ["2026-09-15", "Shift lines", "v0.2", "2026-11-01"],
        ["2026-09-22", "Move", "", "2026-11-01"],
      ],
    );
    for (const { commit, score, findings, areas } of project.points) {
      const clone = join(top, commit);
      git(top, "2026-10-01", "clone", "-q", folder, clone);
      git(clone, "2026-10-01", "checkout", "-q", commit);
      const report = reportSchema.parse(JSON.parse((await runCli("check", clone, "--format", "json")).out));
      assert.equal(score, report.score.value);
      assert.deepEqual(
        areas,
        report.score.areas.map(({ area, title, value }) => ({ area, title, value })),
      );
      assert.equal(findings.error, report.findings.filter(({ severity }) => severity === "error").length);
      assert.equal(findings.warning, report.findings.filter(({ severity }) => severity === "warning").length);
    }
  });

  it("goes over tags, from another commit, and as far as it is asked to", async () => {
    const subjects = async (...words: string[]) => (await historyOf(folder, ...words)).projects[0]?.points.map(({ subject }) => subject);
    assert.deepEqual(await subjects("--tags"), ["Predict churn", "Shift lines"]);
    assert.deepEqual(await subjects("--last", "2"), ["Shift lines", "Move"]);
    assert.deepEqual(await subjects("--from", "v0.2", "--last", "1"), ["Shift lines"]);
    assert.deepEqual((await runCli("history", folder, "--last", "0")).code, 2);
  });

  it("says where a shallow clone ends, and where there is no repository, commit or project", async () => {
    const clone = join(top, "shallow");
    git(top, "2026-10-01", "clone", "-q", "--depth", "2", `file://${folder}`, clone);
    const { projects, notes } = await historyOf(clone);
    assert.equal(projects[0]?.points.length, 2);
    assert.match(notes.join(), /History ends after 2 commits\. This clone is shallow/);
    mkdirSync(join(top, "plain"));
    assert.match((await runCli("history", join(top, "plain"))).error, /not in a git repository/);
    assert.match((await runCli("history", folder, "--from", "v7")).error, /no branch, tag or commit "v7"/);
    mkdirSync(join(folder, "later"));
    assert.match((await runCli("history", join(folder, "later"))).out, /No commit has a project here\./);
  });

  it("is a table for terminals, and a page with a plot whose table says the same", async () => {
    const { out } = await runCli("history", folder);
    assert.match(out, /^2026-09-08 {2}[0-9a-f]{10} .* −\d+ .*Ask a model \| <why>$/m);
    const page = (await runCli("history", folder, "--format", "html")).out;
    assert.doesNotMatch(page, /<script|<img|<link|<[^>]*\s(?:style|on\w+)=|url\(|@import|<why>/i);
    assert.match(
      page,
      /<svg class="chart" viewBox="[^"]+" role="img" aria-label="Readiness of churn over 4 commits[^"]*The table below has every score\.">/,
    );
    const points = [...page.matchAll(/<circle[^>]*><title>([^<]*)<\/title>/g)].map(([, title]) => title);
    const rows = [...page.matchAll(/<th scope="row">[^<]*<\/th>.*\n<td class="number">(\d+)<\/td>/g)].map(([, score]) => score);
    assert.deepEqual(points.map((title) => title?.split(": ")[1]).reverse(), rows);
    assert.equal(rows.length, 4);
  });

  it("lets nothing of a repository become markup", () => {
    const hostile = '"><script>alert(1)</script>';
    const point = { commit: "a".repeat(40), tags: [hostile], day: "2026-01-01", subject: hostile, date: "2026-01-01" };
    const page = historyHtml({
      version: 1,
      tool: { name: "Roadworthy", version: hostile },
      projects: [
        {
          root: "",
          name: hostile,
          points: [{ ...point, stage: "pilot", score: 50, level: "Pilot", findings: { error: 0, warning: 0, info: 0 }, areas: [] }],
        },
      ],
      notes: [hostile],
    });
    assert.doesNotMatch(page, /<script/);
  });
});
