import assert from "node:assert/strict";
import type { TaskFacts } from "../../src/facts/task-facts.js";
import { compositeActionReader } from "../../src/readers/composite-action.js";
import { lefthookReader } from "../../src/readers/lefthook.js";
import { makefileReader } from "../../src/readers/makefile.js";
import { miseReader } from "../../src/readers/mise.js";
import { noxfileReader } from "../../src/readers/noxfile.js";
import { preCommitReader } from "../../src/readers/pre-commit.js";
import type { Reader } from "../../src/readers/reader.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { shellScriptReader } from "../../src/readers/shell-script.js";
import { taskfileReader } from "../../src/readers/taskfile.js";
import { toxReader } from "../../src/readers/tox.js";
import { cut, itTakesAnything, signValues } from "./reading.js";

function read(reader: Reader<"tasks">, path: string, text: string) {
  const facts = reader.read({ path, text, bytes: text.length });
  assert(facts);
  return { facts, commands: commandsOf(facts), text };
}

function commandsOf(facts: TaskFacts) {
  return Object.fromEntries(facts.tasks.map(({ name, commands }) => [name, commands.map((command) => command.text)]));
}

describe("task runners", () => {
  it("reads a Makefile: targets, needs, continued lines, ignored failures", () => {
    const { facts, commands, text } = read(
      makefileReader,
      "Makefile",
      "PYTHON := python3\n.PHONY: test lint\n\nall: lint test ## everything\n\ntest: build\n\t@pytest -q \\\n\t  --cov=src\n\t-ruff check .\n\nlint check:\n\tmypy src && ruff check . || true\n# test2:\nbuild: ; docker build .\n",
    );
    assert.deepEqual(commands, {
      all: [],
      test: ["pytest -q --cov=src", "ruff check ."],
      lint: ["mypy src", "ruff check ."],
      check: ["mypy src", "ruff check ."],
      build: [],
    });
    const test = facts.tasks.find(({ name }) => name === "test");
    assert.deepEqual(
      test?.needs.map(({ value, span }) => [value, text.slice(span.start, span.end)]),
      [["build", "build"]],
    );
    assert.equal(test?.commands[1]?.swallowed?.by, "-");
    assert.equal(text.slice(test?.commands[1]?.span.start, test?.commands[1]?.span.end), "ruff check .");
    assert.equal(facts.tasks.find(({ name }) => name === "lint")?.commands[0]?.swallowed?.by, "|| true");
    assert.deepEqual(
      facts.tasks.find(({ name }) => name === "all")?.needs.map(({ value }) => value),
      ["lint", "test"],
    );
  });

  it("says in which folder the lines of a Makefile run, and gives each command as a sign once", () => {
    const { facts } = read(makefileReader, "Makefile", "all both:\n\tcd web && npm ci && cd src && npm test\n\tmlflow ui\n\tcd $(DIR) && make\n");
    assert.deepEqual(
      facts.tasks[0]?.commands.map(({ text, workingDirectory }) => [text, workingDirectory]),
      [
        ["cd web", "."],
        ["npm ci", "web"],
        ["cd src", "web"],
        ["npm test", "web/src"],
        ["mlflow ui", "."],
        ["cd $(DIR)", "."],
        ["make", "$(DIR)"],
      ],
    );
    assert.equal(signValues(facts, "command").filter((command) => command === "mlflow ui").length, 1);
  });

  it("reads a justfile", () => {
    const { facts, commands } = read(
      makefileReader,
      "justfile",
      "set shell := ['bash']\n\n# Runs tests\ntest *args: lint\n    uv run pytest {{args}}\n\nlint:\n    ruff check .\n",
    );
    assert.equal(facts.runner, "just");
    assert.deepEqual(commands, { test: ["uv run pytest {{args}}"], lint: ["ruff check ."] });
  });

  it("reads tox.ini: environments, several lines, ignored failures", () => {
    const { commands, facts } = read(
      toxReader,
      "tox.ini",
      "[tox]\nenvlist = py311\n\n[testenv]\ndeps = pytest\ncommands =\n    pytest {posargs}\n    - flake8 src\n\n[testenv:docs]\ncommands = sphinx-build docs out\n",
    );
    assert.deepEqual(commands, { testenv: ["pytest {posargs}", "flake8 src"], docs: ["sphinx-build docs out"] });
    assert.deepEqual(
      facts.tasks[0]?.commands.map(({ swallowed }) => swallowed?.by),
      [undefined, "-"],
    );
  });

  it("reads tox environments in setup.cfg, tox.toml and pyproject.toml", () => {
    const cfg = read(toxReader, "setup.cfg", "[metadata]\nname = x\n\n[testenv]\ncommands = pytest\n");
    assert.deepEqual(cfg.commands, { testenv: ["pytest"] });
    assert.equal(toxReader.read({ path: "setup.cfg", text: "[metadata]\nname = x\n", bytes: 20 }), undefined);
    const toml = read(
      toxReader,
      "tox.toml",
      '[env_run_base]\ncommands = [["pytest", { replace = "posargs", default = ["tests"], extend = true }], ["-", "flake8"]]\n[env.types]\ncommands = [["mypy", "src"]]\n',
    );
    assert.deepEqual(toml.commands, { testenv: ["pytest {posargs}", "flake8"], types: ["mypy src"] });
    assert.equal(toml.facts.tasks[0]?.commands[1]?.swallowed?.by, '"-"');
    const legacy = read(
      toxReader,
      "pyproject.toml",
      '[project]\nname = "x"\n\n[tool.tox]\nlegacy_tox_ini = """\n[testenv]\ncommands =\n    pytest\n    - ruff check .\n"""\n',
    );
    assert.deepEqual(legacy.commands, { testenv: ["pytest", "ruff check ."] });
    assert.equal(cut(legacy.text, legacy.facts.tasks[0]?.commands[1]?.span), "ruff check .");
    assert.equal(toxReader.read({ path: "pyproject.toml", text: '[project]\nname = "x"\n', bytes: 20 }), undefined);
  });

  it("reads a noxfile and invoke tasks", () => {
    const nox = read(
      noxfileReader,
      "noxfile.py",
      'import nox\n\n\n@nox.session(python=["3.11"])\ndef unit_tests(session):\n    session.install(".")\n    session.run("pytest", "-q", *session.posargs)\n',
    );
    assert.deepEqual(nox.commands, { "unit-tests": ["pytest -q"] });
    const invoke = read(
      noxfileReader,
      "tasks.py",
      'from invoke import task\n\n\n@task\ndef test(ctx):\n    ctx.run("uv run pytest tests/")\n',
    );
    assert.deepEqual(invoke.commands, { test: ["uv run pytest tests/"] });
    assert.equal(noxfileReader.read({ path: "tasks.py", text: "def run(): pass\n", bytes: 16 }), undefined);
    const named = read(
      noxfileReader,
      "noxfile.py",
      'import nox\n\n\n@nox.session(name="type-check", venv_backend="uv")\ndef types(session: nox.Session) -> None:\n    session.run("mypy", "src", external=True)\n',
    );
    assert.deepEqual(named.commands, { "type-check": ["mypy src"] });
    const chained = read(
      noxfileReader,
      "ci/tasks.py",
      'from invoke import Collection, task\n\n\n@task\ndef clean_up(c):\n    c.run("rm -rf build", warn=True)\n    done = c.run("ls", warn=True)\n\n\n@task(clean_up, help={"x": "y"})\ndef build(c, docs=False):\n    """Build."""\n    with c.cd("src"):\n        c.run(f"python -m build {docs}")\n\n\n@task(pre=[clean_up, build])\ndef all(c):\n    pass\n',
    );
    assert.deepEqual(
      chained.facts.tasks.map(({ name, needs }) => [name, needs.map(({ value }) => value)]),
      [
        ["clean-up", []],
        ["build", ["clean-up"]],
        ["all", ["clean-up", "build"]],
      ],
    );
    assert.deepEqual(
      chained.facts.tasks[0]?.commands.map(({ swallowed }) => swallowed?.by),
      ["warn=True", undefined],
    );
  });

  it("reads a Taskfile", () => {
    const { facts, commands } = read(
      taskfileReader,
      "Taskfile.yml",
      "version: '3'\ntasks:\n  test:\n    deps: [lint]\n    cmds:\n      - pytest\n      - task: build\n      - cmd: echo done\n  lint: ruff check .\n",
    );
    assert.deepEqual(commands, { test: ["pytest", "echo done"], lint: ["ruff check ."] });
    assert.deepEqual(
      facts.tasks[0]?.needs.map(({ value }) => value),
      ["build", "lint"],
    );
  });

  it("says in which folder the commands of a Taskfile run, and which failures it ignores", () => {
    const { facts } = read(
      taskfileReader,
      "Taskfile.yml",
      "version: '3'\ntasks:\n  web:\n    dir: web\n    cmds:\n      - cd src && npm test\n      - { cmd: npm run lint, ignore_error: true }\n",
    );
    assert.deepEqual(
      facts.tasks[0]?.commands.map(({ text, workingDirectory, swallowed }) => [text, workingDirectory, swallowed?.by]),
      [
        ["cd src", "web", undefined],
        ["npm test", undefined, undefined],
        ["npm run lint", "web", "ignore_error: true"],
      ],
    );
  });

  it("reads lefthook's hooks: commands, jobs in groups, scripts", () => {
    const { facts, commands, text } = read(
      lefthookReader,
      "lefthook.yml",
      "min_version: 1.6.0\noutput: [summary]\npre-commit:\n  parallel: true\n  commands:\n    lint:\n      glob: '*.py'\n      run: uv run ruff check {staged_files}\n      stage_fixed: true\n    web: { root: web/, run: npm run lint }\npre-push:\n  jobs:\n    - name: tests\n      run: uv run pytest -q || true\n    - root: api\n      group:\n        piped: true\n        jobs: [{ run: make migrate }]\n  scripts:\n    check.sh: { runner: bash }\n",
    );
    assert.deepEqual(commands, {
      "pre-commit": ["uv run ruff check {staged_files}", "npm run lint"],
      "pre-push": ["uv run pytest -q", "make migrate", "bash .lefthook/pre-push/check.sh"],
    });
    assert.deepEqual(
      facts.tasks.flatMap((task) => task.commands.map(({ workingDirectory }) => workingDirectory)),
      [".", "web/", ".", "api", undefined],
    );
    assert.equal(cut(text, facts.tasks[1]?.commands[0]?.swallowed?.span), "|| true");
    const toml = read(lefthookReader, ".lefthook.toml", '[pre-commit.commands.lint]\nrun = "ruff check ."\n');
    assert.deepEqual(toml.commands, { "pre-commit": ["ruff check ."] });
  });

  it("reads mise's tasks: aliases, dependencies, folders, files", () => {
    const { facts, commands, text } = read(
      miseReader,
      "mise.toml",
      '[env]\n_.source = ".env"\nMLFLOW_TRACKING_URI = "http://localhost:5000"\n\n[tools]\nuv = "latest"\n\n[tasks]\nbuild = "uv build"\n\n[tasks.check]\nalias = "c"\ndepends = ["check:*", "build --wheel"]\n\n[tasks."check:lint"]\nrun = "uv run ruff check ."\n\n[tasks."check:types"]\ndir = "src"\nrun = ["uv run ty check", "echo done"]\n\n[tasks.all]\nrun = [{ task = "check" }, "uv run pytest"]\n\n[tasks.release]\nfile = "scripts/release.sh"\n',
    );
    assert.deepEqual(commands, {
      build: ["uv build"],
      check: [],
      c: [],
      "check:lint": ["uv run ruff check ."],
      "check:types": ["uv run ty check", "echo done"],
      all: ["uv run pytest"],
      release: ["scripts/release.sh"],
    });
    const needs = Object.fromEntries(facts.tasks.map((task) => [task.name, task.needs.map(({ value }) => value)]));
    assert.deepEqual([needs.check, needs.c, needs.all], [["check:lint", "check:types", "build"], needs.check, ["check"]]);
    const types = facts.tasks.find(({ name }) => name === "check:types");
    assert.deepEqual([types?.commands[0]?.workingDirectory, cut(text, types?.commands[0]?.span)], ["src", "uv run ty check"]);
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI"]);
  });

  it("reads a composite action as one task named by its folder", () => {
    const { facts, text } = read(
      compositeActionReader,
      ".github/actions/test/action.yml",
      "name: Test\ninputs: { extras: { default: dev } }\nruns:\n  using: composite\n  steps:\n    - uses: ./.github/actions/setup\n    - uses: iterative/setup-dvc@v1\n    - run: |\n        pip install .[${{ inputs.extras }}]\n        pytest\n      shell: bash\n    - run: npm test\n      shell: bash\n      working-directory: web\n      continue-on-error: true\n    - run: print(1)\n      shell: python\n",
    );
    const [task] = facts.tasks;
    assert.deepEqual([facts.runner, task?.name, task?.needs.map(({ value }) => value)], ["action", ".github/actions/test", [".github/actions/setup"]]);
    assert.deepEqual(
      task?.commands.map(({ text: line, workingDirectory, swallowed }) => [line, workingDirectory, swallowed?.by]),
      [
        ["pip install .[${{ inputs.extras }}]", ".", undefined],
        ["pytest", undefined, undefined],
        ["npm test", "web", "continue-on-error: true"],
      ],
    );
    assert.deepEqual([cut(text, task?.span), signValues(facts, "action")], ["Test", ["iterative/setup-dvc"]]);
    const javascript = "name: X\nruns:\n  using: node20\n  main: index.js\n";
    assert.equal(compositeActionReader.read({ path: "action.yml", text: javascript, bytes: 10 }), undefined);
    assert.equal(read(compositeActionReader, "action.yml", "runs: { using: composite, steps: [{ run: ls, shell: sh }] }\n").facts.tasks[0]?.name, ".");
  });

  it("reads a shell script as one task named by its path", () => {
    const { facts, commands } = read(
      shellScriptReader,
      "scripts/test.sh",
      '#!/usr/bin/env bash\nrun() {\n  pytest "$@"\n}\npip install .\nrun tests && echo ok\n',
    );
    assert.deepEqual([facts.runner, commands], ["script", { "scripts/test.sh": ['pytest "$@"', "pip install .", "run tests", "echo ok"] }]);
    assert.deepEqual(
      facts.tasks[0]?.commands.map(({ definedIn, swallowed }) => [definedIn, swallowed?.by]),
      [
        ["run", undefined],
        [undefined, "echo ok (without set -e)"],
        [undefined, undefined],
        [undefined, undefined],
      ],
    );
    assert.ok(signValues(facts, "command").includes('pytest "$@"'));
    const stops = read(shellScriptReader, "run.bash", "#!/bin/bash -ex\npytest\necho ok\n");
    assert.ok(stops.facts.tasks[0]?.commands.every(({ swallowed }) => !swallowed));
  });

  it("takes files without an extension only where scripts lie, and only with a shell's shebang", () => {
    const take = (path: string, text: string | undefined) => shellScriptReader.read({ path, text, bytes: 10 }) !== undefined;
    const wanted = readerSelector([shellScriptReader]);
    assert.equal(wanted("scripts/ci/test").length, 1);
    assert.equal(wanted("bin/serve").length + wanted(".ci/build").length + wanted("ci/run").length, 3);
    assert.equal(wanted("src/test").length + wanted("scripts/notes.txt").length, 0);
    assert.equal(take("bin/serve", "#!/bin/sh\nuvicorn app:app\n"), true);
    assert.equal(take("bin/serve", "#!/usr/bin/env python\nprint()\n"), false);
    assert.equal(take("scripts/x.sh", undefined), false);
    assert.equal(take("scripts/x.sh", "pytest\n"), true);
  });

  it("reads pre-commit hooks", () => {
    const { commands, facts } = read(
      preCommitReader,
      ".pre-commit-config.yaml",
      "repos:\n  - repo: https://github.com/astral-sh/ruff-pre-commit\n    rev: v0.8.4\n    hooks:\n      - id: ruff\n  - repo: local\n    hooks:\n      - id: types\n        entry: mypy src\n        language: system\n",
    );
    assert.deepEqual(commands, { ruff: ["ruff"], types: ["mypy src"] });
    assert.deepEqual(
      facts.signs.map(({ value }) => value),
      ["https://github.com/astral-sh/ruff-pre-commit", "ruff", "mypy src"],
    );
  });

  itTakesAnything(lefthookReader, "lefthook.yml", ["pre-commit:\n  commands:\n    a: { run: ruff check . || true, root: web }\n  jobs: [{ group: { jobs: [{ run: x }] } }]\n"]);
  itTakesAnything(miseReader, "mise.toml", ['[tasks.a]\ndepends = ["b:*"]\nrun = ["x && y", { task = "c" }]\n[tasks]\nb = "z"\n']);
  itTakesAnything(compositeActionReader, "action.yml", ["name: X\nruns:\n  using: composite\n  steps:\n    - run: |\n        a\n        b || true\n      shell: bash\n      working-directory: x\n"]);
  itTakesAnything(shellScriptReader, "scripts/x.sh", ["#!/bin/bash\nf() {\n  pytest || true\n}\nfor x in a; do f; done\ncat <<EOF\nx\nEOF\necho done\n"]);
  itTakesAnything(toxReader, "tox.ini", ["[testenv]\ncommands =\n    pytest\n    - flake8\n[testenv:a]\ncommands = b\n"]);
  itTakesAnything(toxReader, "pyproject.toml", ['[tool.tox]\nlegacy_tox_ini = """\n[testenv]\ncommands =\n    - a\n    b\n"""\n']);
  itTakesAnything(makefileReader, "Makefile", ["a b: c\n\tcd x && y\n\t-z \\\n\t  w\n"]);
  itTakesAnything(noxfileReader, "tasks.py", ["from invoke import task\n\n@task(pre=[b], name='c')\ndef a(c):\n    c.run('x', warn=True)\n"]);
});
