import assert from "node:assert/strict";
import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { applyEdits } from "../../src/engine/apply-edits.js";
import { fixEdits } from "../../src/engine/fix-edits.js";
import { nextActions } from "../../src/engine/next-actions.js";
import { Session } from "../../src/engine/session.js";
import { pathsIn } from "../../src/formats/report-input.js";
import { buildProject } from "../../src/project/build-project.js";
import { makeReport } from "../../src/report/report.js";
import { checkout } from "../upkeep/derived-files.js";

const date = "2026-11-01";

for (const name of ["churn", "support-bot"]) {
  describe(`next best actions of examples/${name}`, () => {
    it("gain exactly the points that they promise", async () => {
      const session = new Session(nodeFileSystem(`${checkout}examples/${name}`));
      await session.refresh();
      const report = session.report("", date);
      const texts = await session.texts(pathsIn(report));
      const actions = nextActions(session.snapshot, report, texts);
      assert(actions.length >= 3, "there is something to do");
      for (const { fix, gain, scoreAfter, title } of actions) {
        const after = makeReport(
          buildProject(applyEdits(session.snapshot, fixEdits(report.project, fix), texts), "", { date, roots: [""] }),
        );
        assert.equal(after.score.exact - report.score.exact, gain, title);
        assert.equal(after.score.value, scoreAfter, title);
      }
    });

    it("are sorted by points for effort, and promise no loss", async () => {
      const session = new Session(nodeFileSystem(`${checkout}examples/${name}`));
      await session.refresh();
      const report = session.report("", date);
      const actions = nextActions(session.snapshot, report, await session.texts(pathsIn(report)));
      const worth = actions.map(({ potential, effort }) => potential / effort);
      assert.deepEqual(
        worth,
        [...worth].sort((a, b) => b - a),
      );
      for (const { title, gain, potential } of actions) assert(gain >= 0 && potential >= gain - 1e-9, `${title}: ${gain}, ${potential}`);
    });
  });
}
