import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, edit, file, revert, revertAll, textOf } from "../editing.js";
import { positionOf } from "../language.js";

const manifest = file("roadworthy.yaml");

describe("names in the manifest", () => {
  afterEach(revertAll);

  before(async () => {
    await (await api()).getReport(manifest);
  });

  it("lead from where they are used to where they are defined, also while the text is not saved", async () => {
    await edit(manifest, "# The desk's answers.\n", "# One line\n# and another.\n");
    const document = await vscode.workspace.openTextDocument(manifest);
    const found: vscode.LocationLink[] = await vscode.commands.executeCommand(
      "vscode.executeDefinitionProvider",
      manifest,
      await positionOf(manifest, 'answerer"'),
    );
    const [target] = found;
    assert.ok(target?.targetSelectionRange);
    assert.equal(document.getText(target.targetSelectionRange), "answerer");
    assert.match(document.lineAt(target.targetSelectionRange.start.line).text, /^ {2}- name: answerer$/);
  });

  it("are found wherever they are used", async () => {
    const found: vscode.Location[] = await vscode.commands.executeCommand(
      "vscode.executeReferenceProvider",
      manifest,
      await positionOf(manifest, "quality   #"),
    );
    const document = await vscode.workspace.openTextDocument(manifest);
    assert.deepEqual(found.map(({ range }) => document.lineAt(range.start.line).text.trim()).sort(), [
      "- name: quality   # the desk's own cases",
      "tested_by: [quality]",
    ]);
  });

  it("are renamed everywhere at once, quotes and comments kept", async () => {
    const before = await textOf(manifest);
    const rename = async (at: string, to: string) => {
      const change: vscode.WorkspaceEdit = await vscode.commands.executeCommand(
        "vscode.executeDocumentRenameProvider",
        manifest,
        await positionOf(manifest, at),
        to,
      );
      await vscode.workspace.applyEdit(change);
    };
    await rename("answerer\n", "writer");
    assert.equal(await textOf(manifest), before.replaceAll("answerer", "writer"));
    await revert(manifest);
    await rename("quality]", "the desk's: cases");
    const after = await textOf(manifest);
    assert.equal(after, before.replace("- name: quality ", `- name: "the desk's: cases" `).replace("[quality]", `["the desk's: cases"]`));
  });

  it("that no entry has cannot be renamed", async () => {
    const position = await positionOf(manifest, "a canned reply");
    const refusal = await vscode.commands.executeCommand("vscode.prepareRename", manifest, position).then(
      () => "none",
      (error: unknown) => String(error),
    );
    assert.match(refusal, /can be renamed/);
  });

  it("make the outline", async () => {
    const symbols: vscode.DocumentSymbol[] = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", manifest);
    const sections = symbols.map(({ name }) => name);
    assert.deepEqual(sections, ["version", "project", "rag", "models", "prompts", "evals", "serving", "waivers"]);
    assert.deepEqual(
      symbols.find(({ name }) => name === "evals")?.children.map(({ name }) => name),
      ["quality"],
    );
  });
});
