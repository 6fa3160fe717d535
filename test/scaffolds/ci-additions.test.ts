import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { applyEdits } from "../../src/engine/apply-edits.js";
import { Session } from "../../src/engine/session.js";
import { buildProject } from "../../src/project/build-project.js";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { applyReplacements } from "../../src/text/edit.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { checkout } from "../upkeep/derived-files.js";
import { pipService } from "./projects.js";
import { temporaryFolder } from "./scaffolded.js";
import { ensureValidators } from "./validators/ensure-validators.js";
import { brokenCopy, problemsIn } from "./validators/validate-file.js";

const folder = `${checkout}test/scaffolds/pipelines`;
const places: Readonly<Record<string, string>> = {
  "github-actions": ".github/workflows/checks.yml",
  "gitlab-ci": ".gitlab-ci.yml",
  "azure-pipelines": "azure-pipelines.yml",
};
const date = "2026-11-01";

/** A service with tests of its data, evaluations, an image and hooks: what each job runs is there. */
const files = {
  ...pipService.files,
  "evals/test_quality.py": "def test_quality():\n    assert 0.9 > 0.8\n",
  Dockerfile: 'FROM python:3.11-slim\nCMD ["python"]\n',
  ".pre-commit-config.yaml": "repos:\n  - repo: https://github.com/gitleaks/gitleaks\n    rev: v8.24.2\n    hooks:\n      - id: gitleaks\n",
  Makefile: "test:\n\tpytest tests/test_features.py\n",
};

async function planned(path: string, text: string) {
  const session = new Session(literalFileSystem({ ...files, [path]: text }));
  await session.refresh();
  const project = session.project("", date);
  const plan = planScaffold(project, "ci-workflow");
  const next = buildProject(applyEdits(session.snapshot, plan.edits, new Map()), "", { date, roots: [""] });
  const added = plan.edits.flatMap((edit) => (edit.kind === "replace" && edit.path === path ? [edit] : []));
  return { ...plan, added, after: applyReplacements(text, added), next };
}

/** The ids of all jobs and what each waits for, as the file has them. */
function jobsOf(system: string, text: string): ReadonlyMap<string, readonly string[]> {
  const root = parse(text, { uniqueKeys: true, merge: true });
  if (system === "github-actions")
    return new Map(Object.entries<{ needs?: string | string[] }>(root.jobs).map(([id, { needs }]) => [id, [needs ?? []].flat()]));
  if (system === "gitlab-ci") {
    const jobs = Object.entries<{ script?: unknown; needs?: (string | { job: string })[] }>(root).filter(
      ([id, job]) => job?.script && !id.startsWith("."),
    );
    return new Map(jobs.map(([id, { needs = [] }]) => [id, needs.map((one) => (typeof one === "string" ? one : one.job))]));
  }
  const stages: readonly { jobs?: readonly { job?: string; deployment?: string; dependsOn?: string | string[] }[] }[] = root.stages ?? [
    root,
  ];
  return new Map(
    stages.flatMap(({ jobs = [] }) => jobs.map((job) => [job.job ?? job.deployment ?? "", [job.dependsOn ?? []].flat()] as const)),
  );
}

describe("scaffold ci-workflow, in a pipeline that there is", function () {
  this.timeout(600_000);
  before(ensureValidators);

  for (const [system, path] of Object.entries(places)) {
    const names = readdirSync(`${folder}/${system}`).filter((name) => name.endsWith(".yml"));
    for (const name of names) {
      const text = readFileSync(`${folder}/${system}/${name}`, "utf8");
      const reason = `${folder}/${system}/${name.replace(/\.yml$/, ".left.txt")}`;
      if (existsSync(reason)) {
        it(`leaves ${system}/${name} alone and says why`, async () => {
          const { added, skipped, edits } = await planned(path, text);
          assert.deepEqual(added, []);
          assert.deepEqual(skipped, [{ path, reason: readFileSync(reason, "utf8").trim() }]);
          for (const edit of edits) assert(edit.kind === "create" && system === "github-actions", edit.path);
        });
        continue;
      }
      it(`adds to ${system}/${name} the jobs that it lacks, and changes no other byte`, async () => {
        const { added, after, edits, next, skipped } = await planned(path, text);
        assert.deepEqual(skipped, []);
        assert.equal(edits.length, added.length, "another file beside it");
        assert(added.length >= 1);
        for (const { span } of added) assert.equal(span.start, span.end);
        if (text.includes("\r")) assert.doesNotMatch(after, /[^\r]\n/);
        const before = jobsOf(system, text);
        const jobs = jobsOf(system, after);
        const gate = [...jobs.keys()].find((id) => id === "evals");
        for (const [id, needs] of before)
          assert.deepEqual(jobs.get(id), /deploy|production/.test(id) && gate && needs.length > 0 ? [...needs, gate] : needs, id);
        for (const needs of jobs.values()) for (const needed of needs) assert(jobs.has(needed), needed);
        if (!parse(text).steps) assert(jobs.size > before.size);
        for (const command of ["docker build", "pytest evals", "pre-commit run", "pytest tests/data"])
          assert.equal(after.split(command).length - 1, 1, command);
        assert.deepEqual(planScaffold(next, "ci-workflow").edits, [], "it is not done the second time");
        const home = temporaryFolder();
        assert.deepEqual(problemsIn(home, path, text), [], "the fixture is broken");
        assert.deepEqual(problemsIn(home, path, after), []);
        const broken = brokenCopy(path, after);
        assert.notDeepEqual(broken?.problems(home), [], "the broken copy passes");
      });
    }
    it(`${system} has fixtures`, () => assert(names.length > 5));
  }
});
