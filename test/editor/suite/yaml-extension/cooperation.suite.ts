import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, codeActions, file, problemGone, problemOf, problems, revertAll, ruleOf } from "../editing.js";
import { workspaceFolder } from "../extension.js";
import { completions, hoverText, labelOf } from "../language.js";
import { waitFor } from "../wait-for.js";

// The YAML extension itself cannot be downloaded here: an extension of its id and with its settings stands in for it (`stand-ins/`), which shows
// nothing. So this asserts what ours leaves to it, not what it then shows.

const manifest = file("roadworthy.yaml");
const update = (section: string, key: string, value: unknown) =>
  vscode.workspace.getConfiguration(section, workspaceFolder()).update(key, value, vscode.ConfigurationTarget.Workspace);

describe("beside the YAML extension", () => {
  afterEach(revertAll);

  before(async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(manifest));
    await waitFor("the stand-in", () => vscode.extensions.getExtension("redhat.vscode-yaml")?.isActive);
    await (await api()).getReport(manifest);
  });

  it("shows no error of shape a second time, and goes on showing what only it can know", async () => {
    await problemOf(manifest, "eval/dataset");
    await problemGone(manifest, "manifest/bad-value");
    assert.ok(problems(manifest).every((problem) => !ruleOf(problem).startsWith("manifest/bad")));
  });

  it("still offers to mend what the other shows", async () => {
    const document = await vscode.workspace.openTextDocument(manifest);
    const start = document.positionAt(document.getText().indexOf("productoin"));
    const actions = await codeActions(manifest, new vscode.Range(start, start.translate(0, 10)));
    assert.ok(
      actions.some(({ title, edit }) => edit && title.includes("production")),
      actions.map(({ title }) => title).join(),
    );
  });

  it("completes neither keys nor words of the schema, but what it knows of the workspace", async () => {
    assert.deepEqual((await completions(manifest, "stage: ")).map(labelOf), []);
    assert.deepEqual((await completions(manifest, "store: ")).map(labelOf), []);
    assert.ok((await completions(manifest, "dataset: ")).map(labelOf).includes("app.py"));
  });

  it("does not repeat what keys mean, and goes on saying what their rules found", async () => {
    const text = await hoverText(manifest, "dataset:");
    assert.doesNotMatch(text, /The cases/);
    assert.match(text, /`evals\/golden\.jsonl` is declared but does not exist/);
  });

  it("gives no second outline", async () => {
    const symbols: vscode.DocumentSymbol[] | undefined = await vscode.commands.executeCommand(
      "vscode.executeDocumentSymbolProvider",
      manifest,
    );
    assert.equal(symbols?.length ?? 0, 0);
  });

  it("takes over what is switched off there, or is asked for here", async () => {
    await update("yaml", "validate", false);
    await problemOf(manifest, "manifest/bad-value");
    await update("yaml", "validate", undefined);
    await problemGone(manifest, "manifest/bad-value");
    await update("roadworthy", "manifest.schemaFeatures", "on");
    await problemOf(manifest, "manifest/bad-value");
    assert.deepEqual((await completions(manifest, "stage: ")).map(labelOf), ["prototype", "pilot", "production"]);
    assert.match(await hoverText(manifest, "dataset:"), /The cases/);
    await update("roadworthy", "manifest.schemaFeatures", undefined);
    await problemGone(manifest, "manifest/bad-value");
  });
});
