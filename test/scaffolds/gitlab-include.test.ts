import assert from "node:assert/strict";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { applyReplacements, type Edit } from "../../src/text/edit.js";
import { projectOf } from "./project-of.js";
import { pipService, type SampleProject } from "./projects.js";
import { temporaryFolder, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const pipeline = ".gitlab-ci.yml";

/** The pipeline as GitLab would put it together: its jobs by name, or what is wrong with it. */
function jobsOf(files: Readonly<Record<string, string>>): readonly string[] | string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) writeFile(folder, path, text);
  for (const words of [
    ["init", "-q"],
    ["remote", "add", "origin", "https://gitlab.example.com/team/project.git"],
    ["add", "-A"],
    ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "x"],
  ])
    run("git", words, { cwd: folder });
  const { code, text } = run(process.execPath, [nodeTool("gitlab-ci-local/src/index.js"), "--list-csv-all"], { cwd: folder });
  if (code !== 0) return text;
  return text.split("\n").flatMap((line) => (/^[\w:-]+;/.test(line) && !line.startsWith("name;") ? (line.split(";")[0] ?? []) : []));
}

function applied(files: Readonly<Record<string, string>>, edits: readonly Edit[]): Readonly<Record<string, string>> {
  const after: Record<string, string> = { ...files };
  for (const edit of edits) if (edit.kind === "create") after[edit.path] = edit.text;
  for (const path of new Set(edits.flatMap((edit) => (edit.kind === "replace" ? edit.path : []))))
    after[path] = applyReplacements(
      files[path] ?? "",
      edits.flatMap((edit) => (edit.kind === "replace" && edit.path === path ? [edit] : [])),
    );
  return after;
}

describe("a file of jobs in a pipeline of GitLab", function () {
  this.timeout(300_000);
  before(ensureValidators);

  async function added(id: string, text: string | undefined, others: SampleProject["files"] = {}) {
    const files = { ...pipService.files, ".gitlab/CODEOWNERS": "* @a\n", ...others, ...(text !== undefined && { [pipeline]: text }) };
    const project = await projectOf({ files });
    const { edits, skipped } = planScaffold(project, id);
    const after = applied(files, edits);
    const again = planScaffold(await projectOf({ files: after }), id).edits;
    assert.deepEqual(again, [], "twice changes something");
    return { after, skipped, text: after[pipeline] };
  }

  const test = "test:\n  script: pytest\n";
  for (const [title, id, before, after] of [
    [
      "a list",
      "drift-job",
      `include:\n  - local: ci/a.yml # ours\n${test}`,
      `include:\n  - local: ci/a.yml # ours\n  - /.gitlab/ci/drift.yml\n${test}`,
    ],
    ["brackets", "drift-job", `include: [ci/a.yml]\n${test}`, `include: [ci/a.yml, /.gitlab/ci/drift.yml]\n${test}`],
    ["a name alone", "drift-job", `include: ci/a.yml\n${test}`, `include: [ci/a.yml, /.gitlab/ci/drift.yml]\n${test}`],
    ["no include", "drift-job", test, `${test}include:\n  - /.gitlab/ci/drift.yml\n`],
    ["a pattern that fits", "drift-job", `include: .gitlab/ci/*.yml\n${test}`, `include: .gitlab/ci/*.yml\n${test}`],
    [
      "stages without one that deploys",
      "deploy-workflow",
      `stages:\n  - test\n${test}`,
      `stages:\n  - test\n  - deploy\n${test}include:\n  - /.gitlab/ci/deploy.yml\n`,
    ],
  ] as const)
    it(`is included where there is ${title}`, async () => {
      const { after: files, text, skipped } = await added(id, before, { "ci/a.yml": "lint:\n  script: ruff check\n" });
      assert.equal(text, after);
      assert.deepEqual(skipped, []);
      const jobs = jobsOf(files);
      assert(typeof jobs !== "string", String(jobs));
      assert(jobs.includes("test") && jobs.includes(id === "drift-job" ? "drift" : "production"), jobs.join());
      for (const [path, written] of Object.entries(files))
        if (path.startsWith(".gitlab/ci/")) assert.doesNotMatch(written, /TODO: include/);
    });

  it("takes the stages and undoes the scripts of the pipeline that includes it", async () => {
    const before = "stages: [verify, release]\ndefault:\n  before_script: [apk add make]\nunit:\n  stage: verify\n  script: make\n";
    for (const id of ["drift-job", "retraining-workflow", "load-test", "deploy-workflow"]) {
      const { after, skipped } = await added(id, before, {
        "train.py": "from sklearn.svm import SVC\n\nif __name__ == '__main__':\n    SVC().fit([[1]], [1])\n",
      });
      assert.deepEqual(skipped, [], id);
      const [path = "", text = ""] = Object.entries(after).find(([one]) => one.startsWith(".gitlab/ci/")) ?? [];
      assert.match(text, /^ {2}stage: (?:verify|release)$/m, path);
      assert.doesNotMatch(text, /stage: (?:test|deploy|check|evaluate)$/m, path);
      assert.match(text, /^ {2}before_script: \[\]$/m, path);
      assert(Array.isArray(jobsOf(after)), `${id}: ${jobsOf(after)}`);
    }
  });

  it("is left to people where including it would change what is there", async () => {
    for (const [text, reason] of [
      ["include:\n  local: ci/a.yml\ntest:\n  script: pytest\n", /^Add \/\.gitlab\/ci\/drift\.yml to its include\.$/],
      ["drift:\n  script: ./ours.sh\n", /^It has a job `drift` already/],
      ["test: [\n", /^Add/],
    ] as const) {
      const { after, skipped } = await added("drift-job", text);
      assert.equal(after[pipeline], text);
      assert.match(skipped.map(({ reason: said }) => said).join(), reason);
      assert.match(after[".gitlab/ci/drift.yml"] ?? "", /TODO: include this file/);
    }
  });

  it("brings the pipeline with it where there is none, to which jobs that prove changes are added", async () => {
    const { after } = await added("drift-job", undefined);
    assert.match(after[pipeline] ?? "", /^include:\n {2}- \/\.gitlab\/ci\/drift\.yml$/m);
    assert.deepEqual(jobsOf(after), ["drift"]);
    const project = await projectOf({ files: after });
    const whole = applied(after, planScaffold(project, "ci-workflow").edits);
    const jobs = jobsOf(whole);
    assert(typeof jobs !== "string" && jobs.includes("drift") && jobs.includes("test"), String(jobs));
    assert(whole[pipeline]?.startsWith(after[pipeline] ?? "-"));
    assert.match(whole[pipeline] ?? "", /^test:\n {2}stage: test$/m);
  });
});
