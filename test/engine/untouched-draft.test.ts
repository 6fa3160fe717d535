import assert from "node:assert/strict";
import { applyEdits } from "../../src/engine/apply-edits.js";
import { Session } from "../../src/engine/session.js";
import { buildProject } from "../../src/project/build-project.js";
import type { Stage } from "../../src/project/stage.js";
import { rulesById } from "../../src/rules/index.js";
import { draftManifest } from "../../src/scaffolds/draft-manifest.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { fullReport } from "../every-rule-on.js";
import { sampleProjects } from "../scaffolds/projects.js";

const date = "2026-11-01";

/** What only a manifest can say, and no draft: it is asked for once there is one. */
const askedForByManifest = [
  "data/sources-declared",
  "team/domain-expert",
  ...Object.keys(rulesById).filter((id) => rulesById[id]?.unknownWithoutManifest),
];

describe("a manifest as it was drafted", () => {
  for (const [name, { files, root }] of Object.entries(sampleProjects)) {
    if (root !== undefined) continue;
    for (const stage of ["prototype", "production"] as const satisfies Stage[])
      it(`takes nothing from ${name} at ${stage}, and claims nothing that is not there`, async () => {
        const session = new Session(literalFileSystem(files));
        await session.refresh();
        const before = fullReport(session.project("", date));
        const text = draftManifest(before.project, "sample", { stage });
        const drafted = applyEdits(session.snapshot, [{ kind: "create", path: "roadworthy.yaml", text }], new Map());
        const after = fullReport(buildProject(drafted, "", { date, roots: [""] }));

        assert.deepEqual(after.project.manifest.problems, []);
        const outcomes = [...after.outcomes.values()].map((outcome) => ({ outcome, was: before.outcomes.get(outcome.rule) }));
        assert.deepEqual(
          outcomes.filter(({ outcome, was }) => outcome.share < (was?.share ?? 0)).map(({ outcome }) => outcome.rule),
          [],
          "lower than without it",
        );
        assert.deepEqual(
          outcomes
            .filter(({ outcome, was }) => outcome.kind === "missing" && was?.kind !== "missing")
            .map(({ outcome }) => outcome.rule)
            .filter((rule) => !askedForByManifest.includes(rule)),
          [],
          "missing because of it",
        );
        const known = new Set([...before.findings, ...before.laterFindings].map(({ rule, message }) => `${rule} ${message}`));
        assert.deepEqual(
          after.findings
            .filter(({ rule, message, kind }) => kind !== "missing" && kind !== "partial" && !known.has(`${rule} ${message}`))
            .map(({ rule, message }) => `${rule} ${message}`),
          [],
          "blamed for it",
        );
      });
  }

  it("does not count as an evaluation that nothing shows", async () => {
    const { files } = sampleProjects["FastAPI with pip"] ?? assert.fail();
    const session = new Session(literalFileSystem(files));
    await session.refresh();
    const text = draftManifest(session.project("", date), "sample");
    const drafted = applyEdits(session.snapshot, [{ kind: "create", path: "roadworthy.yaml", text }], new Map());
    const outcome = fullReport(buildProject(drafted, "", { date, roots: [""] })).outcomes.get("eval/exists");
    assert.equal(outcome?.kind, "missing");
    assert.deepEqual(
      outcome.findings.map(({ message, at }) => [message, at && text.slice(at.span.start, at.span.end)]),
      [
        [
          "Nothing evaluates the model: no evaluation suite or metric computation was found, and `evals` is still to be filled in. Users would be the test.",
          "evals",
        ],
      ],
    );
  });
});
