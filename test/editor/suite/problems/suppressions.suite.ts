import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, edit, file, revertAll } from "../editing.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");
const app = file("app/main.py");
const ends = "owner: ada, expires: 2099-12-31";

/** All findings, each by its rule and its file. */
async function findings(): Promise<readonly string[]> {
  const report = await (await api()).getReport(manifest);
  return report?.findings.map(({ at, rule }) => `${rule} ${at?.path ?? ""}`).sort() ?? [];
}

describe("a suppression", () => {
  let before: readonly string[];

  beforeEach(async () => {
    before = await waitFor("the findings", async () => {
      const found = await findings();
      return found.includes("llm/timeout app/main.py") && found.includes("llm/token-cap app/main.py") && found;
    });
  });
  afterEach(revertAll);

  /** What is gone, and what is new. */
  async function change(suppress: () => Promise<void>): Promise<{ gone: readonly string[]; added: readonly string[] }> {
    await suppress();
    const after = await waitFor("a change", async () => {
      const now = await findings();
      return now.join("\n") !== before.join("\n") && now;
    });
    return { gone: before.filter((one) => !after.includes(one)), added: after.filter((one) => !before.includes(one)) };
  }

  const waive = (waiver: string) => () => edit(manifest, "\nserving:", `\nwaivers:\n  - { ${waiver}, ${ends} }\n\nserving:`);

  it("as a comment takes away its finding, and no other", async () => {
    const call = "openai.OpenAI(";
    const document = await vscode.workspace.openTextDocument(app);
    const line =
      document
        .getText()
        .split("\n")
        .find((one) => one.includes(call)) ?? "";
    const comment = `${/^\s*/.exec(line)?.[0]}# roadworthy: ignore[llm/timeout] -- the gateway has one\n`;
    assert.deepEqual(await change(() => edit(app, line, comment + line)), { gone: ["llm/timeout app/main.py"], added: [] });
  });

  it("in the manifest takes away its rule's findings, and no other", async () => {
    assert.deepEqual(await change(waive("rule: llm/timeout, reason: the gateway has one")), {
      gone: ["llm/timeout app/main.py"],
      added: [],
    });
  });

  it("for a path takes away what is there", async () => {
    const waiver = 'rule: llm/timeout, paths: ["app/**"], reason: the gateway has one';
    assert.deepEqual(await change(waive(waiver)), { gone: ["llm/timeout app/main.py"], added: [] });
  });

  it("for a path that has nothing is itself a finding, and takes away none", async () => {
    const waiver = 'rule: llm/timeout, paths: ["elsewhere/**"], reason: the gateway has one';
    assert.deepEqual(await change(waive(waiver)), { gone: [], added: ["waiver/stale roadworthy.yaml"] });
  });
});
