import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { scriptsOf } from "../../src/project/scripts.js";
import { scriptFlow } from "../../src/semantics/script-flow.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

/** Whether the argument of `use()` comes from a call of `ask()`. */
async function comes(code: string, other = ""): Promise<string | undefined> {
  const session = new Session(
    literalFileSystem({ "src/app.ts": `import OpenAI from "openai";\n${code}`, "src/other.ts": `import OpenAI from "openai";\n${other}` }),
  );
  await session.refresh();
  const scripts = scriptsOf(session.project("", "2026-11-01"));
  const follow = scriptFlow(scripts, {
    isSource: ({ name }) => name === "ask",
    passesOn: /(?:^|\.)(?:trim|map|join|parse)$/,
    otherMember: /^usage$/,
  });
  for (const module of scripts)
    for (const call of module.facts.calls) {
      const value = call.arguments[0]?.value;
      if (call.name === "use" && value) return follow(module)(value, call.scope, call.span.start)?.kind;
    }
  assert.fail("use() is not called");
}

describe("scriptFlow", () => {
  it("follows names, members, texts and what takes parts out", async () => {
    for (const code of [
      "use(ask());",
      "const a = await ask();\nuse(a.text.trim());",
      "const { text } = await ask();\nuse(`say ${text}`);",
      'const a = ask();\nuse(a[0]?.text?.trim() ?? "");',
      "const a = ask();\nuse(a.parts.map((part) => part.text).join(''));",
      "const a = ask();\na.parts.map((part) => use(part.text));",
      "async function f() { const a = await ask(); return a.text; }\nasync function g() { use(await f()); }",
      "const same = (text) => text.trim();\nfunction g() { use(same(ask())); }",
    ])
      assert.equal(await comes(code), "source", code);
    assert.equal(await comes('import { f } from "./other";\nuse((await f()).trim());', "export const f = async () => ask();"), "source");
  });

  it("does not follow what is something else", async () => {
    for (const code of [
      "const a = ask();\nuse(a.usage.total);",
      "const { usage } = ask();\nuse(usage);",
      "let a = ask();\na = other();\nuse(a);",
      "use(count(ask()));",
      "const a = other(ask());\nuse(a);",
    ])
      assert.equal(await comes(code), undefined, code);
    assert.equal(await comes("function f(text) { use(text); }"), "parameter");
  });
});
