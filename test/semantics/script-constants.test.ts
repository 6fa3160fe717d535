import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { scriptsOf } from "../../src/project/scripts.js";
import { scriptConstantsOf } from "../../src/semantics/script-constants.js";
import { scriptOptions } from "../../src/semantics/script-options.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

async function scriptsIn(files: Record<string, string>) {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return scriptsOf(session.project("", "2026-11-01"));
}

/** What the argument of `use()` stands for: its literals, with `?` where they are only defaults; `undefined` where they are not known. */
async function used(files: Record<string, string>): Promise<unknown> {
  const scripts = await scriptsIn(files);
  for (const module of scripts) {
    for (const call of module.facts.calls) {
      const value = call.arguments[0]?.value;
      if (call.name !== "use" || !value) continue;
      const found = scriptConstantsOf(scripts, value, { module, scope: call.scope, offset: call.span.start });
      const plain = found?.map((one) => `${"value" in one.value ? one.value.value : one.value.kind}${one.isDefault ? "?" : ""}`);
      return plain?.join(" | ");
    }
  }
  assert.fail("use() is not called");
}

const one = (code: string) => used({ "src/app.ts": `import OpenAI from "openai";\n${code}` });
const two = (code: string, other: string, path = "src/config.ts") =>
  used({ "src/app.ts": `import OpenAI from "openai";\n${code}`, [path]: `// gpt-\n${other}` });

describe("scriptConstantsOf", () => {
  it("follows variables of the function and the module", async () => {
    assert.equal(await one('const m = "a";\nconst n = m;\nuse(n);'), "a");
    assert.equal(await one('const M = "a";\nfunction f() { use(M); }'), "a");
    assert.equal(await one('const M = "a" as const;\nexport const f = () => use(M);'), "a");
    assert.equal(await one('const v = "4o";\nuse(`gpt-${v}`);'), "gpt-4o");
  });

  it("does not guess where more than one may be meant", async () => {
    assert.equal(await one('let m = "a";\nm = "b";\nfunction f() { use(m); }'), undefined);
    assert.equal(await one('const m = "a";\nfunction f(m: string) { use(m); }'), undefined);
    assert.equal(await one("use(other());"), undefined);
    assert.equal(await one("use(m ?? n());"), undefined);
    assert.equal(await one("let m = m;\nuse(m);"), undefined);
    assert.equal(await one("function f(options) { use(options.model); }"), undefined);
  });

  it("takes what stands behind the environment for a default, and both of a choice", async () => {
    assert.equal(await one('use(process.env.MODEL ?? "a");'), "a?");
    assert.equal(await one('const M = process.env["MODEL"] || "a";\nuse(M);'), "a?");
    assert.equal(await one("use(Number(process.env.N ?? 3));"), "3?");
    assert.equal(await one('use(fast ? "a" : "b");'), "a? | b?");
    assert.equal(await one("use(process.env.MODEL);"), undefined);
  });

  it("takes members out of objects, patterns and enums", async () => {
    assert.equal(await one('const C = { llm: { model: "a" } } as const;\nuse(C.llm.model);'), "a");
    assert.equal(await one('const C = { model: "a" };\nconst { model } = C;\nuse(model);'), "a");
    assert.equal(await one('const { model: m = "b" } = options();\nuse(m);'), "b?");
    assert.equal(await one('const C = { model: "a" };\nuse(C.other);'), undefined);
    assert.equal(await one('enum M { Fast = "a" }\nuse(M.Fast);'), "a");
    assert.equal(await one('class C { static readonly MODEL = "a"; }\nuse(C.MODEL);'), "a");
  });

  it("takes defaults of parameters and fields", async () => {
    assert.equal(await one('function f(m = "a") { use(m); }'), "a?");
    assert.equal(await one('const f = ({ m = "a" }: Options) => use(m);'), "a?");
    assert.equal(await one('class C { private model = "a"; ask() { use(this.model); } }'), "a");
  });

  it("follows imports by relative paths, aliases and what is exported again", async () => {
    assert.equal(await two('import { M } from "./config";\nuse(M);', 'export const M = "a";'), "a");
    assert.equal(await two('import { M as N } from "@/config";\nuse(N);', 'export const M = "a";'), "a");
    assert.equal(await two('import config from "./config.js";\nuse(config.model);', 'export default { model: "a" };'), "a");
    assert.equal(
      await two('import config from "./config";\nuse(config.model);', 'const config = { model: "a" };\nexport default config;'),
      "a",
    );
    assert.equal(await two('import * as config from "./config";\nuse(config.M);', 'export const M = "a";'), "a");
    assert.equal(
      await two('import { C } from "./lib";\nuse(C.llm.model);', 'export const C = { llm: { model: "a" } };', "src/lib/index.ts"),
      "a",
    );
    assert.equal(
      await used({
        "src/app.ts": 'import OpenAI from "openai";\nimport { M } from "./lib";\nuse(M);',
        "src/lib/index.ts": 'export * from "./models";\n// gpt-',
        "src/lib/models.ts": 'export const M = "gpt-4o";',
      }),
      "gpt-4o",
    );
  });
});

describe("scriptOptions", () => {
  async function optionsOf(code: string): Promise<string> {
    const scripts = await scriptsIn({ "src/app.ts": `import OpenAI from "openai";\n${code}` });
    const [module] = scripts;
    const call = module?.facts.calls.find(({ name }) => name === "create");
    assert(module && call);
    const { dicts, isOpen } = scriptOptions(scripts, call, module);
    const keys = dicts.flatMap(({ entries }) => entries.map(({ key }) => (key.kind === "string" ? key.value : "?")));
    return `${keys.join(" ")}${isOpen ? " …" : ""}`;
  }

  it("knows what names and spreads hold", async () => {
    assert.equal(await optionsOf("create({ a: 1 });"), "a");
    assert.equal(await optionsOf("const base = { b: 2 };\ncreate({ a: 1, ...base });"), "a b");
    assert.equal(await optionsOf("const params = { a: 1 };\ncreate(params);"), "a");
    assert.equal(await optionsOf("const params: any = { a: 1 };\nparams.b = 2;\ncreate(params);"), "a …");
    assert.equal(await optionsOf("function f(options = {}) { create({ a: 1, ...options }); }"), "a …");
    assert.equal(await optionsOf("create(build());"), " …");
  });
});
