import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { type CiCommand, ciCommands } from "../../src/project/ci-commands.js";
import { invocations } from "../../src/project/commands/invocations.js";
import { shellWords } from "../../src/project/commands/shell-words.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

type Files = Readonly<Record<string, string>>;

async function commandsOf(files: Files, root = ""): Promise<readonly CiCommand[]> {
  const session = new Session(literalFileSystem({ [root ? `${root}/roadworthy.yaml` : "roadworthy.yaml"]: "version: 1\n", ...files }));
  await session.refresh();
  return ciCommands(session.project(root, "2026-11-01"));
}

const workflow = ".github/workflows/ci.yml";

/** A workflow whose only job runs a script, step by step. */
function running(...steps: string[]): string {
  const written = steps.map((step) =>
    step.includes("\n") || step.startsWith("uses:")
      ? `      - ${step.replace(/\n/g, "\n        ")}`
      : `      - run: ${JSON.stringify(step)}`,
  );
  return `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${written.join("\n")}\n`;
}

/** What a workflow with these steps runs besides what it says itself. */
async function followed(files: Files, ...steps: string[]): Promise<string[]> {
  const commands = await commandsOf({ ...files, [workflow]: running(...steps) });
  const said = new Set(steps);
  return commands.map(({ text }) => text).filter((text) => !said.has(text) && !text.startsWith("uses "));
}

describe("shellWords", () => {
  it("takes quotes off, keeps substitutions, and leaves redirections out", () => {
    assert.deepEqual(shellWords(`A=1 sudo "my tool" 'a b' x\\ y --f="c d" $(ls -l) \${{ github.x }} "\${V}/z"`), [
      ["A=1", "sudo", "my tool", "a b", "x y", "--f=c d", "$(ls -l)", "${{ github.x }}", "${V}/z"],
    ]);
    assert.deepEqual(shellWords("make test > log.txt 2>&1 | tee out &> all"), [
      ["make", "test"],
      ["tee", "out"],
    ]);
    assert.deepEqual(shellWords(""), []);
    assert.deepEqual(shellWords('echo "half'), [["echo", '"half']]);
  });
});

describe("invocations", () => {
  const tasks = (line: string) =>
    invocations(shellWords(line)[0] ?? []).flatMap((one) =>
      one.kind === "tasks"
        ? [[one.runner, one.names.join(" ") || one.otherwise, one.folder ?? one.file ?? one.packages].filter(Boolean).join(" ")]
        : [],
    );

  for (const [line, ...expected] of [
    ["make", "make first"],
    ["make -j4 -C api test COV=1", "make test api"],
    ["make --file=ci.mk check", "make check ci.mk"],
    ["$(MAKE) lint", "make lint"],
    ["sudo -E env A=1 make test", "make test"],
    ["just", "just first"],
    ["just -f ops/justfile test unit", "just test unit ops/justfile"],
    ["uv run --group dev poe test", "python poe", "python test"],
    ["poetry -C api run pytest", "python pytest api"],
    ["poetry run task lint", "python task", "task lint", "python lint"],
    ["hatch run test:cov", "python test:cov cov"],
    ["hatch -e lint run check", "python check"],
    ["pdm test", "python test"],
    ["pixi run -e ci test", "python test"],
    ["tox", "tox all"],
    ["tox run -e py311,lint -- -x", "tox py311 lint"],
    ["python -m tox -e lint", "tox lint"],
    ["nox -s tests lint -- -k x", "nox tests lint"],
    ["uvx nox", "nox all"],
    ["pre-commit run --all-files", "pre-commit all"],
    ["pre-commit run mypy --hook-stage manual --files a.py", "pre-commit all"],
    ["uv run pre-commit run -a ruff", "python pre-commit", "pre-commit ruff"],
    ["npx lefthook run pre-commit --all-files", "lefthook pre-commit"],
    ["mise run lint ::: test", "mise lint test"],
    ["mise r test --watch", "mise test"],
    ["mise test", "mise test"],
    ["mise install"],
    ["mise exec -- make test", "make test"],
    ["invoke -r ci test", "invoke test ci"],
    ["npm ci"],
    ["npm t", "npm pretest test posttest"],
    ["npm --prefix web run build", "npm prebuild build postbuild web"],
    ["pnpm --filter @acme/web test", "npm pretest test posttest @acme/web"],
    ["pnpm -r run lint", "npm prelint lint postlint *"],
    ["yarn workspace web test", "npm pretest test posttest web"],
    ["yarn turbo run test lint", "npm preturbo turbo postturbo", "npm test lint *"],
    ["npx nx run-many -t test", "npm test *"],
    ["bun run check", "npm precheck check postcheck"],
  ] as const) {
    it(`reads \`${line}\``, () => assert.deepEqual(tasks(line), expected));
  }

  it("reads scripts, shells, containers and folders", () => {
    const read = (line: string) => invocations(shellWords(line)[0] ?? []);
    assert.deepEqual(read("bash -eux scripts/test.sh --fast"), [{ kind: "script", path: "scripts/test.sh", stops: true }]);
    assert.deepEqual(read("sh -o errexit x.sh"), [{ kind: "script", path: "x.sh", stops: true }]);
    assert.deepEqual(read("time ./run"), [{ kind: "script", path: "./run", stops: false }]);
    assert.deepEqual(read(". env/setup.sh"), [{ kind: "script", path: "env/setup.sh", stops: true, sourced: true }]);
    assert.deepEqual(read(`bash -c "pytest && ls"`), [{ kind: "text", text: "pytest && ls", elsewhere: false }]);
    assert.deepEqual(read("docker run --rm -v $(pwd):/app -w /app --env A=1 image:1 pytest -q"), [
      { kind: "text", text: "pytest -q", elsewhere: true },
    ]);
    assert.deepEqual(read(`docker compose -f ci.yml run --rm -e A=1 api sh -c "make test"`), [
      { kind: "text", text: "sh -c 'make test'", elsewhere: true },
    ]);
    assert.deepEqual(read("docker run --entrypoint pytest image tests"), [{ kind: "text", text: "pytest tests", elsewhere: true }]);
    assert.deepEqual(read("docker build -t x ."), []);
    assert.deepEqual(read("cd -- api"), [{ kind: "folder", path: "api" }]);
  });
});

describe("ciCommands", () => {
  it("follows make: needs, the first target, other folders and files", async () => {
    const files = {
      Makefile: "all: lint test\n\nlint:\n\truff check .\n\ntest: lint\n\t$(MAKE) -C api check\n",
      "api/Makefile": "serve:\n\tuvicorn app\ncheck:\n\tpytest api\n",
    };
    assert.deepEqual(await followed(files, "make"), ["ruff check .", "$(MAKE) -C api check", "pytest api"]);
    assert.deepEqual(await followed(files, "make -C api check"), ["pytest api"]);
    assert.deepEqual(await followed(files, "cd api && make check"), ["cd api", "make check", "pytest api"]);
    assert.deepEqual(await followed(files, "make check"), []);
    assert.deepEqual(await followed(files, "run: make\nworking-directory: api"), ["make", "uvicorn app"]);
    assert.deepEqual(await followed(files, "cd api\ncd ..\nmake lint".replaceAll("\n", "; ")), [
      "cd api",
      "cd ..",
      "make lint",
      "ruff check .",
    ]);
  });

  it("follows a collection of invoke to its default task", async () => {
    const files = {
      "tasks/checks.py": `from invoke import task\n\n\n@task\ndef code(ctx):\n    ctx.run("ruff check .")\n\n\n@task\ndef unit(ctx):\n    ctx.run("pytest tests/")\n\n\n@task(pre=[code, unit], default=True)\ndef all(_):\n    """Run all."""\n`,
      "tasks/docs.py": `from invoke import task\n\n\n@task\ndef serve(ctx):\n    ctx.run("mkdocs serve")\n`,
    };
    assert.deepEqual(await followed(files, "poetry run invoke checks"), ["ruff check .", "pytest tests/"]);
    assert.deepEqual(await followed(files, "invoke checks.code"), ["ruff check ."]);
    assert.deepEqual(await followed(files, "invoke docs"), []);
  });

  it("follows shell scripts, their functions, and what they call in turn", async () => {
    const files = {
      "scripts/ci.sh": '#!/bin/bash\nset -e\nsource "$(dirname "$0")/lib.sh"\ncd "$(dirname "$0")/.."\nrun_tests\n./scripts/lint\n',
      "scripts/lib.sh": "run_tests() {\n  pytest tests\n}\nnever() {\n  rm -rf /\n}\n",
      "scripts/lint": "#!/bin/sh\nruff check .\n",
    };
    const expected = [
      'source "$(dirname "$0")/lib.sh"',
      'cd "$(dirname "$0")/.."',
      "run_tests",
      "pytest tests",
      "./scripts/lint",
      "ruff check .",
    ];
    assert.deepEqual(await followed(files, "bash scripts/ci.sh"), expected);
    assert.deepEqual(await followed(files, "${{ github.workspace }}/scripts/ci.sh"), expected);
    assert.deepEqual(await followed(files, "bash other.sh"), []);
  });

  it("sees what a script goes on after, unless its shell is told to stop", async () => {
    const files = { "test.sh": "pytest\necho done\n" };
    const swallowed = async (step: string) => {
      const commands = await commandsOf({ ...files, [workflow]: running(step) });
      return commands.find(({ text }) => text === "pytest")?.swallowed;
    };
    assert.deepEqual(await swallowed("bash test.sh"), {
      by: "echo done (without set -e)",
      at: { path: "test.sh", span: { start: 7, end: 16 } },
    });
    assert.equal(await swallowed("bash -e test.sh"), undefined);
    assert.equal(await swallowed("source ./test.sh"), undefined);
    assert.equal((await swallowed("bash -e test.sh || true"))?.by, "|| true");
  });

  it("follows composite actions with their inputs, and actions that they use", async () => {
    const files = {
      ".github/actions/test/action.yml":
        "runs:\n  using: composite\n  steps:\n    - uses: ./.github/actions/setup\n    - run: pytest ${{ inputs.path }}\n      shell: bash\n      working-directory: api\n    - run: make lint && ${{ github.action_path }}/check.sh\n      shell: bash\n",
      ".github/actions/setup/action.yml": "runs:\n  using: composite\n  steps:\n    - run: pip install .\n      shell: bash\n",
      ".github/actions/test/check.sh": "mypy src\n",
      Makefile: "lint:\n\truff check .\n",
      "api/Makefile": "lint:\n\tfalse\n",
    };
    assert.deepEqual(await followed(files, "uses: ./.github/actions/test\nwith: { path: tests/unit }"), [
      "pip install .",
      "pytest tests/unit",
      "make lint",
      "ruff check .",
      "${{ github.action_path }}/check.sh",
      "mypy src",
    ]);
    const [, first] = await commandsOf({ ...files, [workflow]: running("uses: ./.github/actions/test") });
    assert.equal(first?.at.path, workflow);
  });

  it("counts a reusable workflow with what starts its callers", async () => {
    const test = "on: { workflow_call: {} }\njobs:\n  unit:\n    steps: [{ run: 'pytest ${{ inputs.path }}' }]\n";
    const calling = (on: string, rest = "") =>
      `on: ${on}\njobs:\n  quality:\n    uses: ./.github/workflows/test.yml\n    with: { path: tests }\n${rest}`;
    const at = ".github/workflows/test.yml";
    const alone = await commandsOf({ [at]: test });
    assert.deepEqual([alone[0]?.triggers.push, alone[0]?.callers], [false, []]);
    const called = await commandsOf({
      [at]: test,
      [workflow]: calling("push"),
      ".github/workflows/nightly.yml": calling("{ schedule: [{ cron: '0 1 * * *' }] }"),
    });
    const unit = called.find(({ text }) => text.startsWith("pytest"));
    assert.deepEqual([unit?.text, unit?.at.path, unit?.job.id], ["pytest tests", at, "unit"]);
    assert.deepEqual([unit?.triggers.push, unit?.triggers.pullRequest, unit?.triggers.schedules[0]?.value], [true, false, "0 1 * * *"]);
    assert.deepEqual(
      unit?.callers.map(({ path, job }) => [path, job?.id]),
      [
        [workflow, "quality"],
        [".github/workflows/nightly.yml", "quality"],
      ],
    );
  });

  it("goes through several calls, and ends when workflows call each other", async () => {
    const call = (on: string, target: string) => `on: ${on}\njobs:\n  a:\n    uses: ./.github/workflows/${target}.yml\n`;
    const commands = await commandsOf({
      ".github/workflows/a.yml": call("pull_request", "b"),
      ".github/workflows/b.yml": call("workflow_call", "c"),
      ".github/workflows/c.yml": `on: workflow_call\njobs:\n  t: { steps: [{ run: pytest }] }\n  again: { uses: ./.github/workflows/b.yml }\n`,
    });
    assert.equal(commands.find(({ text }) => text === "pytest")?.triggers.pullRequest, true);
  });

  it("follows Azure's templates, GitLab's includes and child pipelines", async () => {
    const azure = await commandsOf({
      "azure-pipelines.yml":
        "trigger: none\npr: [main]\nsteps:\n  - template: ci/steps/test.yml\n    parameters: { path: tests }\n    continueOnError: true\n",
      "ci/steps/test.yml": "parameters:\n  - name: path\nsteps:\n  - bash: pytest ${{ parameters.path }}\n  - template: ../lint.yml@self\n",
      "ci/lint.yml": "steps:\n  - task: UsePythonVersion@0\n  - script: ruff check .\n",
    });
    const test = azure.find(({ text }) => text === "pytest tests");
    assert.deepEqual([test?.triggers.pullRequest, test?.triggers.push, test?.swallowed?.by], [true, false, "continueOnError: true"]);
    assert.equal(azure.find(({ text }) => text === "ruff check .")?.triggers.pullRequest, true);

    const gitlab = await commandsOf({
      ".gitlab-ci.yml": "include:\n  - local: /ci/**.yml\nstages: [test]\nchild: { trigger: { include: pipelines/child.yml } }\n",
      "ci/jobs/unit.yml":
        "unit:\n  stage: test\n  script: [pytest]\nnightly:\n  stage: test\n  script: [python drift.py]\n  rules: [{ if: $CI_PIPELINE_SOURCE == 'schedule' }]\n",
      "pipelines/child.yml": "eval:\n  stage: test\n  script: [python evaluate.py]\n",
      "other/ci/lost.yml": "lost:\n  stage: test\n  script: [make lost]\n",
    });
    const started = (text: string) => {
      const found = gitlab.find((one) => one.text === text)?.triggers;
      return [found?.push, ...(found?.other ?? [])];
    };
    assert.deepEqual(
      [started("pytest"), started("python drift.py"), started("python evaluate.py"), started("make lost")],
      [[true], [false, "schedule"], [true], [false]],
    );
  });

  it("follows hooks, sessions, environments and scripts of package managers", async () => {
    const files = {
      ".pre-commit-config.yaml":
        "repos:\n  - repo: https://github.com/astral-sh/ruff-pre-commit\n    hooks: [{ id: ruff }, { id: ruff-format }]\n",
      "noxfile.py": 'import nox\n\n\n@nox.session(python=["3.11"])\ndef unit_tests(session):\n    session.run("pytest", "-q")\n',
      "tox.ini": "[testenv]\ncommands = pytest\n[testenv:types]\ncommands = mypy src\n",
      "pyproject.toml": '[tool.poe.tasks]\ntest = "pytest --cov"\nall = ["lint", "test"]\nlint.cmd = "ruff check ."\n',
      "package.json": '{ "name": "web", "scripts": { "pretest": "npm run lint", "test": "vitest run", "lint": "eslint ." } }',
      "mise.toml": '[tasks.ci]\ndepends = ["fmt"]\nrun = "mise run unit"\n[tasks]\nfmt = "dprint check"\nunit = "uv run pytest"\n',
      "lefthook.yml": "pre-push:\n  commands: { t: { run: mise run unit } }\n",
    };
    const cases: readonly (readonly [step: string, ...expected: string[]])[] = [
      ["uses: pre-commit/action@v3.0.1", "pre-commit run --all-files", "ruff", "ruff-format"],
      ["pre-commit run ruff --all-files", "ruff"],
      ["nox -s unit_tests-3.11", "pytest -q"],
      ["tox -e py311,types", "pytest", "mypy src"],
      ["uv run poe all", "lint", "test", "ruff check .", "pytest --cov"],
      ["npm test", "npm run lint", "eslint .", "vitest run"],
      ["mise run ci", "dprint check", "mise run unit", "uv run pytest"],
      ["lefthook run pre-push", "mise run unit", "uv run pytest"],
    ];
    for (const [step, ...expected] of cases) assert.deepEqual(await followed(files, step), expected, step);
  });

  it("tells packages apart, and the scripts of Node from those of Python", async () => {
    const files = {
      "package.json": '{ "name": "root", "scripts": { "test": "turbo run test" } }',
      "packages/web/package.json": '{ "name": "@acme/web", "scripts": { "test": "vitest" } }',
      "packages/api/package.json": '{ "name": "@acme/api", "scripts": { "test": "jest" } }',
      "ml/pyproject.toml": '[tool.pdm.scripts]\ntest = "pytest"\n',
    };
    assert.deepEqual(await followed(files, "npm test"), ["turbo run test", "jest", "vitest"]);
    assert.deepEqual(await followed(files, "pnpm --filter @acme/web test"), ["vitest"]);
    assert.deepEqual(await followed(files, "yarn workspace @acme/api test"), ["jest"]);
    assert.deepEqual(await followed(files, "cd packages/web && npm test"), ["cd packages/web", "npm test", "vitest"]);
    assert.deepEqual(await followed(files, "run: pdm run test\nworking-directory: ml"), ["pdm run test", "pytest"]);
  });

  it("gives what containers and other shells are told to run", async () => {
    const files = { Makefile: "test:\n\tpytest\n" };
    assert.deepEqual(await followed(files, "docker run --rm churn:ci make test"), ["make test", "pytest"]);
    assert.deepEqual(await followed(files, "docker compose run api pytest tests"), ["pytest tests"]);
    const shell = await commandsOf({ [workflow]: running(`bash -c "pytest || true; ls"`) });
    assert.deepEqual(
      shell.map(({ text, swallowed }) => [text, swallowed?.by, swallowed?.at.path]),
      [
        [`bash -c "pytest || true; ls"`, undefined, undefined],
        ["pytest", "|| true", workflow],
        ["ls", undefined, undefined],
      ],
    );
  });

  it("gives the commands that an action is told to run", async () => {
    assert.deepEqual(
      await followed(
        { Makefile: "eval:\n\tpromptfoo eval\n" },
        "uses: nick-fields/retry@v3\nwith: { max_attempts: 2, command: make eval }",
      ),
      ["make eval", "promptfoo eval"],
    );
    assert.deepEqual(await followed({}, "uses: actions/github-script@v7\nwith: { script: 'pytest()' }"), []);
  });

  it("ends on tasks that call each other, and keeps the first reason for a swallowed failure", async () => {
    const files = { Makefile: "a: b\n\tmake b\nb: a\n\t-make a\n\tpytest\n", "x.sh": "./y.sh\n", "y.sh": "./x.sh\npytest\n" };
    const commands = await commandsOf({ ...files, [workflow]: running("make a", "./x.sh") });
    assert.ok(commands.length < 20);
    assert.ok(commands.some(({ text }) => text === "pytest"));
    const loud = await commandsOf({ Makefile: "t:\n\t-pytest\n", [workflow]: running("make t || true") });
    assert.equal(loud.find(({ text }) => text === "pytest")?.swallowed?.by, "|| true");
  });

  it("hands the jobs of a shared workflow to the project whose folder its caller names", async () => {
    const files = {
      ".github/workflows/python.yml":
        "on: workflow_call\njobs:\n  t:\n    steps:\n      - run: pytest\n        working-directory: ${{ inputs.folder }}\n",
      ".github/workflows/other.yml": "on: workflow_call\njobs:\n  t:\n    steps: [{ run: npm test }]\n",
      ".github/workflows/fixed.yml": "on: workflow_call\njobs:\n  t:\n    steps: [{ run: ruff check services/churn }]\n",
      [workflow]:
        "on: pull_request\njobs:\n  a: { uses: ./.github/workflows/python.yml, with: { folder: services/churn } }\n  b: { uses: ./.github/workflows/other.yml }\n",
      ".github/workflows/main.yml": "on: push\njobs:\n  c: { uses: ./.github/workflows/fixed.yml }\n",
      "ops/azure.yml": "trigger: [main]\npool: { vmImage: ubuntu-latest }\nsteps:\n  - bash: make -C services/churn deploy\n",
    };
    const commands = await commandsOf(files, "services/churn");
    const started = (text: string) =>
      commands.filter((one) => one.text === text).map(({ triggers: { push, pullRequest } }) => [push, pullRequest]);
    assert.deepEqual(started("pytest"), [[false, true]]);
    assert.deepEqual(started("ruff check services/churn"), [[true, false]]);
    assert.deepEqual(started("make -C services/churn deploy"), [[true, false]]);
    assert.deepEqual(started("npm test"), []);
  });
});
