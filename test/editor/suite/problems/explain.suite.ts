import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, file, problemOf } from "../editing.js";
import { waitFor } from "../wait-for.js";

const previews = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input, label }) => input instanceof vscode.TabInputWebview && label.startsWith("Preview"));

describe("the explanation of a rule", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("is its page, without a network", async () => {
    await (await api()).getReport(file("roadworthy.yaml"));
    await vscode.commands.executeCommand("roadworthy.explainRule", "eval/dataset");
    await waitFor("the page", () => previews().some(({ label }) => label.includes("dataset.md")));
    const page = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: "roadworthy-rule", path: "/eval/dataset.md" }));
    assert.match(page.getText(), /^# .+\n[\s\S]*## Why[\s\S]*## How to fix it/);
  });

  it("is the manifest's page for a problem of the manifest itself", async () => {
    const problem = await problemOf(file("roadworthy.yaml"), "manifest/bad-value");
    await vscode.commands.executeCommand("roadworthy.explainRule", "manifest/bad-value");
    await waitFor("the page", () => previews().length > 0);
    const page = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: "roadworthy-rule", path: "/manifest/bad-value.md" }));
    assert.match(page.getText(), /`project\.stage`/);
    assert.match(typeof problem.code === "object" ? problem.code.target.path : "", /\/docs\/manifest\.md$/);
  });
});
