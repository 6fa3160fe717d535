import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { constantsOf } from "../../src/semantics/constants-of.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

/** What the first argument of the call of `use` may stand for. */
async function used(files: Record<string, string>): Promise<readonly unknown[]> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  const { python } = session.project("", "2026-11-01");
  for (const module of python) {
    const call = module.facts.calls.find(({ name }) => name === "use");
    const value = call?.arguments[0]?.value;
    if (!call || !value) continue;
    const found = constantsOf(python, value, { module, scope: call.scope, offset: call.span.start });
    return found.map((one) => ("value" in one.value ? one.value.value : one.value.kind));
  }
  assert.fail("use() is not called");
}

const one = (code: string) => used({ "app.py": `import openai\n${code}` });

describe("constantsOf", () => {
  it("gives what a value stands for where it is no parameter", async () => {
    assert.deepEqual(await one("A = 1\ndef f():\n    use(A)\n"), [1]);
    assert.deepEqual(await one("use(other())\n"), []);
  });

  it("gives what each call gives a parameter", async () => {
    assert.deepEqual(await one("def f(a=None):\n    use(a)\nf()\nf(3)\nf(a=4)\n"), ["none", 3, 4]);
    assert.deepEqual(
      await used({ "llm.py": "import openai\ndef f(a):\n    use(a)\n", "app.py": "import openai\nfrom llm import f\nT = 5\nf(T)\n" }),
      [5],
    );
  });

  it("gives nothing where one of them is not known", async () => {
    assert.deepEqual(await one("def f(a=1):\n    use(a)\nf()\nf(g())\n"), []);
    assert.deepEqual(await one("def f(a=1):\n    use(a)\nf(**o)\n"), []);
    assert.deepEqual(await one("def f(a=1):\n    use(a)\n"), []);
    assert.deepEqual(await one("def f(a=1):\n    a = g(a)\n    use(a)\nf()\n"), []);
  });
});
