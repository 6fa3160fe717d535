import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, exists, file, textOf } from "../editing.js";
import { roadworthy } from "../extension.js";
import { acceptUntil } from "../quick-pick.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");

describe("a project without a manifest", () => {
  it("has a report when somebody asks, and shows nothing by itself", async () => {
    assert.equal(roadworthy().isActive, false);
    const report = await (await api()).getReport(file("app/main.py"));
    assert.ok(report && report.findings.length > 0);
    assert.equal(report.project.manifest, undefined);
    assert.equal((await api()).status, undefined);
    assert.deepEqual(
      vscode.languages.getDiagnostics().flatMap(([, found]) => found.filter(({ source }) => source === "Roadworthy")),
      [],
    );
  });

  it("gets one drafted from what the workspace shows", async () => {
    const command = vscode.commands.executeCommand("roadworthy.createManifest");
    await acceptUntil("the manifest", () => exists(manifest));
    await command;
    const text = await textOf(manifest);
    assert.match(text, /^version: 1$/m);
    assert.match(text, /openai/);
    assert.match(text, /fastapi/);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), manifest.toString());
    assert.match(editor.document.getText(editor.selection), /^TODO: [^"]+$/);
    await waitFor("the status", async () => (await api()).status);
    const report = await (await api()).getReport(manifest);
    assert.deepEqual(
      report?.findings.filter(({ rule }) => rule.startsWith("manifest/")),
      [],
    );
  });

  it("opens the one it has from then on", async () => {
    const before = await textOf(manifest);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.commands.executeCommand("roadworthy.createManifest");
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), manifest.toString());
    assert.equal(await textOf(manifest), before);
  });
});
