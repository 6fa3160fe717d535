import assert from "node:assert/strict";
import { badge } from "../../src/formats/badge.js";
import { codeScanning } from "../../src/formats/code-scanning.js";
import { compareReports } from "../../src/formats/compare-reports.js";
import { formats } from "../../src/formats/formats.js";
import { github } from "../../src/formats/github.js";
import { html } from "../../src/formats/html.js";
import { markdown } from "../../src/formats/markdown.js";
import { reportSchema } from "../../src/formats/report-schema.js";
import { sarif } from "../../src/formats/sarif.js";
import { shields } from "../../src/formats/shields.js";
import { text } from "../../src/formats/text.js";
import { toReportJson } from "../../src/formats/to-report-json.js";
import { inputOf, manifest } from "./input-of.js";

const code = {
  "requirements.txt": "scikit-learn==1.5.2\npandas==2.2.3\n",
  "train.py":
    'import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler\n\nrows = pd.read_csv("rows.csv")\nscaled = StandardScaler().fit_transform(rows)\ntrain, test = train_test_split(scaled)\nLogisticRegression().fit(train, test)\n',
};

/** Nothing of it can be read. */
const broken = () => inputOf({ ...code, "roadworthy.yaml": `[ ${manifest("churn")}` });
/** All but its last section can. */
const brokenInPart = () => inputOf({ ...code, "roadworthy.yaml": `${manifest("churn")}team: {owners: ["@ml"\n` });

/** A score, however it is said. */
const aScore = /\d+ ?\/ ?100|\d+(?:<\/strong>)? of 100|readiness \d+/i;

describe("the report on a manifest of which nothing can be read", () => {
  for (const [name, format] of Object.entries(formats)) {
    // These hold all numbers, or descriptions of rules, in which some stand; they are looked at below.
    if (["json", "sarif", "code-scanning"].includes(name)) continue;
    it(`gives no score as ${name}`, async () => {
      assert.doesNotMatch(format.render([await broken()], {}), aScore);
    });
  }

  it("says why, and where to look", async () => {
    const input = await broken();
    const said = /The manifest cannot be read \(roadworthy\.yaml:\d+:\d+\), so nothing can be said of the project, and there is no score\./;
    assert.match(text([input], {}), said);
    assert.match(github([input]), said);
    assert.match(markdown([input], {}).replaceAll("\\", ""), said);
    assert.match(markdown([input], {}), /^## churn: no score$/m);
    assert.match(
      html([input]),
      /No score[\s\S]*The manifest cannot be read, so nothing can be said of the project: <code>roadworthy\.yaml:\d+:\d+<\/code>/,
    );
    assert.match(badge([input]), /<title>readiness: unknown<\/title>/);
    assert.deepEqual(JSON.parse(shields([input])).message, "unknown");
    for (const log of [sarif([input]), codeScanning([input])]) {
      const [run] = JSON.parse(log).runs;
      assert.equal("score" in run.properties.projects[0], false);
      assert.match(run.invocations[0].toolExecutionNotifications[0].message.text, said);
    }
  });

  it("marks the number of its JSON as one that cannot be relied on", async () => {
    const report = reportSchema.parse(toReportJson(await broken()));
    assert.equal(report.score.unreliable?.at.path, "roadworthy.yaml");
    assert.equal(report.score.unreliable?.message, report.findings.find(({ rule }) => rule === "manifest/syntax")?.message);
    assert.deepEqual(report.nextActions, []);
    const side = { label: "now", reports: [report] };
    assert.match(
      compareReports(side, side, "").notes[0] ?? "",
      /^now: the score of churn cannot be relied on: roadworthy\.yaml cannot be read$/,
    );
  });

  it("blames nobody for what the manifest may say, and still tells what code shows by itself", async () => {
    const { findings, laterFindings, outcomes } = toReportJson(await broken());
    const own = [...findings, ...laterFindings].filter(({ kind }) => kind !== "invalid");
    assert.deepEqual(
      own.filter(({ at, kind, check }) => at?.path === "roadworthy.yaml" || at === undefined || (kind === "missing" && !check)),
      [],
    );
    assert(own.some(({ rule, at }) => rule === "eval/split-first" && at?.path === "train.py"));
    const owner = outcomes.find(({ rule }) => rule === "team/owner");
    assert.deepEqual([owner?.outcome, owner?.earned, owner?.reason], ["unknown", 0, "The manifest may say it, and cannot be read."]);
  });

  it("is that of an empty manifest too", async () => {
    const input = await inputOf({ ...code, "roadworthy.yaml": "# nothing yet\n" });
    assert.match(text([input], {}), /The manifest cannot be read \(roadworthy\.yaml/);
    assert.doesNotMatch(text([input], {}), aScore);
  });
});

describe("the report on a manifest of which parts cannot be read", () => {
  it("gives the score of the rest, and says that it cannot be relied on", async () => {
    const input = await brokenInPart();
    const said = /Parts of the manifest cannot be read \(roadworthy\.yaml:\d+:\d+\), so the score cannot be relied on\./;
    for (const said of [text([input], {}), markdown([input], {}), github([input]), html([input])]) assert.match(said, aScore);
    assert.match(text([input], {}), said);
    assert.match(github([input]), said);
    assert.match(markdown([input], {}).replaceAll("\\", ""), said);
    assert.match(
      html([input]),
      /Parts of the manifest cannot be read, so the score cannot be relied on: <code>roadworthy\.yaml:\d+:\d+<\/code>/,
    );
    // Neither has room for more than a number.
    assert.doesNotMatch(badge([input]) + shields([input]), aScore);
    assert.equal(toReportJson(input).score.unreliable?.at.path, "roadworthy.yaml");
    assert(
      toReportJson(input).findings.some(({ kind }) => kind === "missing"),
      "what the rest lacks",
    );
  });

  it("does not say so of one that only has wrong values", async () => {
    const input = await inputOf({ ...code, "roadworthy.yaml": `${manifest("churn")}nonsense: 1\n` });
    assert.equal(toReportJson(input).score.unreliable, undefined);
    assert.doesNotMatch(text([input], {}), /cannot be (?:read|relied)/);
  });
});
