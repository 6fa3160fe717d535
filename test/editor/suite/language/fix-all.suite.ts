import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, edit, file, revertAll, textOf } from "../editing.js";
import { workspaceFolder } from "../extension.js";

const manifest = file("roadworthy.yaml");

describe("fix all on saving", () => {
  let original: string;
  const editor = () => vscode.workspace.getConfiguration("editor", workspaceFolder());

  before(async () => {
    await (await api()).getReport(manifest);
    original = await textOf(manifest);
    await editor().update("codeActionsOnSave", { "source.fixAll.roadworthy": "explicit" }, vscode.ConfigurationTarget.Workspace);
  });

  afterEach(async () => {
    await revertAll();
    await edit(manifest, await textOf(manifest), original);
    await save();
  });

  after(async () => {
    await editor().update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Workspace);
  });

  async function save(): Promise<void> {
    const document = await vscode.workspace.openTextDocument(manifest);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.save");
    assert.equal(document.isDirty, false);
  }

  async function filesNow(): Promise<readonly string[]> {
    return (await vscode.workspace.findFiles("**/*")).map(({ path }) => path).sort();
  }

  it("mends what was typed a moment ago, writes no file, and has nothing left to do the second time", async () => {
    const files = await filesNow();
    await edit(manifest, "stage: production", "stage: productoin");
    await edit(manifest, "dataset:", "datset:");
    await save();
    assert.equal(await textOf(manifest), original);
    assert.deepEqual(await filesNow(), files);
    await edit(manifest, "# The desk's answers.", "# The desk's own answers.");
    await save();
    assert.equal(await textOf(manifest), original.replace("desk's answers", "desk's own answers"));
  });

  it("leaves alone what has several right answers, and practices that are missing", async () => {
    const changed = original.replace("stage: production", "stage: xyzzy");
    await edit(manifest, "stage: production", "stage: xyzzy");
    await save();
    assert.equal(await textOf(manifest), changed);
  });
});
