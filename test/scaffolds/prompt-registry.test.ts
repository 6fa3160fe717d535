import assert from "node:assert/strict";
import { poetryService, streamlitApp } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

describe("scaffold prompt-registry", function () {
  this.timeout(60_000);
  before(ensureValidators);

  for (const [title, sample, root] of [
    ["at the top", streamlitApp, "."],
    ["in a package below src", poetryService, "src"],
  ] as const) {
    it(`fails until there is a prompt, refuses a form that is not filled in, and passes then (${title})`, async () => {
      const { home, written } = await scaffolded(sample, "prompt-registry");
      const pytest = () =>
        run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_model_texts.py"], {
          cwd: home,
          env: { PYTHONPATH: root },
        });
      assert.match(pytest().text, /1 failed/);
      const form = written.get("prompts/answer.v1.md.template") ?? "";
      writeFile(home, "prompts/answer.v1.md", form);
      assert.match(pytest().text, /assert 'TODO' not in/);
      const filled = form.replace(/TODO: move[\s\S]*?\n\n/, "Answer in one sentence.\n\n").replace(/TODO: [^\n"]*/g, "evals");
      writeFile(home, "prompts/answer.v1.md", filled);
      const { code, text } = pytest();
      assert.equal(code, 0, text);
      writeFile(home, "prompts/answer.v2.md", filled);
      assert.match(pytest().text, /answer\.v2\.md says answer v1 inside/);
    });
  }
});
