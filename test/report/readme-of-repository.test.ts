import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { makeReport } from "../../src/report/report.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { everyRuleOn } from "../every-rule-on.js";

const manifest = "version: 1\nproject:\n  name: trips\n  kind: online-service\n";
const about = "# Fares\n\nWhat a trip costs is worked out here, from the places where it begins and ends and from the time of the day.\n";

describe("a README without commands", () => {
  it("is no finding below a repository's top, whose README may have them", async () => {
    const session = new Session(
      literalFileSystem({
        "README.md": "# Trips\n\n```bash\nmake run\n```\n",
        "services/eta/roadworthy.yaml": manifest,
        "services/fares/roadworthy.yaml": manifest,
        "services/fares/README.md": about.repeat(3),
      }),
    );
    await session.refresh();
    const kinds = ["services/eta", "services/fares"].map(
      (root) => makeReport(session.project(root, "2026-11-01"), everyRuleOn).outcomes.get("governance/docs")?.kind,
    );
    assert.deepEqual(kinds, ["unknown", "unknown"]);
  });

  it("is one at the top", async () => {
    const session = new Session(literalFileSystem({ "roadworthy.yaml": manifest, "README.md": about.repeat(3) }));
    await session.refresh();
    assert.equal(makeReport(session.project("", "2026-11-01"), everyRuleOn).outcomes.get("governance/docs")?.kind, "partial");
  });
});
