import assert from "node:assert/strict";
import * as vscode from "vscode";
import { codeActions, edit, file, problemGone, problemOf, revert, revertAll, textOf } from "../editing.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");
const app = file("app/main.py");

describe("code actions", () => {
  afterEach(revertAll);

  it("offer to mend first, then to explain, to waive last; one is preferred, and it is no waiver", async () => {
    await vscode.window.showTextDocument(app);
    const { range } = await problemOf(app, "llm/timeout");
    const actions = await codeActions(app, range);
    const titles = actions.map(({ title }) => title);
    const explain = titles.findIndex((title) => title.startsWith("Explain llm/timeout"));
    const waive = titles.findIndex((title) => title.startsWith("Waive llm/timeout"));
    assert.ok(explain >= 0 && waive > explain, titles.join());
    assert.ok(
      titles.slice(waive).every((title) => title.startsWith("Waive")),
      titles.join(),
    );
    assert.ok(actions.filter(({ isPreferred }) => isPreferred).length <= 1);
    assert.ok(actions.every(({ isPreferred, title }) => !isPreferred || !/^(?:Waive|Explain)/.test(title)));
  });

  it("are offered nowhere else", async () => {
    await problemOf(app, "llm/timeout");
    const actions = await codeActions(app, new vscode.Range(3, 0, 3, 3));
    assert.deepEqual(
      actions.filter(({ title }) => /waive|explain/i.test(title)),
      [],
    );
  });

  it("mend the manifest, keep every other byte, and undo to the last one", async () => {
    const before = await textOf(manifest);
    const { range } = await problemOf(manifest, "manifest/bad-value");
    const action = (await codeActions(manifest, range)).find(({ isPreferred }) => isPreferred);
    assert.ok(action?.edit, "the preferred action has an edit");
    await vscode.window.showTextDocument(manifest);
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(await textOf(manifest), before.replace("productoin", "production"));
    await problemGone(manifest, "manifest/bad-value");
    await vscode.commands.executeCommand("undo");
    assert.equal(await textOf(manifest), before);
  });

  it("edit the text of this moment, not the one that was checked last", async () => {
    const before = await textOf(manifest);
    const { range } = await problemOf(manifest, "manifest/bad-value");
    await edit(manifest, "version: 1\n", "# one line more\nversion: 1\n");
    const action = (await codeActions(manifest, range)).find(({ title }) => title.includes("production"));
    assert.ok(action?.edit, "the fix is still offered");
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(
      await textOf(manifest),
      before.replace("version: 1\n", "# one line more\nversion: 1\n").replace("productoin", "production"),
    );
  });

  it("add a section to the manifest and keep its comments", async () => {
    const before = await textOf(manifest);
    // What the test before undid may be checked between the two questions, and move the problem.
    const fix = await waitFor("a fix for the owner", async () => {
      const { range } = await problemOf(manifest, "team/owner");
      return (await codeActions(manifest, range)).find(({ title, edit }) => edit && /owner/i.test(title))?.edit;
    });
    await vscode.window.showTextDocument(manifest);
    await vscode.workspace.applyEdit(fix);
    const after = await textOf(manifest);
    assert.match(after, /^team:\n {2}owners:/m);
    for (const line of before.split("\n")) assert.ok(after.includes(line), `lost: ${line}`);
    await vscode.commands.executeCommand("undo");
    assert.equal(await textOf(manifest), before);
  });

  it("mend all that has one right answer, and then have nothing left to do", async () => {
    await problemOf(manifest, "manifest/bad-value");
    await edit(manifest, "llm-judge", "llm-juge");
    await waitFor("two problems", async () => (await fixAll())?.edit?.get(manifest).length === 2);
    const action = await fixAll();
    assert.ok(action?.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.match(await textOf(manifest), /stage: production\n[\s\S]*type: llm-judge\n/);
    await problemGone(manifest, "manifest/bad-value");
    assert.equal(await fixAll(), undefined);
  });

  it("waive in the manifest with a reason to fill in, which counts only then", async () => {
    await vscode.window.showTextDocument(app);
    const { range } = await problemOf(app, "llm/timeout");
    const action = (await codeActions(app, range)).find(({ title }) => title === "Waive llm/timeout in the Manifest");
    assert.ok(action?.edit && action.command);
    await vscode.workspace.applyEdit(action.edit);
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), manifest.toString());
    assert.match(editor?.document.getText(editor.selection) ?? "", /^TODO/);
    await problemOf(manifest, "waiver/reason");
    await problemOf(app, "llm/timeout");
    await edit(manifest, editor?.document.getText(editor.selection) ?? "", "the gateway has one");
    await problemGone(app, "llm/timeout");
    await revert(manifest);
    await problemOf(app, "llm/timeout");
  });

  it("waive one line by a comment", async () => {
    await vscode.window.showTextDocument(app);
    const { range } = await problemOf(app, "llm/timeout");
    const action = (await codeActions(app, range)).find(({ title }) => title === "Waive llm/timeout Here with a Comment");
    assert.ok(action?.edit);
    await vscode.workspace.applyEdit(action.edit);
    await edit(app, "TODO: why this may stay", "the gateway has one");
    await problemGone(app, "llm/timeout");
    await revert(app);
    await problemOf(app, "llm/timeout");
  });
});

async function fixAll(): Promise<vscode.CodeAction | undefined> {
  const whole = new vscode.Range(0, 0, 100, 0);
  return (await codeActions(manifest, whole, vscode.CodeActionKind.SourceFixAll)).find(
    ({ kind }) => kind?.value === "source.fixAll.roadworthy",
  );
}
