import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, edit, file, revertAll } from "../editing.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");

describe("the status bar", () => {
  afterEach(revertAll);

  it("shows the report's score, in words too", async () => {
    const { getReport } = await api();
    const score = (await getReport(manifest))?.score.value;
    const status = await waitFor("the item", async () => (await api()).status);
    assert.match(status.text, new RegExp(`^\\$\\([a-z]+\\) ${score}$`));
    assert.match(status.label, new RegExp(`^Readiness ${score} of 100, \\d+ gaps, 1 error in the manifest$`));
  });

  it("lists areas and the best steps, with commands that exist", async () => {
    const tooltip = await waitFor("next steps", async () => {
      const text = (await api()).status?.tooltip;
      return text?.includes("Next best steps") && text;
    });
    assert.match(tooltip, /\| Evaluation \| [█░]{10} \| \d+ \|/);
    const commands = new Set(await vscode.commands.getCommands(true));
    const linked = [...tooltip.matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id ?? "");
    assert.ok(linked.length >= 2, tooltip);
    for (const id of linked) assert.ok(commands.has(id), id);
  });

  it("warns of a manifest that cannot be relied on, and only of that", async () => {
    await waitFor("a warning", async () => (await api()).status?.text.startsWith("$(warning)"));
    assert.match((await api()).status?.tooltip ?? "", /\[1 error in the manifest\]\(command:roadworthy\.openManifest/);
    await edit(manifest, "productoin", "production");
    await waitFor("no warning", async () => (await api()).status?.text.startsWith("$(checklist)"));
  });

  it("has no score of a manifest that cannot be read, says so, and has it again afterwards", async () => {
    const score = (await (await api()).getReport(manifest))?.score.value;
    await edit(manifest, "version: 1", "[ version: 1");
    const status = await waitFor("no score", async () => {
      const { status: now } = await api();
      return now?.text === "$(warning) no score" ? now : undefined;
    });
    assert.match(status.label, /: the manifest cannot be read$/);
    assert.match(status.tooltip, /nothing can be said of the project/);
    assert.doesNotMatch(status.tooltip, /of 100/);
    assert.deepEqual(await (await api()).getPractices(), []);
    await revertAll();
    await waitFor("the score", async () => (await api()).status?.text === `$(warning) ${score}`);
  });

  it("can be hidden", async () => {
    const settings = vscode.workspace.getConfiguration("roadworthy");
    await settings.update("statusBar.visible", false, vscode.ConfigurationTarget.Workspace);
    await waitFor("no item", async () => (await api()).status === undefined);
    await settings.update("statusBar.visible", undefined, vscode.ConfigurationTarget.Workspace);
    await waitFor("the item", async () => (await api()).status);
  });
});
