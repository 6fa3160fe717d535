import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { scaffolds } from "../../src/scaffolds/index.js";
import { sampleProjects } from "./projects.js";
import { scaffolded, temporaryFolder, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

interface Ruff {
  check(source: string): readonly { readonly code: string | null; readonly message: string }[];
  format(source: string): string;
}

/** Ruff for Python 3.9; without `rules` those that it applies by default. */
function ruff(rules?: readonly string[], own: readonly string[] = []): Ruff {
  const { Workspace, PositionEncoding } = createRequire(nodeTool("index.js"))("@astral-sh/ruff-wasm-nodejs");
  return new Workspace(
    {
      ...Workspace.defaultSettings(),
      "target-version": "py39",
      ...(rules && { lint: { select: rules, isort: { "known-first-party": own } } }),
    },
    PositionEncoding.Utf16,
  );
}

describe("Python that scaffolds write", function () {
  this.timeout(600_000);
  const sources = new Map<string, string>();
  const own = new Set<string>();
  before(async () => {
    ensureValidators();
    for (const [name, sample] of Object.entries(sampleProjects)) {
      const { written } = await scaffolded(sample, ...Object.keys(scaffolds));
      for (const [path, text] of written) if (path.endsWith(".py")) sources.set(`${name}: ${path}`, text);
      for (const path of [...Object.keys(sample.files), ...written.keys()]) own.add(/^[^/.]*/.exec(path.replace(/^src\//, ""))?.[0] ?? "");
    }
  });

  it("has no finding of Ruff and is formatted as Ruff formats", () => {
    assert(sources.size >= 15, `${sources.size} files`);
    const [usual, strict] = [ruff(), ruff(["E4", "E7", "E9", "F", "I", "B", "UP", "SIM"], [...own])];
    for (const [name, text] of sources) {
      for (const judge of [usual, strict])
        assert.deepEqual(
          judge.check(text).map(({ code, message }) => `${code} ${message}`),
          [],
          name,
        );
      assert.equal(usual.format(text), text, name);
    }
    const broken = [...sources.values()][0] ?? "";
    assert.notDeepEqual(usual.check(`${broken}\nimport os\nprint(undefined)\n`), []);
  });

  it("compiles for Python 3.9 and has no undefined or unused name", () => {
    const folder = temporaryFolder();
    const names = [...sources.keys()];
    for (const [index, text] of [...sources.values()].entries()) writeFile(folder, `file${index}.py`, text);
    const parse =
      "import ast, pathlib\nfor path in sorted(pathlib.Path('.').glob('*.py')):\n    ast.parse(path.read_text(encoding='utf-8'), str(path), feature_version=(3, 9))\n";
    const parsed = run(python, ["-c", parse], { cwd: folder });
    assert.equal(parsed.code, 0, parsed.text);
    const flakes = run(python, ["-m", "pyflakes", "."], { cwd: folder });
    assert.equal(flakes.code, 0, `${flakes.text}\n${names.join("\n")}`);
    writeFile(folder, "file0.py", "match 1:\n    case 1:\n        print(undefined)\n");
    assert.notEqual(run(python, ["-c", parse], { cwd: folder }).code, 0);
    assert.notEqual(run(python, ["-m", "pyflakes", "file0.py"], { cwd: folder }).code, 0);
  });
});
