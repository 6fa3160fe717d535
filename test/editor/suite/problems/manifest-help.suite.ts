import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, edit, file, revert, revertAll } from "../editing.js";

const manifest = file("roadworthy.yaml");

describe("help in the manifest", () => {
  afterEach(revertAll);

  before(async () => {
    await (await api()).getReport(manifest);
  });

  it("says of a key what it means and what its rules found", async () => {
    const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
      "vscode.executeHoverProvider",
      manifest,
      await positionOf("dataset:"),
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((content) => (typeof content === "string" ? content : content.value)))
      .join("\n");
    assert.match(text, /evals\/golden\.jsonl/);
    assert.match(text, /command:roadworthy\.explainRule/);
  });

  it("completes keys that the map does not have yet, and closed sets of values", async () => {
    await edit(manifest, "users: support agents\n", "users: support agents\n    \n");
    const keys = await completions(await positionOf("users: support agents\n    ", true));
    assert.ok(keys.includes("success_metric"), keys.join());
    assert.ok(!keys.includes("users"), keys.join());
    await revert(manifest);
    await edit(manifest, "stage: productoin", "stage: ");
    assert.deepEqual(await completions(await positionOf("stage: ", true)), ["prototype", "pilot", "production"]);
  });

  it("links the paths that lead somewhere", async () => {
    await (await api()).getReport(manifest);
    const document = await vscode.workspace.openTextDocument(manifest);
    const links: vscode.DocumentLink[] = await vscode.commands.executeCommand("vscode.executeLinkProvider", manifest);
    const linked = links.map(({ range }) => document.getText(range));
    assert.ok(linked.includes("Dockerfile") && linked.includes("app/main.py"), linked.join());
    assert.ok(!linked.includes("evals/golden.jsonl"), linked.join());
  });
});

async function completions(position: vscode.Position): Promise<string[]> {
  const list: vscode.CompletionList = await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", manifest, position);
  const kinds = [vscode.CompletionItemKind.Module, vscode.CompletionItemKind.Property, vscode.CompletionItemKind.EnumMember];
  return list.items
    .filter(({ kind }) => kind !== undefined && kinds.includes(kind))
    .map(({ label }) => (typeof label === "string" ? label : label.label));
}

async function positionOf(text: string, after = false): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(manifest);
  return document.positionAt(document.getText().indexOf(text) + (after ? text.length : 1));
}
