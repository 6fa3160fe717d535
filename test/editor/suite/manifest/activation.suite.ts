import assert from "node:assert/strict";
import * as vscode from "vscode";
import { roadworthy } from "../extension.js";
import { waitFor } from "../wait-for.js";

describe("a folder with a manifest", () => {
  it("wakes the extension", async () => {
    await waitFor("activation", () => roadworthy().isActive);
    // An activation that failed counts as active too: only this promise tells them apart.
    await roadworthy().activate();
  });

  it("has it beside the files, wherever these are, unless there is a browser only", () => {
    assert.deepEqual(roadworthy().packageJSON.extensionKind, ["workspace"]);
    const isWorker = "importScripts" in globalThis;
    assert.equal(roadworthy().extensionKind, isWorker ? vscode.ExtensionKind.UI : vscode.ExtensionKind.Workspace);
  });
});
