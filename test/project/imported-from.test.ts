import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { importedFrom } from "../../src/project/imported-from.js";
import type { PythonModule } from "../../src/project/project.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

async function imported(
  start: string,
  files: Readonly<Record<string, string>>,
  passes?: (module: PythonModule) => boolean,
): Promise<readonly string[]> {
  const session = new Session(literalFileSystem({ "roadworthy.yaml": "version: 1\n", ...files }));
  await session.refresh();
  const project = session.project("", "2026-11-01");
  const starts = project.python.filter(({ path }) => path === start);
  return [...importedFrom(project, starts, passes)].map(({ path }) => path).sort();
}

describe("importedFrom", () => {
  const files = {
    "src/trips/__init__.py": "from .clean import clean\n",
    "src/trips/clean.py": "import pandas as pd\n",
    "src/trips/run.py": "from . import clean\nfrom trips.store import save\n",
    "src/trips/store.py": "from trips import run\n",
    "tests/test_run.py": "from trips.run import run\n",
    "tests/test_package.py": "from trips import clean\n",
    "tests/test_other.py": "import numpy as np\nfrom other.clean import x\n",
  };

  it("follows absolute and relative imports, also in circles", async () => {
    assert.deepEqual(await imported("tests/test_run.py", files), [
      "src/trips/__init__.py",
      "src/trips/clean.py",
      "src/trips/run.py",
      "src/trips/store.py",
    ]);
  });

  it("follows what a package brings in again", async () => {
    assert.deepEqual(await imported("tests/test_package.py", { ...files, "src/trips/run.py": "" }), [
      "src/trips/__init__.py",
      "src/trips/clean.py",
    ]);
  });

  it("looks again when the name of the distribution changes", async () => {
    const changing: Record<string, string> = {
      "roadworthy.yaml": "version: 1\n",
      "pyproject.toml": "[project]\nname = 'routes'\n",
      "lib/clean.py": "import pandas as pd\n",
      "tests/test_clean.py": "from trips.clean import clean\n",
    };
    const session = new Session(literalFileSystem(changing));
    const found = () => {
      const project = session.project("", "2026-11-01");
      const starts = project.python.filter(({ path }) => path === "tests/test_clean.py");
      return [...importedFrom(project, starts)].map(({ path }) => path);
    };
    await session.refresh();
    assert.deepEqual(found(), []);
    changing["pyproject.toml"] = "[project]\nname = 'trips'\n";
    await session.refresh({ changed: ["pyproject.toml"] });
    assert.deepEqual(found(), ["lib/clean.py"]);
  });

  it("leaves out modules of other packages, and what is behind those that are held back", async () => {
    assert.deepEqual(await imported("tests/test_other.py", files), []);
    assert.deepEqual(await imported("tests/test_run.py", files, () => false), ["src/trips/run.py"]);
  });
});
