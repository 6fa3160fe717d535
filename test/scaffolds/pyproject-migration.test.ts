import assert from "node:assert/strict";
import { parse } from "smol-toml";
import { caseFolder } from "./case-folder.js";
import { hostileService, pipService, poetryService } from "./projects.js";
import { scaffolded } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

interface Draft {
  readonly project: { readonly name: string; readonly "requires-python": string; readonly dependencies: readonly string[] };
  readonly "dependency-groups"?: Readonly<Record<string, readonly string[]>>;
  readonly "build-system"?: unknown;
}

async function notesOf(sample: Parameters<typeof scaffolded>[0]): Promise<{ readonly text: string; readonly draft: Draft }> {
  const { written } = await scaffolded(sample, "pyproject-migration");
  const [text = ""] = written.values();
  const block = /```toml\n(.*?)```/s.exec(text)?.[1] ?? assert.fail("there is no draft");
  // The parser gives objects without a prototype.
  return { text, draft: JSON.parse(JSON.stringify(parse(block))) };
}

describe("scaffold pyproject-migration", () => {
  before(ensureValidators);

  for (const [name, sample] of Object.entries({
    requirements: caseFolder("pyproject-migration/requirements"),
    setup: caseFolder("pyproject-migration/setup"),
    conda: caseFolder("pyproject-migration/conda"),
    pipService,
    hostileService,
  })) {
    it(`writes a draft that pip's own library reads (${name})`, async () => {
      const { draft } = await notesOf(sample);
      const all = [...draft.project.dependencies, ...Object.values(draft["dependency-groups"] ?? {}).flat()];
      assert(all.length > 0);
      const program = `import json, sys
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
for one in json.loads(sys.argv[1]):
    Requirement(one)
SpecifierSet(sys.argv[2])`;
      const { code, text } = run(python, ["-c", program, JSON.stringify(all), draft.project["requires-python"]], { cwd: "/" });
      assert.equal(code, 0, text);
    });
  }

  it("keeps what files ask for, by group, and says what it cannot know", async () => {
    const { draft, text } = await notesOf(caseFolder("pyproject-migration/requirements"));
    assert.deepEqual([...draft.project.dependencies].sort(), [
      "httpx==0.27.0",
      "numpy>=1.26,<3",
      "pandas",
      "scikit-learn==1.5.0",
      "tabular",
      "uvicorn[standard]~=0.30.0",
    ]);
    assert.deepEqual(draft["dependency-groups"], { dev: ["pytest>=8", "ruff==0.5.0"] });
    assert.equal(draft.project["requires-python"], ">=3.11");
    assert.match(text, /`libs\/shapes` from its folder/);
    assert.match(text, /git\.example\.com/);
    assert.match(text, /asks for `pandas>=2`, `requirements\.txt` for `pandas`: keep one/);
    assert.match(text, /How new these may be: .*`pandas`/);
  });

  it("takes a package for one, with its name, its range of Pythons and its extras", async () => {
    const { draft, text } = await notesOf(caseFolder("pyproject-migration/setup"));
    assert.equal(draft.project.name, "parcel-times");
    assert.equal(draft.project["requires-python"], ">=3.9,<3.13");
    assert.deepEqual(draft["dependency-groups"], { test: ["pytest"], docs: ["sphinx>=7"] });
    assert(draft["build-system"]);
    assert.match(text, /setup\.py` works out/);
  });

  it("says of conda what PyPI does not have", async () => {
    const { draft, text } = await notesOf(caseFolder("pyproject-migration/conda"));
    assert(draft.project.dependencies.includes("pandas==2.2.*"));
    assert(!draft.project.dependencies.some((one) => /^(?:python|pip)\b/.test(one)));
    assert.match(text, /CUDA or compilers are not there/);
  });

  it("is not for projects that have one", async () => {
    assert.equal((await scaffolded(poetryService, "pyproject-migration")).written.size, 0);
  });
});
