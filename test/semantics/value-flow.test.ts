import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { valueFlow } from "../../src/semantics/value-flow.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

/** What the argument of each call of `sink` comes from, in the order of files. */
async function sinks(files: Record<string, string>): Promise<(string | undefined)[]> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  const { python } = session.project("", "2026-11-01");
  const follow = valueFlow(python, {
    isSource: ({ name }) => name.endsWith("secret"),
    sourceNames: /^request\.json$/,
    passesOn: /^str$/,
    partOf: /\.(?:strip|copy)$/,
  });
  return python.flatMap((module) =>
    module.facts.calls.flatMap(({ name, arguments: [given], scope, span }) =>
      name === "sink" && given ? [follow(module)(given.value, scope, span.start)?.kind] : [],
    ),
  );
}

const one = (code: string) => sinks({ "app.py": `import openai\n${code}` });

describe("valueFlow", () => {
  it("follows names, texts, lists and calls that pass on", async () => {
    assert.deepEqual(await one('a = secret()\nsink(a)\nsink(f"x {a}")\nsink([a])\nsink(str(a))\nsink(a.strip())\nsink(len(a))\n'), [
      "source",
      "source",
      "source",
      "source",
      "source",
      undefined,
    ]);
  });

  it("forgets what was replaced, and knows nothing before it is given", async () => {
    assert.deepEqual(await one("a = 1\nsink(a)\na = secret()\na = 2\nsink(a)\n"), [undefined, undefined]);
  });

  it("follows what a call on a variable gives", async () => {
    assert.deepEqual(await one("a = secret()\nb = a.copy()\nsink(b)\nc = openai.load()\nd = c.copy()\nsink(d)\n"), ["source", undefined]);
  });

  it("tells parameters, and follows the project's own functions one level", async () => {
    assert.deepEqual(await one("def f(x):\n    sink(x)\n"), ["parameter"]);
    assert.deepEqual(await one("def f(x):\n    return x\nsink(f(secret()))\nsink(f(1))\n"), ["source", undefined]);
    assert.deepEqual(await one("def g():\n    return secret()\nsink(g())\n"), ["source"]);
    assert.deepEqual(
      await sinks({
        "app/a.py": "import openai\ndef g():\n    return secret()\n",
        "app/b.py": "import openai\nfrom app.a import g\nsink(g())\n",
      }),
      ["source"],
    );
  });

  it("follows what is looked into, and not what with", async () => {
    assert.deepEqual(await one("a = secret()\nb = {}\nsink(b[a])\nsink(a[b])\nsink(a[0].text)\nsink(a or b)\n"), [
      undefined,
      "source",
      "source",
      "source",
    ]);
  });

  it("knows sources by their names", async () => {
    assert.deepEqual(await one("a = request.json\nsink(a)\n"), ["source"]);
  });
});
