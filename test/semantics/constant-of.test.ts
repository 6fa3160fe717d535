import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { constantOf } from "../../src/semantics/constant-of.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

/** What the first argument of the call of `use` stands for: its literal, with `?` where it is only a default; `undefined` where it is not known. */
async function used(files: Record<string, string>): Promise<unknown> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  const { python } = session.project("", "2026-11-01");
  for (const module of python) {
    for (const call of module.facts.calls) {
      const value = call.arguments[0]?.value;
      if (call.name !== "use" || !value) continue;
      const found = constantOf(python, value, { module, scope: call.scope, offset: call.span.start });
      const plain = found && "value" in found.value ? found.value.value : found?.value.kind;
      return found?.isDefault ? [plain, "?"] : plain;
    }
  }
  assert.fail("use() is not called");
}

const one = (code: string) => used({ "app.py": `import openai, os\n${code}` });

describe("constantOf", () => {
  it("follows variables of the function and the module, the last before", async () => {
    assert.equal(await one('m = "a"\nn = m\nuse(n)\n'), "a");
    assert.equal(await one('M = "a"\ndef f():\n    use(M)\n'), "a");
    assert.equal(await one('m = "a"\nm = "b"\nuse(m)\nm = "c"\n'), "b");
    assert.equal(await one('def f():\n    m = "a"\n    def g():\n        use(m)\n'), "a");
  });

  it("does not guess where more than one may be meant", async () => {
    assert.equal(await one('M = "a"\nM = "b"\ndef f():\n    use(M)\n'), undefined);
    assert.equal(await one("def f(m):\n    use(m)\n"), undefined);
    assert.equal(await one('m = "a"\ndef f(m):\n    use(m)\n'), undefined);
    assert.equal(await one("use(other())\n"), undefined);
    assert.equal(await one("m = m\nuse(m)\n"), undefined);
    assert.equal(await one("m = 1\nm += 1\nuse(m)\n"), undefined);
    assert.equal(await one('C = {"m": 1}\nC["m"] = 2\nuse(C["m"])\n'), undefined);
  });

  it("joins texts of known parts only", async () => {
    assert.equal(await one('v = "4o"\nuse(f"gpt-{v}")\n'), "gpt-4o");
    assert.equal(await one('use(f"gpt-{v()}")\n'), undefined);
  });

  it("takes defaults of the environment, of parameters and of choices for defaults", async () => {
    assert.deepEqual(await one('m = os.getenv("M", "a")\nuse(m)\n'), ["a", "?"]);
    assert.deepEqual(await one('use(os.environ.get("M") or "a")\n'), ["a", "?"]);
    assert.deepEqual(await one('D = "a"\ndef f(m=D):\n    use(m)\n'), ["a", "?"]);
    assert.equal(await one('use(os.getenv("M"))\n'), undefined);
    assert.equal(await one('use("a" if x else "b")\n'), undefined);
  });

  it("takes values out of dictionaries and lists by their keys", async () => {
    assert.equal(await one('C = {"llm": {"model": "a"}}\nuse(C["llm"]["model"])\n'), "a");
    assert.equal(await one('C = {"model": "a"}\nuse(C.get("model"))\n'), "a");
    assert.deepEqual(await one('C = {}\nuse(C.get("model", "b"))\n'), ["b", "?"]);
    assert.equal(await one('C = {"model": "a"}\nuse(C[k])\n'), undefined);
    assert.equal(await one('M = ["a", "b"]\nuse(M[1])\n'), "b");
  });

  it("reads fields of settings, dataclasses and objects", async () => {
    const settings = 'class Settings(BaseSettings):\n    model: str = "a"\n    other: str = Field(default="b")\n';
    assert.deepEqual(await one(`${settings}s = Settings()\nuse(s.model)\n`), ["a", "?"]);
    assert.deepEqual(await one(`${settings}use(Settings.other)\n`), ["b", "?"]);
    assert.deepEqual(await one(`${settings}class More(Settings):\n    x = 1\ns = More()\nuse(s.model)\n`), ["a", "?"]);
    assert.deepEqual(await one(`${settings}def get():\n    return Settings()\ns = get()\nuse(s.model)\n`), ["a", "?"]);
    assert.equal(await one('class A:\n    def __init__(self):\n        self.m = "a"\n    def f(self):\n        use(self.m)\n'), "a");
    assert.equal(
      await one(
        'class A:\n    def __init__(self):\n        self.m = "a"\n    def g(self):\n        self.m = "b"\n    def f(self):\n        use(self.m)\n',
      ),
      undefined,
    );
  });

  it("reads constants and settings of other modules, as they are imported", async () => {
    const config = {
      "app/config.py":
        'import os\nMODEL = "gpt-4o"\nclass Settings:\n    model = "b"\nsettings = Settings()\ndef get_settings():\n    return settings\n',
    };
    const from = (code: string) => used({ ...config, "app/main.py": `import openai\n${code}` });
    assert.equal(await from("from app.config import MODEL\nuse(MODEL)\n"), "gpt-4o");
    assert.equal(await from("from .config import MODEL as M\nuse(M)\n"), "gpt-4o");
    assert.equal(await from("from app import config\nuse(config.MODEL)\n"), "gpt-4o");
    assert.deepEqual(await from("from app.config import settings\nuse(settings.model)\n"), ["b", "?"]);
    assert.equal(await from("from other.settings import MODEL\nuse(MODEL)\n"), undefined);
  });
});
