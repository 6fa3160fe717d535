import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { makeReport } from "../../src/report/report.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { everyRuleOn } from "../every-rule-on.js";

const manifest = "version: 1\nproject:\n  name: trips\n  kind: online-service\n";

describe("the deployments of a repository of several projects", () => {
  it("are judged for the projects that they name", async () => {
    const session = new Session(
      literalFileSystem({
        "services/eta/roadworthy.yaml": manifest,
        "services/fares/roadworthy.yaml": manifest,
        ".github/workflows/deploy.yml":
          "on: { push: { branches: [main] } }\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./release.sh production\n        working-directory: services/fares\n",
      }),
    );
    await session.refresh();
    const kinds = ["services/eta", "services/fares"].map(
      (root) => makeReport(session.project(root, "2026-11-01"), everyRuleOn).outcomes.get("ci/deploy-gated")?.kind,
    );
    assert.deepEqual(kinds, ["unknown", "missing"]);
    const [untested] = session.report("services/eta", "2026-11-01").outcomes.get("ci/exists")?.findings ?? [];
    assert.match(untested?.message ?? "", /^No CI for `services\/eta`: /);
  });
});
