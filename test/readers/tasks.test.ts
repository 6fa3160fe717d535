import assert from "node:assert/strict";
import type { TaskFacts } from "../../src/facts/task-facts.js";
import { makefileReader } from "../../src/readers/makefile.js";
import { noxfileReader } from "../../src/readers/noxfile.js";
import { preCommitReader } from "../../src/readers/pre-commit.js";
import type { Reader } from "../../src/readers/reader.js";
import { taskfileReader } from "../../src/readers/taskfile.js";
import { toxReader } from "../../src/readers/tox.js";

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

  it("reads pre-commit hooks", () => {
    const { commands, facts } = read(
      preCommitReader,
      ".pre-commit-config.yaml",
      "repos:\n  - repo: https://github.com/astral-sh/ruff-pre-commit\n    rev: v0.8.4\n    hooks:\n      - id: ruff\n  - repo: local\n    hooks:\n      - id: types\n        entry: mypy src\n        language: system\n",
    );
    assert.deepEqual(commands, { ruff: ["ruff"], types: ["mypy src"] });
    assert.deepEqual(
      facts.signs.map(({ value }) => value),
      ["ruff", "mypy src"],
    );
  });
});
