import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const code = (comment: string, model = "gpt-4o") =>
  `import openai\nclient = openai.OpenAI()\n${comment}reply = client.chat.completions.create(model="${model}", messages=[])\n`;

async function outcomeOf(rule: string, files: Record<string, string>) {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return session.report("", "2026-01-31").outcomes.get(rule);
}

const manifest = "version: 1\nproject: { name: desk, kind: [llm-app], stage: pilot }\n";

describe("findings that a waiver covers", () => {
  it("are kept beside those that it leaves, with the waiver and its place", async () => {
    const before = await outcomeOf("llm/model-pinned", { "roadworthy.yaml": manifest, "a.py": code(""), "b.py": code("", "gpt-4") });
    assert.equal(before?.findings.length, 2);
    assert.deepEqual(before.waived, []);
    const waivers =
      "waivers:\n  - { rule: llm/model-pinned, paths: [a.py], reason: the gateway pins it, owner: ada, expires: 2026-03-01 }\n";
    const after = await outcomeOf("llm/model-pinned", {
      "roadworthy.yaml": manifest + waivers,
      "a.py": code(""),
      "b.py": code("", "gpt-4"),
    });
    assert.deepEqual(
      after?.waived.map(({ finding, waiver }) => [finding.at?.path, waiver.reason, waiver.owner, waiver.expires, waiver.at.path]),
      [["a.py", "the gateway pins it", "ada", "2026-03-01", "roadworthy.yaml"]],
    );
    assert.deepEqual(
      after?.findings.map(({ at }) => at?.path),
      ["b.py"],
    );
  });

  it("are all of them where the whole rule is waived, and those of a comment's line", async () => {
    const whole = "waivers:\n  - { rule: llm/model-pinned, reason: the gateway pins it }\n";
    const outcome = await outcomeOf("llm/model-pinned", {
      "roadworthy.yaml": manifest + whole,
      "a.py": code(""),
      "b.py": code("", "gpt-4"),
    });
    assert.equal(outcome?.kind, "waived");
    assert.equal(outcome?.waived.length, 2);
    const comment = code("# roadworthy: ignore[llm/model-pinned] -- the gateway pins it\n");
    const commented = await outcomeOf("llm/model-pinned", { "roadworthy.yaml": manifest, "a.py": comment, "b.py": code("", "gpt-4") });
    assert.deepEqual(
      commented?.waived.map(({ waiver }) => waiver.at.path),
      ["a.py"],
    );
  });
});
