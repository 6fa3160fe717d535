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

async function prepare(files: Readonly<Record<string, string>>, root: string, stage: Stage) {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  const { snapshot, roots } = session;
  const report = makeReport(buildProject(snapshot, root, { date, roots, stage }));
  const { scaffolds, steps } = prepareSteps(report, "parcels");
  const { changes, project } = await planChanges({ snapshot, project: report.project }, steps, {
    texts: (paths) => session.texts(paths),
    exists: async (path) => path in files,
  });
  const after: Record<string, string> = { ...files, ...Object.fromEntries(changes.map(({ path, after: text }) => [path, text])) };
  return { report, scaffolds, changes, project, after };
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
      assert.deepEqual(
        again.changes.map(({ path }) => path),
        [],
      );
    });
  }

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
});
