import assert from "node:assert/strict";
import { runsNothing } from "../../src/practices/runs-nothing.js";
import { isTestCommand } from "../../src/practices/test-command.js";

describe("a command line that runs nothing of what it names", () => {
  it("prints, installs or moves files", () => {
    for (const text of [
      'echo "pytest passed"',
      'python -m pip install "evidently==0.4.27"',
      "uv sync --frozen",
      "sudo apt-get -y install promtool",
      "rm -rf .python_packages/lib/site-packages/pytest*",
    ]) {
      assert(runsNothing(text), text);
      assert(!isTestCommand(text), text);
    }
  });

  it("is none that goes on to run it", () => {
    for (const text of ["pip install pytest && pytest", "uv run pytest --add-opts", "python -m evidently.cli run", "make install test"])
      assert(!runsNothing(text), text);
  });
});
