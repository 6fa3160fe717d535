import assert from "node:assert/strict";
import { planChanges } from "../../src/engine/plan-changes.js";
import { prepareSteps } from "../../src/engine/prepare-steps.js";
import { Session } from "../../src/engine/session.js";
import { buildProject } from "../../src/project/build-project.js";
import type { Stage } from "../../src/project/stage.js";
import { makeReport } from "../../src/report/report.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { sampleProjects } from "../scaffolds/projects.js";

const date = "2026-11-01";

async function prepare(files: Readonly<Record<string, string>>, root: string, stage: Stage, answers?: ReadonlyMap<string, string>) {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  const { snapshot, roots } = session;
  const report = makeReport(buildProject(snapshot, root, { date, roots, stage }));
  const { scaffolds, steps, leftAlone } = prepareSteps(report, "parcels", answers);
  const { changes, project } = await planChanges({ snapshot, project: report.project }, steps, {
    texts: (paths) => session.texts(paths),
    exists: async (path) => path in files,
  });
  const after: Record<string, string> = { ...files, ...Object.fromEntries(changes.map(({ path, after: text }) => [path, text])) };
  return { report, scaffolds, changes, project, after, leftAlone };
}

describe("preparing a project for a stage", () => {
  for (const [name, { files, root = "" }] of Object.entries(sampleProjects)) {
    it(`writes one set of files, once, and takes nothing back (${name})`, async () => {
      const { report, changes, project, after, scaffolds } = await prepare(files, root, "production");
      assert(scaffolds.length > 0 && changes.length > scaffolds.length);
      assert(
        changes.every(({ before, path }) => before === undefined || path === `${root && `${root}/`}roadworthy.yaml`),
        "only the manifest of a bare project changes",
      );
      assert.deepEqual(project.manifest.problems, []);
      const judged = makeReport(project);
      assert(judged.score.exact > report.score.exact);
      for (const [rule, { kind, reason }] of judged.outcomes)
        if (kind === "contradicted") assert.equal(report.outcomes.get(rule)?.kind, kind, `${rule}: ${reason}`);
      const again = await prepare(after, root, "production");
      // What is promised is what is found once the files are there.
      for (const [rule, { kind, share }] of again.report.outcomes)
        assert.deepEqual([judged.outcomes.get(rule)?.kind, judged.outcomes.get(rule)?.share], [kind, share], rule);
      assert.deepEqual(
        again.changes.map(({ path }) => path),
        [],
      );
    });
  }

  it("promises what the files show, whatever it tried before it wrote them", async () => {
    const rows = [...Array(40).keys()].map((index) => `${index},${index % 3},${index % 2}`).join("\n");
    const files = {
      "requirements.txt": "catboost==1.2.5\npandas==2.2.2\n",
      "train.py":
        'import pandas as pd\nfrom catboost import CatBoostClassifier\n\nrows = pd.read_csv("data/parcels.csv")\nCatBoostClassifier().fit(rows[["weight", "zone"]], rows["late"])\n',
      "data/parcels.csv": `weight,zone,late\n${rows}\n`,
    };
    const { project, after } = await prepare(files, "", "production");
    const promised = makeReport(project).outcomes;
    for (const [rule, { kind, share }] of (await prepare(after, "", "production")).report.outcomes)
      assert.deepEqual([promised.get(rule)?.kind, promised.get(rule)?.share], [kind, share], rule);
  });

  it("asks a prototype for less than production", async () => {
    const [sample] = Object.values(sampleProjects);
    const count = async (stage: Stage) => (await prepare(sample?.files ?? {}, "", stage)).scaffolds.length;
    assert((await count("prototype")) <= (await count("pilot")) && (await count("pilot")) <= (await count("production")));
  });

  it("lets the manifest say what was written, and leaves its words alone", async () => {
    const [sample] = Object.values(sampleProjects);
    const manifest = "version: 1\nproject:\n  name: parcels # ours\n  stage: production\nmonitoring:\n  metrics: { system: datadog }\n";
    const { changes, project } = await prepare({ ...sample?.files, "roadworthy.yaml": manifest }, "", "production");
    const change = changes.find(({ path }) => path === "roadworthy.yaml");
    assert.equal(change?.before, manifest);
    assert.match(change?.after ?? "", /name: parcels # ours/);
    assert.deepEqual(project.manifest.value.monitoring?.alerts?.rules, ["monitoring/alerts.yml"]);
    assert.equal(project.manifest.value.monitoring?.metrics?.system, "datadog");
    assert.deepEqual(project.manifest.value.ci?.workflows, [".github/workflows/ci.yml"]);
  });

  it("takes answers, writes by them, and lets the manifest say them", async () => {
    const [sample] = Object.values(sampleProjects);
    const answers = new Map([
      ["ci.system", "gitlab-ci"],
      ["serving.scaling.max", "9"],
      ["serving.slo.latency_p95", "250ms"],
    ]);
    const { changes, project } = await prepare(sample?.files ?? {}, "", "production", answers);
    const text = (path: string) => changes.find((one) => one.path === path)?.after ?? assert.fail(path);
    assert.deepEqual(
      changes.map(({ path }) => path).filter((path) => path.startsWith(".github/workflows/")),
      [],
    );
    text(".gitlab-ci.yml");
    assert.match(text("deploy/kubernetes/base/autoscaler.yaml"), /maxReplicas: 9/);
    assert.match(text("tests/load/loadtest.py"), /250/);
    assert.deepEqual(project.manifest.problems, []);
    assert.equal(project.manifest.get("ci", "system"), "gitlab-ci");
    assert.equal(project.manifest.get("serving", 0, "scaling", "max"), 9);
  });

  it("adds to the pipeline that there is, and says what it leaves alone", async () => {
    const [sample] = Object.values(sampleProjects);
    const workflow =
      "on: [push, pull_request]\njobs:\n  test: # ours\n    runs-on: ubuntu-latest\n    steps:\n      - run: pytest tests/test_features.py\n";
    const path = ".github/workflows/checks.yml";
    const joined = await prepare({ ...sample?.files, [path]: workflow }, "", "production");
    assert(joined.after[path]?.startsWith(workflow) && /python -m pytest evals/.test(joined.after[path] ?? ""));
    assert(!joined.changes.some((change) => change.path === ".github/workflows/ci.yml"));
    assert.deepEqual(joined.leftAlone, []);
    assert.deepEqual((await prepare(joined.after, "", "production")).changes, []);
    const generated = `# Generated by a tool; do not edit.\n${workflow}`;
    const left = await prepare({ ...sample?.files, [path]: generated }, "", "production");
    assert.equal(left.after[path], generated);
    assert.deepEqual(left.leftAlone, [{ path, reason: "Its first lines say that it is generated." }]);
    const foreign = await prepare(
      {
        ...sample?.files,
        ".circleci/config.yml":
          "version: 2.1\njobs:\n  test:\n    docker: [{ image: python }]\n    steps: [{ run: pytest }]\nworkflows: { all: { jobs: [test] } }\n",
      },
      "",
      "production",
    );
    assert(!foreign.changes.some((change) => /workflows\/|gitlab/.test(change.path)));
    assert.match(foreign.leftAlone[0]?.reason ?? "", /circleci/);
  });
});
