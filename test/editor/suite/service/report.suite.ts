import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, file } from "../editing.js";
import { waitFor } from "../wait-for.js";

const panels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);

describe("the report", () => {
  it("opens in one panel, however often it is asked for", async () => {
    await (await api()).getReport(file("roadworthy.yaml"));
    await vscode.commands.executeCommand("roadworthy.showReport");
    await waitFor("the panel", () => panels().length === 1);
    await vscode.commands.executeCommand("roadworthy.showReport");
    await waitFor("its name", () => panels()[0]?.label === "Readiness of answers");
    assert.equal(panels().length, 1);
  });

  it("can be checked again from its title", async () => {
    await vscode.commands.executeCommand("roadworthy.refreshReport");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await waitFor("the panel to close", () => panels().length === 0);
    await vscode.commands.executeCommand("roadworthy.refreshReport");
  });
});
