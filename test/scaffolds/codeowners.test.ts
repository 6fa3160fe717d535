import assert from "node:assert/strict";
import { hostileService, pipService } from "./projects.js";
import { scaffolded } from "./scaffolded.js";

const manifest = (owners: string) => `version: 1\nproject:\n  name: churn\nteam:\n  owners: [${owners}]\n`;

describe("scaffold codeowners", () => {
  it("names those that the manifest names, and nobody else", async () => {
    const files = { ...pipService.files, "roadworthy.yaml": manifest('"@churn/team", "the boss", "ann@churn.example"') };
    const { written } = await scaffolded({ files }, "codeowners");
    assert.match(written.get(".github/CODEOWNERS") ?? "", /^\* {2}@churn\/team ann@churn\.example$/m);
    assert.doesNotMatch(written.get(".github/CODEOWNERS") ?? "", /boss|TODO/);
  });

  it("goes where the host looks, and leaves out what it could not write", async () => {
    const files = { ...pipService.files, ".gitlab-ci.yml": "test:\n  script: pytest\n" };
    assert.deepEqual([...(await scaffolded({ files }, "codeowners")).written.keys()], [".gitlab/CODEOWNERS"]);
    const owned = { ...pipService.files, "docs/CODEOWNERS": "* @churn/team\n" };
    assert.equal((await scaffolded({ files: owned }, "codeowners")).written.size, 0);
  });

  it("speaks of a nested project by its folder, blanks and signs of patterns escaped", async () => {
    const { written } = await scaffolded(hostileService, "codeowners");
    assert.match(written.get(".github/CODEOWNERS") ?? "", /^\/teams\/it's\\ "ours"\\ \\#1\/ +@TODO-team$/m);
  });
});
