import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { optionsOf } from "../../src/semantics/options-of.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

async function names(code: string): Promise<string[]> {
  const session = new Session(literalFileSystem({ "app.py": `import openai\n${code}` }));
  await session.refresh();
  const { python } = session.project("", "2026-11-01");
  return python.flatMap((module) =>
    module.facts.calls.filter(({ name }) => name === "f").flatMap((call) => optionsOf(python, { module, call }).map(({ name }) => name)),
  );
}

describe("optionsOf", () => {
  it("gives what is named, and what known dictionaries hold", async () => {
    assert.deepEqual(await names('OPTIONS = {"a": 1}\nf(0, b=2, **OPTIONS)\n'), ["b", "a"]);
  });

  it("knows nothing of dictionaries that are given from outside", async () => {
    assert.deepEqual(await names("def g(**given):\n    f(b=2, **given)\n"), ["b"]);
  });
});
