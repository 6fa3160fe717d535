import assert from "node:assert/strict";
import { join } from "node:path";
import { parse } from "yaml";
import { pipService, poetryService, uvBatch } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

interface Hook {
  readonly id: string;
  readonly entry?: string;
}

const hooksIn = (text: string | undefined) =>
  (parse(text ?? "") as { repos: { repo: string; hooks: Hook[] }[] }).repos.flatMap(({ repo, hooks }) =>
    hooks.map((hook) => ({ ...hook, repo })),
  );

describe("scaffold pre-commit", function () {
  this.timeout(600_000);
  before(ensureValidators);

  it("runs the project's own linters, in its environment", async () => {
    for (const [sample, entries] of [
      [pipService, ["ruff check"]],
      [uvBatch, ["uv run --no-sync ruff check"]],
      [poetryService, ["poetry run black --check"]],
    ] as const) {
      const { written } = await scaffolded(sample, "pre-commit");
      const hooks = hooksIn(written.get(".pre-commit-config.yaml"));
      assert.deepEqual(
        hooks.flatMap(({ entry }) => entry ?? []),
        entries,
      );
      assert(hooks.some(({ id }) => id === "gitleaks"));
    }
  });

  it("passes and fails with the linter, on the files of the commit", async () => {
    const { home, written } = await scaffolded(pipService, "pre-commit");
    // The hooks of other repositories need a network.
    const config = written.get(".pre-commit-config.yaml") ?? "";
    writeFile(home, ".pre-commit-config.yaml", config.slice(0, config.indexOf("  - repo: https://")));
    // Stands for the linter: it refuses unused imports.
    writeFile(home, "bin/ruff", '#!/bin/sh\nshift\n! grep -l "^import unused" "$@"\n');
    run("chmod", ["+x", "bin/ruff"], { cwd: home });
    for (const args of [
      ["init", "-q"],
      ["add", "app", "training", ".pre-commit-config.yaml"],
    ])
      run("git", args, { cwd: home });
    const hooks = () =>
      run(nodeTool(".bin/prek"), ["run", "--all-files"], {
        cwd: home,
        env: { PATH: `${join(home, "bin")}:${process.env.PATH}`, PREK_HOME: join(home, ".prek") },
      });
    const good = hooks();
    assert.equal(good.code, 0, good.text);
    assert.match(good.text, /ruff.*Passed/);
    writeFile(home, "app/features.py", "import unused\n");
    const bad = hooks();
    assert.equal(bad.code, 1, bad.text);
    assert.match(bad.text, /app\/features\.py/);
  });
});
