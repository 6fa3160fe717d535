import assert from "node:assert/strict";
import { fixEdits } from "../../src/engine/fix-edits.js";
import { Session } from "../../src/engine/session.js";
import { applyReplacements } from "../../src/text/edit.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { fullReport } from "../every-rule-on.js";

// Put together here, so that no scanner takes this file for a leak.
const key = `sk-${"Zq7Lm2Xv9Rb4Tn8Kc3Wd6Hf1Jp5Gs0Ya7Ue2Vo9N"}`;

/** The files after the first fix that the first secret offers; `undefined` where it offers none. */
async function moved(files: Record<string, string>): Promise<Record<string, string> | undefined> {
  const session = new Session(literalFileSystem({ "roadworthy.yaml": "version: 1\nproject:\n  name: a\n", ...files }));
  await session.refresh();
  const project = session.project("", "2026-11-01");
  const { findings, laterFindings } = fullReport(project);
  const found = [...findings, ...laterFindings].find(({ rule }) => rule === "governance/secrets");
  assert(found);
  const fix = found.fixes.find(({ kind }) => kind === "edit");
  if (!fix) return undefined;
  const after = { ...files };
  for (const edit of fixEdits(project, fix)) {
    if (edit.kind === "create") assert(!(edit.path in after));
    after[edit.path] = edit.kind === "create" ? edit.text : applyReplacements(after[edit.path] ?? "", [edit]);
  }
  assert(!JSON.stringify([after, fix]).includes(key), "the key is written somewhere");
  return after;
}

describe("a secret that is moved to the environment", () => {
  it("imports what it needs behind what has to come first, and starts an example", async () => {
    assert.deepEqual(
      await moved({ "a.py": `"""Asks."""\nfrom __future__ import annotations\n\nimport openai\n\nc = openai.OpenAI(api_key="${key}")\n` }),
      {
        "a.py": `"""Asks."""\nfrom __future__ import annotations\n\nimport os\nimport openai\n\nc = openai.OpenAI(api_key=os.environ["API_KEY"])\n`,
        ".env.example": "API_KEY=\n",
      },
    );
  });

  it("adds to an example, and keeps its last line", async () => {
    assert.deepEqual(
      await moved({ ".env.example": "# copy me\nA=", "src/a.ts": `import OpenAI from "openai";\nconst openaiKey = '${key}';\n` }),
      {
        ".env.example": "# copy me\nA=\nOPENAI_KEY=\n",
        "src/a.ts": 'import OpenAI from "openai";\nconst openaiKey = process.env.OPENAI_KEY;\n',
      },
    );
  });

  it("leaves what is there", async () => {
    assert.deepEqual(
      await moved({ ".env.example": "OPENAI_API_KEY=\n", "a.py": `import os\nimport openai\nOPENAI_API_KEY = "${key}"\n` }),
      {
        ".env.example": "OPENAI_API_KEY=\n",
        "a.py": 'import os\nimport openai\nOPENAI_API_KEY = os.environ["OPENAI_API_KEY"]\n',
      },
    );
  });

  it("is not offered where the literal is no plain value", async () => {
    for (const [path, text] of [
      ["a.py", `import os\nx = f"${key}"\n`],
      ["a.py", `import os\nx = "Bearer ${key}"\n`],
      ["a.py", `import os\n# api_key = "${key}"\n`],
      ["a.py", `import os\nos.environ["OPENAI_API_KEY"] = "${key}"\n`],
      ["a.py", `import os\nx = os.getenv("OPENAI_API_KEY", "${key}")\n`],
      ["a.py", `import os\ndef f(api_key="${key}"): ...\n`],
      ["a.py", `api_key = "${key}"\nimport os\n`],
      ["a.tsx", `"use client";\nimport OpenAI from "openai";\nconst apiKey = "${key}";\n`],
      ["a.yaml", `api_key: "${key}"\n`],
    ] as const)
      assert.equal(await moved({ [path]: text }), undefined, text);
  });
});
